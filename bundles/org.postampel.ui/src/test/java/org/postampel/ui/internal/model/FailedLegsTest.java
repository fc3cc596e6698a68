package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Leg;
import org.postampel.check.Light;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.internal.fixture.House;

class FailedLegsTest {

  private static final StepId SMTP_LOGIN = StepId.of(MailProtocol.SMTP, "login");
  private static final StepId IMAP_LOGIN = StepId.of(MailProtocol.IMAP, "login");

  private final House house = new House();

  @Test
  void theServerThatWasProvenNeedNotBeAskedAgain() {
    house.checks.makeRed(SMTP_LOGIN);

    assertThat(FailedLegs.proven(report(CheckOptions.defaults()))).containsExactly(Leg.IMAP);
  }

  @Test
  void whenNothingFailedThereIsNothingToAskAgain() {
    assertThat(FailedLegs.proven(report(CheckOptions.defaults()))).isEmpty();
  }

  @Test
  void theProvenServerKeepsItsResultsAndTheReportSaysWhatWasAskedAgain() {
    house.checks.makeRed(SMTP_LOGIN);
    CheckReport earlier = report(CheckOptions.defaults());
    house.checks.makeRed(StepId.of(MailProtocol.POP3, "login"));
    CheckReport later = later(report(CheckOptions.defaults().withoutLegs(Set.of(Leg.IMAP))));

    CheckReport both = FailedLegs.together(earlier, later, Set.of(Leg.IMAP));

    assertThat(later.step(IMAP_LOGIN).orElseThrow().light()).isEqualTo(Light.GREY);
    assertThat(both.step(IMAP_LOGIN)).isEqualTo(earlier.step(IMAP_LOGIN));
    assertThat(both.step(SMTP_LOGIN).orElseThrow().light()).isEqualTo(Light.GREEN);
    assertThat(both.light()).isEqualTo(Light.GREEN);
    assertThat(both.environment().get("checked-again")).startsWith("smtp ");
    assertThat(both.started().plus(both.duration()))
        .isEqualTo(later.started().plus(later.duration()));
  }

  @Test
  void aServerThatFailsTheSecondTimeIsRed() {
    house.checks.makeRed(SMTP_LOGIN);
    CheckReport earlier = report(CheckOptions.defaults());
    CheckReport later = later(report(CheckOptions.defaults().withoutLegs(Set.of(Leg.IMAP))));

    assertThat(FailedLegs.together(earlier, later, Set.of(Leg.IMAP)).light()).isEqualTo(Light.RED);
  }

  private static CheckReport later(CheckReport report) {
    return new CheckReport(
        report.mailbox(),
        report.name(),
        report.address(),
        Instant.parse("2026-03-02T10:20:30Z"),
        Duration.ofSeconds(2),
        report.steps(),
        Map.of());
  }

  private CheckReport report(CheckOptions options) {
    house.checks.allowAll();
    return house.checks.run(
        house.configuration("support", House.sharedDraft()),
        options,
        CheckListener.NONE,
        new Cancellation());
  }
}
