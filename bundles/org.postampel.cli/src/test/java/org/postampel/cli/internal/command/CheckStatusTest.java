package org.postampel.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckReport;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.GreyReason;
import org.postampel.check.Remedies;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailboxId;

class CheckStatusTest {

  private static final Sentence ANY = Sentence.of("any");
  private static final List<Evidence> SEEN =
      List.of(new Evidence(Evidence.Kind.SERVER_ANSWER, "* OK"));

  private static final CheckReport GREEN = report(green("imap.connect"), green("imap.login"));
  private static final CheckReport OPEN =
      report(green("imap.connect"), grey("sharing.send-as", GreyReason.NOT_CHOSEN));
  private static final CheckReport YELLOW = report(green("imap.connect"), yellow("imap.tls"));
  private static final CheckReport RED = report(green("imap.connect"), red("imap.login"));
  private static final CheckReport UNDECIDED =
      report(green("imap.connect"), grey("imap.login", GreyReason.CANCELLED));
  private static final CheckReport UNREACHABLE =
      report(
          green("imap.dns"),
          red("imap.connect"),
          red("smtp.dns"),
          grey("smtp.connect", GreyReason.BLOCKED));

  @Test
  void theLightsOfOneMailboxAreItsStatus() {
    assertThat(CheckStatus.of(List.of(GREEN), true)).isZero();
    assertThat(CheckStatus.of(List.of(YELLOW), false)).isEqualTo(1);
    assertThat(CheckStatus.of(List.of(RED), false)).isEqualTo(2);
    assertThat(CheckStatus.of(List.of(UNDECIDED), false)).isEqualTo(3);
  }

  @Test
  void anOpenPointCountsOnlyWhenStrict() {
    assertThat(CheckStatus.of(List.of(OPEN), false)).isZero();
    assertThat(CheckStatus.of(List.of(OPEN), true)).isEqualTo(1);
  }

  @Test
  void ofSeveralMailboxesRedComesBeforeUndecidedBeforeYellow() {
    assertThat(CheckStatus.of(List.of(GREEN, UNDECIDED, RED, YELLOW), false)).isEqualTo(2);
    assertThat(CheckStatus.of(List.of(GREEN, YELLOW, UNDECIDED), false)).isEqualTo(3);
    assertThat(CheckStatus.of(List.of(GREEN, YELLOW), false)).isEqualTo(1);
  }

  @Test
  void nothingReachableIsItsOwnStatusOnlyWhenReallyNothingWas() {
    assertThat(CheckStatus.of(List.of(UNREACHABLE, UNREACHABLE), false)).isEqualTo(69);
    assertThat(CheckStatus.of(List.of(UNREACHABLE, GREEN), false)).isEqualTo(2);
    assertThat(CheckStatus.of(List.of(report(green("oauth.token"), red("imap.dns"))), false))
        .isEqualTo(2);
    assertThat(CheckStatus.of(List.of(report(red("account.settings"), red("imap.dns"))), false))
        .isEqualTo(2);
  }

  private static CheckReport report(StepResult... steps) {
    return new CheckReport(
        new MailboxId("support"),
        "Support",
        "support@musterfirma.example",
        Instant.EPOCH,
        Duration.ZERO,
        Arrays.asList(steps),
        Map.of());
  }

  private static StepResult green(String id) {
    return StepResult.green(new StepId(id), ANY, SEEN, Duration.ZERO);
  }

  private static StepResult grey(String id, GreyReason reason) {
    return StepResult.grey(new StepId(id), reason, ANY, List.of(), Duration.ZERO);
  }

  private static StepResult yellow(String id) {
    return StepResult.yellow(new StepId(id), finding(), SEEN, Duration.ZERO);
  }

  private static StepResult red(String id) {
    return StepResult.red(new StepId(id), finding(), SEEN, Duration.ZERO);
  }

  private static Finding finding() {
    return new Finding("a.b", "", ANY, List.of(ANY), Remedies.of(Remedy.of(Remedy.Who.USER, ANY)));
  }
}
