package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckPlan;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckTexts;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.check.internal.contribution.ContributedSteps;
import org.postampel.check.internal.registry.StepOffer;
import org.postampel.check.report.JsonReportWriter;
import org.postampel.check.report.TextReportWriter;
import org.postampel.check.step.StepAnswer;
import org.postampel.core.mailbox.MailProtocol;

/** A vendor's step is planned, run and reported like ours, and a bad one harms nothing else. */
@Timeout(60)
class ContributedStepTest {

  private final Bench bench = new Bench();

  @Test
  void vendorsStepStandsInPlanAndReportAndIsRedThenGreen() throws Exception {
    CheckReport red = check(VendorStep.offer(VendorStep::unlicensed));
    StepResult missing = vendors(red);
    assertThat(missing.light()).isEqualTo(Light.RED);
    assertThat(missing.finding().orElseThrow().code()).isEqualTo("musterfirma.no-licence");
    assertThat(red.light()).isEqualTo(Light.RED);
    StringWriter json = new StringWriter();
    new JsonReportWriter().write(red, Locale.GERMAN, json);
    assertThat(json.toString())
        .contains("\"title\":\"Lizenz der Musterfirma\"")
        .contains("\"text\":\"Bestellen Sie eine Lizenz für ein weiteres Postfach.\"");
    StringWriter text = new StringWriter();
    TextReportWriter.plain().write(red, Locale.ENGLISH, text);
    assertThat(text.toString()).contains("Licence of Musterfirma").contains("Order a licence");

    CheckReport green = check(VendorStep.offer(VendorStep::licensed));
    assertThat(vendors(green).light()).isEqualTo(Light.GREEN);
    assertThat(green.light()).as("clear text was chosen").isEqualTo(Light.YELLOW);
    assertThat(bench.events).contains("started " + VendorStep.ID, "finished " + VendorStep.ID);
  }

  @Test
  void planThatTheListenerHearsNamesTheVendorsStepLast() {
    bench.contributed = ContributedSteps.of(List.of(VendorStep.offer(VendorStep::licensed)));
    CheckPlan[] heard = new CheckPlan[1];
    bench
        .runner()
        .run(
            Samples.withPassword(),
            CheckOptions.defaults(),
            new CheckListener() {
              @Override
              public void planned(CheckPlan plan) {
                heard[0] = plan;
              }
            },
            bench.cancellation);
    StepId last = heard[0].ids().get(heard[0].ids().size() - 1);
    assertThat(last.value()).isEqualTo(VendorStep.ID);
    assertThat(CheckTexts.in(Locale.GERMAN).title(heard[0].find(last).orElseThrow()))
        .isEqualTo("Lizenz der Musterfirma");
  }

  @Test
  void stepThatFailsInAnyWayIsGreyProbeFailedAndTheOthersGoOn() {
    for (VendorStep.Question broken :
        List.<VendorStep.Question>of(
            context -> {
              throw new IllegalStateException("defect");
            },
            context -> {
              throw new NoClassDefFoundError("com/musterfirma/Gone");
            },
            context -> {
              throw new Error("anything");
            },
            context -> null,
            context -> StepAnswer.notApplicable(VendorStep.sentence("no.such.text")))) {
      CheckReport report = check(VendorStep.offer(broken));
      assertThat(vendors(report).reason()).contains(GreyReason.PROBE_FAILED);
      assertThat(report.light()).isEqualTo(Light.GREY);
      assertThat(report.step(StepId.IMAP_MAILBOX).orElseThrow().light()).isEqualTo(Light.GREEN);
    }
  }

  @Test
  void stepThatHangsIsGreyWhenItsTimeIsOverAndTheOthersDoNotWait() {
    bench.options = CheckOptions.defaults().withStepTimeout(Duration.ofMillis(600));
    CountDownLatch never = new CountDownLatch(1);
    CheckReport report =
        check(
            VendorStep.offer(
                context -> {
                  assertThat(context.timeLimit()).isEqualTo(Duration.ofMillis(600));
                  never.await();
                  return VendorStep.licensed(context);
                }),
            VendorStep.offer("account.musterfirma-second", Set.of(), VendorStep::licensed));
    assertThat(vendors(report).reason()).contains(GreyReason.PROBE_FAILED);
    assertThat(vendors(report).duration()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    assertThat(report.duration()).isLessThan(Duration.ofSeconds(20));
    assertThat(report.step(new StepId("account.musterfirma-second")).orElseThrow().light())
        .isEqualTo(Light.GREEN);
  }

  @Test
  void stepWaitsForWhatItRequiresAndIsBlockedByTitle() {
    StepOffer first = VendorStep.offer(VendorStep::unlicensed);
    StepOffer second =
        VendorStep.offer(
            "imap.musterfirma-rules",
            Set.of(new StepId(VendorStep.ID), StepId.IMAP_MAILBOX),
            VendorStep::licensed);
    StepResult blocked =
        check(first, second).step(new StepId("imap.musterfirma-rules")).orElseThrow();
    assertThat(blocked.reason()).contains(GreyReason.BLOCKED);
    assertThat(blocked.summary().in(Locale.GERMAN)).contains("Lizenz der Musterfirma");
  }

  @Test
  void stepOfAProtocolThatIsNotUsedDoesNotApply() {
    StepOffer pop =
        VendorStep.offer(
            "pop3.musterfirma-rules", Set.of(StepId.POP3_MAILBOX), VendorStep::licensed);
    StepResult result = check(pop).step(new StepId("pop3.musterfirma-rules")).orElseThrow();
    assertThat(result.reason()).contains(GreyReason.NOT_APPLICABLE);
  }

  private CheckReport check(StepOffer... offers) {
    bench.contributed = ContributedSteps.of(Arrays.asList(offers));
    return bench.check(CheckRunTest.clearTextButTokens(MailProtocol.IMAP).build());
  }

  private static StepResult vendors(CheckReport report) {
    return report.step(new StepId(VendorStep.ID)).orElseThrow();
  }
}
