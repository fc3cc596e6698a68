package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Remedy;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.ScriptedChecks;
import org.postampel.ui.internal.text.Sentences;

class ReportTextsTest {

  private static final StepId LOGIN = StepId.of(MailProtocol.SMTP, "login");

  private final House house = new House();

  @Test
  void theAdministratorGetsTheOwnRemediesWithTheirCommandsInTheLanguageOfTheDialog() {
    house.checks.makeRed(LOGIN);
    CheckReport report = report();

    String german = ReportTexts.forAdministrator(report, Sentences.in(Locale.GERMAN));
    String english = ReportTexts.forAdministrator(report, Sentences.in(Locale.ENGLISH));

    assertThat(german).startsWith("An den Administrator").contains(ScriptedChecks.COMMAND);
    assertThat(english).startsWith("For the administrator").contains(ScriptedChecks.COMMAND);
    assertThat(german)
        .as("what the person can do stays out")
        .doesNotContain(Sentences.in(Locale.GERMAN).get("sign-in.no-browser"));
  }

  @Test
  void withoutAnythingForTheAdministratorThereIsNoText() {
    assertThat(ReportTexts.forAdministrator(report(), Sentences.in(Locale.GERMAN))).isEmpty();
  }

  @Test
  void theReportIsTextOrJsonOfTheSameCheck() {
    house.checks.makeRed(LOGIN);
    CheckReport report = report();

    assertThat(ReportTexts.text(report, Locale.GERMAN)).contains(ScriptedChecks.COMMAND, "Rot");
    assertThat(ReportTexts.json(report, Locale.GERMAN))
        .contains("postampel-report/1", "smtp.auth-disabled");
  }

  @Test
  void oneStepIsCarriedAwayWithTheMailboxItIsAbout() {
    house.checks.makeRed(LOGIN);
    CheckReport report = report();

    String text = ReportTexts.text(report, report.step(LOGIN).orElseThrow(), Locale.GERMAN);

    assertThat(text).contains("Support", "SMTP: Anmeldung", ScriptedChecks.COMMAND);
    assertThat(text).doesNotContain("IMAP:");
  }

  @Test
  void whatThePersonCanDoIsReadBeforeWhatTheAdministratorCanDo() {
    house.checks.makeRed(LOGIN);

    StepReading reading = StepReading.of(report().step(LOGIN).orElseThrow(), Locale.GERMAN);

    assertThat(reading.groups())
        .extracting(StepReading.Group::who)
        .containsExactly(Remedy.Who.USER, Remedy.Who.ADMINISTRATOR);
    assertThat(reading.groups().get(1).remedies())
        .extracting(StepReading.Advice::command)
        .containsExactly(ScriptedChecks.COMMAND);
    assertThat(reading.causes()).hasSize(1);
    assertThat(reading.evidence()).hasSize(1);
  }

  private CheckReport report() {
    house.checks.allowAll();
    return house.checks.run(
        house.configuration("support", House.sharedDraft()),
        CheckOptions.defaults(),
        CheckListener.NONE,
        new Cancellation());
  }
}
