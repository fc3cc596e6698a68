package org.postampel.ui.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.OtherPort;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.ui.internal.text.Sentences;

/** The one thing a person is offered to do next after a check. */
public sealed interface NextAction {

  /** Sign in once more. */
  record SignIn() implements NextAction {}

  /**
   * Take over a port that answers where the configured one does not.
   *
   * @param port a port that the check proved
   */
  record UsePort(OtherPort port) implements NextAction {}

  /**
   * Look at the server's certificate.
   *
   * @param chain what the server sent, its own one first; at least one
   * @param trustable whether it may be trusted after somebody compared it
   */
  record ShowCertificate(List<ServerCertificate> chain, boolean trustable) implements NextAction {
    /** Copies the chain. */
    public ShowCertificate {
      chain = List.copyOf(chain);
    }
  }

  /** Prove sending by a real message. */
  record TestMessage() implements NextAction {}

  /** Findings after which a person who signs in once more gets on. */
  Set<String> SIGN_IN_HELPS =
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
          "secret.sign-in-ended");

  /** Findings about a certificate that is worth a look. */
  Set<String> CERTIFICATE =
      Set.of(
          "tls.self-signed",
          "tls.unknown-issuer",
          "tls.intercepted",
          "tls.host-name-mismatch",
          "tls.certificate-expired",
          "tls.certificate-not-yet-valid");

  /** Only what is unknown can be trusted by comparing; a wrong name or date stays wrong. */
  Set<String> TRUSTABLE = Set.of("tls.self-signed", "tls.unknown-issuer");

  /** The first red light's action; without a red light the one that closes an open point. */
  static Optional<NextAction> of(CheckReport report) {
    Optional<StepResult> red =
        report.steps().stream().filter(step -> step.light() == Light.RED).findFirst();
    return red.isPresent() ? against(red.get()) : openPoint(report);
  }

  private static Optional<NextAction> against(StepResult red) {
    String code = red.finding().orElseThrow().code();
    if (SIGN_IN_HELPS.contains(code)) {
      return Optional.of(new SignIn());
    } else if (CERTIFICATE.contains(code)) {
      List<ServerCertificate> chain = ServerCertificate.chain(red);
      return chain.isEmpty()
          ? Optional.empty()
          : Optional.of(new ShowCertificate(chain, TRUSTABLE.contains(code)));
    }
    return OtherPort.in(red).stream().findFirst().map(UsePort::new);
  }

  private static Optional<NextAction> openPoint(CheckReport report) {
    return report
        .step(StepId.SHARING_SEND_AS)
        .flatMap(StepResult::reason)
        .filter(reason -> reason == GreyReason.NOT_CHOSEN)
        .filter(reason -> report.light() != Light.GREY)
        .map(reason -> new TestMessage());
  }

  /** What stands on the button. */
  default String text(Sentences sentences) {
    if (this instanceof UsePort use) {
      return sentences.get("check.next.use-port", String.valueOf(use.port().port()));
    } else if (this instanceof ShowCertificate) {
      return sentences.get("check.next.show-certificate");
    }
    return sentences.get(this instanceof SignIn ? "check.next.sign-in" : "check.next.test-message");
  }
}
