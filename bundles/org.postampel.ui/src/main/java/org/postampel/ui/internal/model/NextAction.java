package org.postampel.ui.internal.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;

/** The one thing a person is offered to do next after a check. */
public enum NextAction {
  /** Sign in once more. */
  SIGN_IN,
  /** Look at the server's certificate, and perhaps trust it. */
  SHOW_CERTIFICATE,
  /** Prove sending by a real message. */
  TEST_MESSAGE;

  /**
   * What helps against a finding.
   *
   * @param codes the codes of the findings
   * @param action what is offered
   */
  private record Rule(Set<String> codes, NextAction action) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              Set.of(
                  "signin.never",
                  "signin.again",
                  "signin.revoked",
                  "signin.expired",
                  "signin.google-expired",
                  "signin.interaction-needed",
                  "signin.second-factor-needed",
                  "signin.frequency",
                  "signin.consent-needed",
                  "signin.consent-refused",
                  "signin.foreign-account",
                  "signin.password-expired",
                  "secret.sign-in-ended"),
              SIGN_IN),
          new Rule(
              Set.of(
                  "tls.self-signed",
                  "tls.unknown-issuer",
                  "tls.intercepted",
                  "tls.host-name-mismatch",
                  "tls.certificate-expired",
                  "tls.certificate-not-yet-valid"),
              SHOW_CERTIFICATE));

  /** Only what is unknown can be trusted by comparing; a wrong name or date stays wrong. */
  private static final Set<String> TRUSTABLE = Set.of("tls.self-signed", "tls.unknown-issuer");

  /** The first red light's action; without a red light the one that closes an open point. */
  public static Optional<NextAction> of(CheckReport report) {
    Optional<StepResult> red = firstRed(report);
    if (red.isEmpty()) {
      return report
          .step(StepId.SHARING_SEND_AS)
          .flatMap(StepResult::reason)
          .filter(reason -> reason == GreyReason.NOT_CHOSEN)
          .filter(reason -> report.light() != Light.GREY)
          .map(reason -> TEST_MESSAGE);
    }
    String code = code(red.get());
    return RULES.stream().filter(rule -> rule.codes().contains(code)).map(Rule::action).findFirst();
  }

  /** The step whose light is the first red one. */
  public static Optional<StepResult> firstRed(CheckReport report) {
    return report.steps().stream().filter(step -> step.light() == Light.RED).findFirst();
  }

  /** Whether the certificate of this step may be trusted after somebody compared it. */
  public static boolean isTrustable(StepResult result) {
    return TRUSTABLE.contains(code(result));
  }

  /** The lower-case word that is the key of its text. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String code(StepResult result) {
    return result.finding().map(finding -> finding.code()).orElse("");
  }
}
