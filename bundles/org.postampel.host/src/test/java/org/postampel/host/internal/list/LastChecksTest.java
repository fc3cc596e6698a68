package org.postampel.host.internal.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.mailbox.MailboxId;

class LastChecksTest {

  private static final MailboxId SUPPORT = new MailboxId("support");
  private static final LastCheck.Done GREEN =
      new LastCheck.Done("green", Instant.parse("2026-02-03T10:15:30.123Z"));

  @TempDir private Path temporary;
  private Path file;

  @BeforeEach
  void nameAFileInAFolderNobodyMade() {
    file = temporary.resolve("store").resolve("last-checks.properties");
  }

  @Test
  void aMailboxNeverCheckedHasNoLight() {
    assertThat(new LastChecks(file).of(SUPPORT, "settings")).isEqualTo(new LastCheck.Never());
    assertThat(file).doesNotExist();
  }

  @Test
  void aCheckSurvivesARestart() {
    new LastChecks(file).remember(SUPPORT, GREEN, "settings");

    assertThat(new LastChecks(file).of(SUPPORT, "settings")).isEqualTo(GREEN);
  }

  @Test
  void theFileIsReadWhenSomethingIsAskedAndNotBefore() {
    LastChecks earlier = new LastChecks(file);
    new LastChecks(file).remember(SUPPORT, GREEN, "settings");

    assertThat(earlier.of(SUPPORT, "settings")).isEqualTo(GREEN);
  }

  @Test
  void theLaterCheckCounts() {
    LastChecks checks = new LastChecks(file);
    checks.remember(SUPPORT, GREEN, "settings");
    LastCheck.Done red = new LastCheck.Done("red", Instant.parse("2026-02-04T08:00:00Z"));
    checks.remember(SUPPORT, red, "settings");

    assertThat(checks.of(SUPPORT, "settings")).isEqualTo(red);
    assertThat(new LastChecks(file).of(SUPPORT, "settings")).isEqualTo(red);
  }

  @Test
  void theLightOfOtherSettingsProvesNothing() {
    LastChecks checks = new LastChecks(file);
    checks.remember(SUPPORT, GREEN, "settings");

    assertThat(checks.of(SUPPORT, "others")).isEqualTo(new LastCheck.Outdated(GREEN.finished()));
  }

  @Test
  void aForgottenMailboxIsForgottenOnDiskToo() {
    LastChecks checks = new LastChecks(file);
    checks.remember(SUPPORT, GREEN, "settings");
    checks.forget(SUPPORT);

    assertThat(checks.of(SUPPORT, "settings")).isEqualTo(new LastCheck.Never());
    assertThat(file).content().doesNotContain("support");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "support = \\uXYZ1",
        "support = green",
        "support = green yesterday settings",
        "support = purple 2026-02-03T10:15:30Z settings",
        "support = green 2026-02-03T10:15:30Z settings and more",
        "\u0000\u0001"
      })
  void aFileThatMakesNoSenseCountsAsEmpty(String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);

    assertThat(new LastChecks(file).of(SUPPORT, "settings")).isEqualTo(new LastCheck.Never());
  }

  @Test
  void aFileInAnotherEncodingCountsAsEmptyAndIsReplaced() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, "support = grün".getBytes(StandardCharsets.ISO_8859_1));
    LastChecks checks = new LastChecks(file);
    checks.remember(SUPPORT, GREEN, "settings");

    assertThat(new LastChecks(file).of(SUPPORT, "settings")).isEqualTo(GREEN);
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    LastChecks checks = new LastChecks(file);
    checks.remember(SUPPORT, GREEN, "settings");
    checks.remember(new MailboxId("info"), GREEN, "settings");

    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aWriteThatFailsLeavesTheEarlierFileWhole() throws IOException {
    LastChecks checks = new LastChecks(file);
    checks.remember(SUPPORT, GREEN, "settings");
    String earlier = Files.readString(file);
    // A folder in the place of the half-written file: writing it cannot begin.
    Files.createDirectory(file.resolveSibling("last-checks.properties.part"));
    MailboxId info = new MailboxId("info");

    assertThatThrownBy(() -> checks.remember(info, GREEN, "settings"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(file).hasContent(earlier);
    assertThat(checks.of(info, "settings")).isEqualTo(GREEN);
  }

  @Test
  void theFolderItMakesIsForThisUserAlone() throws IOException {
    new LastChecks(file).remember(SUPPORT, GREEN, "settings");

    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwx------");
    } else {
      assertThat(file.getParent()).isDirectory();
    }
  }
}
