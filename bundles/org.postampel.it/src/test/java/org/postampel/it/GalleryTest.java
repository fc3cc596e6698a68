package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gallery in one language and one theme. Needs a display and fails without one. */
class GalleryTest {

  private static final String ENDING = ".de.light.png";

  /** What must never be missing, whatever else there is. */
  private static final List<String> STATES =
      List.of(
          "list",
          "list-checked",
          "mailbox-empty",
          "mailbox-shared",
          "mailbox-wrong-address",
          "mailbox-consent-waiting",
          "passphrase-choose",
          "passphrase-choose-differs",
          "passphrase-open",
          "mailbox-passphrase-refused",
          "sign-in-browser",
          "sign-in-refused",
          "sign-in-consent",
          "sign-in-wrong-account",
          "sign-out",
          "check-idle",
          "check-running",
          "check-cancelled",
          "check-green",
          "check-yellow",
          "check-red-imap-off",
          "certificate");

  @Test
  void everyStateOfTheDialogsIsAPictureOfADialog(@TempDir Path folder)
      throws IOException, InterruptedException {
    Program.Outcome outcome =
        Program.runCommand(
            Stream.concat(
                    Program.javaCommand().stream(),
                    Stream.of("gallery", folder.toString(), "--lang", "de", "--theme", "light"))
                .toList(),
            "",
            Map.of());

    assertThat(outcome.status()).as(outcome.out() + outcome.err()).isZero();
    assertThat(folder.toFile().list())
        .contains(STATES.stream().map(state -> state + ENDING).toArray(String[]::new));
    try (Stream<Path> pictures = Files.list(folder)) {
      assertThat(pictures).hasSizeGreaterThan(30).allSatisfy(GalleryTest::showsADialog);
    }
  }

  private static void showsADialog(Path file) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isBetween(300, 1600);
    assertThat(picture.getHeight()).isBetween(100, 1200);
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    int background = pixels[pixels.length / 2];
    long other = Arrays.stream(pixels).filter(pixel -> pixel != background).count();
    // Text and frames of even the smallest dialog; a flat picture has none of it.
    assertThat(other).as("what differs from the middle").isGreaterThan(pixels.length / 100L);
    assertThat(Arrays.stream(pixels).distinct().limit(20).count()).isEqualTo(20);
  }
}
