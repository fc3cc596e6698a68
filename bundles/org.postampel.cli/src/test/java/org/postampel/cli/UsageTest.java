package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.text.Texts;

class UsageTest {

  @TempDir Path folder;
  private Caller caller;

  @BeforeEach
  void somebodyCalls() {
    caller = new Caller(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "'', Name a command",
    "chekc, Unknown: chekc (similar: check)",
    "mailbox lst, Unknown: lst (similar: list)",
    "check, say --all",
    "check support --all, not both",
    "check support --timeout 0, seconds from 1",
    "check support --timeout soon, --timeout cannot be \"soon\"",
    "check support --lang fr, possible are de",
    "check support --framework jigsaw, 'felix, equinox, none'",
    "check support --wrapping-key flie, 'file, vault'",
    "check support --html -, not there yet",
    "check support --nonsense=much, Unknown: --nonsense",
    "check support --json - --json -, --json is given twice",
    "secret, Name a command; ./run secret --help",
    "secret set support, Missing: KIND",
    "secret set support pasword, password",
    "mailbox show, Missing: ID",
    "mailbox add Support name=x, small letters",
    "mailbox add support name, number 1",
    "mailbox add support name=x name=y, name is given twice",
    "mailbox add support password=geheim, There is no setting \"password\""
  })
  void wrongUseIsSaidInASentenceWithStatus64(String words, String sentence) {
    String[] all = words.isEmpty() ? new String[0] : words.split(" ");
    assertThat(caller.callExactly(all)).isEqualTo(64);
    assertThat(caller.err()).contains(sentence);
    assertThat(caller.out()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailbox add support password=geheim",
        "mailbox add support geheim",
        "secret set support password geheim",
        "secret set support password --value=geheim",
        "secret set support password --value geheim",
        "check support --password=geheim",
        "secret status geheim"
      })
  void aSecretGivenAsAnArgumentIsNotRepeated(String words) {
    assertThat(caller.call(words.split(" "))).isEqualTo(64);
    assertThat(caller.err()).isNotEmpty().doesNotContain("geheim");
    assertThat(caller.out()).isEmpty();
  }

  @Test
  void theHelpOfAddNamesEverySetting() {
    for (String language : new String[] {"de", "en"}) {
      assertThat(caller.callExactly("mailbox", "add", "--help", "--lang", language)).isZero();
      assertThat(caller.out())
          .contains(Stream.of(MailboxField.values()).map(MailboxField::key).toList());
    }
  }

  @Test
  void helpSpeaksTheChosenLanguageAndListsTheExitStatuses() {
    assertThat(caller.callExactly("check", "--help", "--lang", "de")).isZero();
    assertThat(caller.out())
        .contains("Aufruf: ./run check", "--ephemeral", "kein solches Postfach");
    assertThat(caller.callExactly("check", "--help")).isZero();
    assertThat(caller.out()).contains("Usage: ./run check", "no such mailbox");
  }

  @Test
  void theEnvironmentChoosesTheLanguageAndTheOptionOverrulesIt() {
    caller.environment("LANG", "de_DE.UTF-8");
    caller.callExactly("check");
    assertThat(caller.err()).contains("Nennen Sie die Postfächer");
    caller.callExactly("check", "--lang=en");
    assertThat(caller.err()).contains("Name the mailboxes");
    caller.environment("LC_ALL", "C").callExactly("check");
    assertThat(caller.err()).contains("Name the mailboxes");
  }

  @Test
  void everyCommandKnowsItsVersion() {
    assertThat(caller.callExactly("--version")).isZero();
    assertThat(caller.out()).startsWith("Postampel ");
    assertThat(caller.callExactly("mailbox", "list", "--version")).isZero();
    assertThat(caller.out()).startsWith("Postampel ");
  }

  @Test
  void everySentenceIsThereInBothLanguages() {
    Texts english = Texts.beside(Main.class, Locale.ENGLISH);
    Texts german = Texts.beside(Main.class, Locale.GERMAN);
    for (String key : english.keys()) {
      if (!key.startsWith("usage.synopsis")) {
        assertThat(german.get(key)).as(key).isNotEqualTo(english.get(key));
      }
    }
    assertThat(german.keys()).isEqualTo(english.keys());
  }
}
