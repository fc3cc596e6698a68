package org.postampel.oauth;

import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.SecretName;
import org.postampel.core.text.Texts;

/** Chooses the text key and arguments of a sign-in's outcome. */
final class SignInSentence {

  private SignInSentence() {}

  static String of(SignInOutcome outcome, Texts texts) {
    if (outcome instanceof SignInOutcome.Granted granted) {
      return texts.get(
          granted.renewable() ? "signin.granted" : "signin.granted-briefly",
          granted.account().userName());
    } else if (outcome instanceof SignInOutcome.ConsentPending pending) {
      return texts.get("signin.consent-pending", pending.adminConsentAddress());
    } else if (outcome instanceof SignInOutcome.SignInNeeded needed) {
      return texts.get("signin.again", needed.failure().error());
    } else if (outcome instanceof SignInOutcome.WrongAccount wrong && wrong.isOtherTenant()) {
      return texts.get(
          "signin.wrong-tenant", wrong.expectedTenant(), wrong.actual(), wrong.actualTenant());
    } else if (outcome instanceof SignInOutcome.WrongAccount wrong) {
      return texts.get("signin.wrong-account", wrong.expected(), wrong.actual());
    } else if (outcome instanceof SignInOutcome.Denied denied) {
      String ours = "signin.denied." + denied.failure().error();
      return texts.has(ours) && denied.failure().httpStatus() == 0
          ? texts.get(ours, denied.failure().description())
          : texts.get("signin.denied", denied.failure().error(), denied.failure().description());
    } else if (outcome instanceof SignInOutcome.BlockedByPolicy blocked) {
      AuthorityFailure said = blocked.failure();
      return texts.get("signin.blocked-by-policy", said.error(), said.description());
    } else if (outcome instanceof SignInOutcome.DeviceCodeExpired) {
      return texts.get("signin.device-code-expired");
    } else if (outcome instanceof SignInOutcome.DeviceCodeDeclined) {
      return texts.get("signin.device-code-declined");
    } else if (outcome instanceof SignInOutcome.SecretMissing missing) {
      return texts.get(
          missing.name().kind() == SecretName.Kind.CERTIFICATE
              ? "signin.passphrase-missing"
              : "signin.secret-missing");
    } else if (outcome instanceof SignInOutcome.Unsupported unsupported) {
      return texts.get("unsupported." + unsupported.what());
    } else if (outcome instanceof SignInOutcome.RedirectUnavailable redirect) {
      return texts.get("signin.redirect-unavailable", redirect.redirect(), redirect.cause());
    } else if (outcome instanceof SignInOutcome.Unreachable unreachable) {
      return texts.get("signin.unreachable", unreachable.cause());
    } else if (outcome instanceof SignInOutcome.StoreFailed failed) {
      return texts.get("signin.store-failed", failed.failure().location());
    }
    return texts.get("signin.cancelled");
  }
}
