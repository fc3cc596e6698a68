package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host on the built distribution where a passphrase protects the stored sign-ins. */
class PassphraseStoryTest {

  @TempDir static Path temporary;

  @Test
  void thePassphraseIsChosenAtTheFirstPasswordAndAskedForOnceAfterARestart() throws IOException {
    Path data = temporary.resolve("data");
    Path mailboxes = Files.createDirectories(data.resolve("mailboxes"));
    Files.writeString(
        mailboxes.resolve("kasse.properties"),
        String.join(
            "\n",
            "name = Kasse",
            "address = kasse@firma.example",
            "incoming.protocol = imap",
            "incoming.host = mail.firma.example",
            "incoming.port = 993",
            "incoming.security = tls",
            "outgoing.enabled = false",
            "sign-in = password",
            "sign-in.account = kasse",
            ""));
    try (Accessibility eyes = Accessibility.start()) {
      inTheHost(
          eyes,
          data,
          temporary.resolve("first"),
          person -> {
            savesAPassword(person, "Sommer 2026");
            person.isIn("passphrase.title");
            person.types("passphrase.field", "eine lange Passphrase");
            person.types("passphrase.again", "eine lange Passphrase");
            person.presses("passphrase.ok");
            person.isIn("window.title");

            savesAPassword(person, "Herbst 2026");
            person.isIn("window.title");
          });
      assertThat(data.resolve("store").resolve("store.properties"))
          .content()
          .contains("passphrase");

      inTheHost(
          eyes,
          data,
          temporary.resolve("second"),
          person -> {
            savesAPassword(person, "Winter 2026");
            person.isIn("passphrase.title");
            person.types("passphrase.field", "eine lange Passphrase");
            person.presses("passphrase.ok");
            person.isIn("window.title");

            savesAPassword(person, "Frost 2026");
            person.isIn("window.title");
          });
    }
  }

  private static void inTheHost(Accessibility eyes, Path data, Path folder, Consumer<Person> story)
      throws IOException {
    AccessibleHost host =
        AccessibleHost.start(eyes, "en", data, Files.createDirectory(folder), "passphrase");
    try {
      story.accept(new Person(eyes, Words.in("en")));
    } finally {
      host.close();
    }
  }

  private static void savesAPassword(Person person, String password) {
    person.opens("command.edit", "Kasse");
    person.isIn("mailbox.title.edit");
    person.types("field.password", password);
    person.presses("button.save-unproven");
  }
}
