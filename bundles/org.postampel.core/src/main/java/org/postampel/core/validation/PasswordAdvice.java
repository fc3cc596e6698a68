package org.postampel.core.validation;

import java.util.Locale;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.validation.ServerFields.Endpoint;

/**
 * Warnings about passwords where the provider no longer wants them. Microsoft 365: Exchange Team
 * Blog, 27 January 2026.
 */
final class PasswordAdvice {

  private static final String PRIVATE_ACCOUNTS = "consumers";

  private final TypedFields typed;
  private final ProviderPreset preset;

  PasswordAdvice(TypedFields typed, ProviderPreset preset) {
    this.typed = typed;
    this.preset = preset;
  }

  void receiving(Optional<Endpoint> endpoint, Optional<ServerSignIn> signIn) {
    give(
        endpoint,
        signIn,
        MailboxField.SIGN_IN_ACCOUNT,
        MailboxField.SIGN_IN,
        ProblemCodes.PASSWORD_MICROSOFT_RECEIVING);
  }

  void sending(Optional<Endpoint> endpoint, Optional<ServerSignIn> signIn) {
    boolean own = typed.isTyped(MailboxField.OUTGOING_SIGN_IN);
    give(
        endpoint,
        signIn,
        typed.isTyped(MailboxField.OUTGOING_SIGN_IN_ACCOUNT)
            ? MailboxField.OUTGOING_SIGN_IN_ACCOUNT
            : MailboxField.SIGN_IN_ACCOUNT,
        own ? MailboxField.OUTGOING_SIGN_IN : MailboxField.SIGN_IN,
        ProblemCodes.PASSWORD_MICROSOFT_SENDING);
  }

  private void give(
      Optional<Endpoint> endpoint,
      Optional<ServerSignIn> signIn,
      MailboxField account,
      MailboxField choice,
      String code) {
    if (!(signIn.orElse(null) instanceof ServerSignIn.Password password)) {
      return;
    }
    if (isMicrosoft365(endpoint)) {
      typed.warning(choice, code);
      if (password.loginName().contains("\\") || password.loginName().contains("/")) {
        typed.warning(account, ProblemCodes.ACCOUNT_SHARED_SYNTAX, password.loginName());
      }
    } else if (!preset.passwordSignIn()) {
      typed.warning(choice, ProblemCodes.PASSWORD_NOT_TAKEN, preset.name(Locale.ENGLISH));
    }
  }

  /** In whichever cloud: by the preset, or by the host where the preset knows no authority. */
  private boolean isMicrosoft365(Optional<Endpoint> endpoint) {
    return preset.oauth().isPresent()
        ? preset
            .oauth()
            .filter(known -> known.kind() == OAuthPreset.Kind.ENTRA)
            .filter(known -> !known.tenant().equals(PRIVATE_ACCOUNTS))
            .isPresent()
        : endpoint.filter(known -> MicrosoftNames.isExchangeOnline(known.host())).isPresent();
  }
}
