package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a screen reader reads of the built distribution, in English, and does there. */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AccessibilityTest {

  @TempDir private static Path temporary;
  private static DemoTenantProcess demo;
  private static Accessibility eyes;
  private static AccessibleHost host;
  private static Person person;

  @BeforeAll
  static void openTheHost() throws IOException {
    demo = DemoTenantProcess.start(temporary.resolve("demo"));
    eyes = Accessibility.start();
    host = AccessibleHost.start(eyes, "en", temporary.resolve("demo"), temporary);
    person = new Person(eyes, Words.in("en"));
  }

  @AfterAll
  static void closeIt() throws IOException, InterruptedException {
    if (host != null) {
      host.close();
    }
    if (eyes != null) {
      eyes.close();
    }
    demo.stop();
  }

  @Test
  void theTableOfTheCheckIsReadWithItsLightsAsWordsAndStartIsPressed() {
    person.opens("command.check", "(info)");
    person.isIn("check.title");
    person.clicks("check.start");
    person.mayPress("check.again");

    assertThat(person.rows()).hasSizeGreaterThan(15);
    assertThat(person.rows())
        .extracting(row -> List.of(row.get(0), row.get(1)))
        .contains(
            List.of("green", "IMAP: sign-in"),
            List.of("red", "IMAP: open the mailbox"),
            List.of("not checked: blocked", "IMAP: folders"));
  }

  @Test
  void anAnswerIsReadWithTheQuestionItAnswers() {
    person.escapesTo("window.title");
    person.opens("command.edit", "(bernd)");
    person.isIn("mailbox.title.edit");

    assertThat(person.questionOf("question.kind.personal")).isEqualTo("Mailbox");
    assertThat(person.questionOf("question.kind.shared")).isEqualTo("Mailbox");
    for (String who : List.of("person", "each-person", "application")) {
      assertThat(person.questionOf("question.who." + who)).as(who).isEqualTo("Sign-in");
    }
    person.escapesTo("window.title");
  }

  @Test
  void aSavedMailboxIsChangedByKeyboardAlone() throws IOException {
    person.escapesTo("window.title");
    person.opens("command.edit", "(bernd)");
    person.isIn("mailbox.title.edit");
    person.types("field.name", "Bernd by keyboard");
    person.presses("button.save-unproven");
    person.isIn("window.title");
    person.reads("Bernd by keyboard");

    assertThat(temporary.resolve("demo/mailboxes/bernd.properties"))
        .content()
        .contains("name = Bernd by keyboard");
  }
}
