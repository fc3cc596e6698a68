package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.core.mailbox.MailProtocol.IMAP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.GreyReason;
import org.postampel.check.Leg;
import org.postampel.check.PlannedStep;
import org.postampel.check.Remedies;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;

class CheckedLegTest {

  private static final Sentence WORDS = Sentence.of("skipped.no-tls");

  private final List<StepRow> rows = new ArrayList<>();

  @Test
  void stepsOfOneLegStandTogetherThoughThePlanHasThemApart() {
    green("imap.login");
    green("smtp.login");
    green("imap.write");

    assertThat(CheckedLeg.of(rows)).extracting(CheckedLeg::leg).containsExactly(Leg.IMAP, Leg.SMTP);
    assertThat(leg().steps())
        .extracting(row -> row.step().value())
        .containsExactly("imap.login", "imap.write");
  }

  @Test
  void aLegThatAnotherOneHinderedIsNotGreen() {
    green("imap.tls");
    grey("imap.login", GreyReason.BLOCKED);

    assertThat(leg().lamp()).isEqualTo(Lamp.GREY);
    assertThat(leg().reason()).contains(GreyReason.BLOCKED);
    assertThat(leg().proven()).isEqualTo(1);
    assertThat(leg().asked()).isEqualTo(2);
  }

  @Test
  void whatHinderedALegIsNamedBeforeWhatIsOnlyOpen() {
    grey("imap.quota", GreyReason.NOT_INSPECTABLE);
    grey("imap.login", GreyReason.CANCELLED);

    assertThat(leg().reason()).contains(GreyReason.CANCELLED);
    assertThat(CheckedLeg.decisive(rows)).map(StepRow::step).contains(StepId.of(IMAP, "login"));
  }

  @Test
  void aHinderedLegSaysWhyAlsoWhereAStepBeforeIsYellow() {
    yellow("imap.tls");
    grey("imap.login", GreyReason.BLOCKED);

    assertThat(leg().lamp()).isEqualTo(Lamp.GREY);
    assertThat(leg().reason()).contains(GreyReason.BLOCKED);
  }

  @Test
  void anOptionalStepThatNobodyChoseIsNoQuestion() {
    green("imap.login");
    grey("imap.write", GreyReason.NOT_CHOSEN);
    grey("imap.quota", GreyReason.NOT_APPLICABLE);

    assertThat(leg().lamp()).isEqualTo(Lamp.GREEN);
    assertThat(leg().asked()).isEqualTo(1);
    assertThat(CheckedLeg.decisive(rows)).isEmpty();
  }

  @Test
  void aLegOfNothingButThatSaysWhy() {
    grey("imap.login", GreyReason.NOT_APPLICABLE);

    assertThat(leg().lamp()).isEqualTo(Lamp.GREY);
    assertThat(leg().reason()).contains(GreyReason.NOT_APPLICABLE);
    assertThat(leg().duration()).isEmpty();
  }

  @Test
  void aLegWaitsWhileItsNextStepNeedsAnotherLeg() {
    green("imap.greeting");
    StepRow login = StepRow.waiting(new PlannedStep.Runs(StepId.of(IMAP, "login"), Set.of()));
    rows.add(login);
    assertThat(leg().lamp()).isEqualTo(Lamp.WAITING);

    rows.set(1, login.running());
    assertThat(leg().lamp()).isEqualTo(Lamp.RUNNING);
    assertThat(leg().duration()).contains(Duration.ofMillis(120));
  }

  private CheckedLeg leg() {
    return CheckedLeg.of(rows).get(0);
  }

  private void green(String step) {
    rows.add(
        StepRow.finished(
            StepResult.green(
                new StepId(step),
                WORDS,
                List.of(new Evidence(Evidence.Kind.SERVER_ANSWER, "* OK")),
                Duration.ofMillis(120))));
  }

  private void yellow(String step) {
    Finding finding =
        new Finding(
            "tls.expires-soon",
            "T4",
            WORDS,
            List.of(WORDS),
            Remedies.of(Remedy.of(Remedy.Who.USER, WORDS)));
    rows.add(
        StepRow.finished(
            StepResult.yellow(
                new StepId(step),
                finding,
                List.of(new Evidence(Evidence.Kind.SERVER_ANSWER, "notAfter")),
                Duration.ofMillis(120))));
  }

  private void grey(String step, GreyReason reason) {
    rows.add(
        StepRow.finished(
            StepResult.grey(new StepId(step), reason, WORDS, List.of(), Duration.ZERO)));
  }
}
