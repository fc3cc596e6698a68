package org.postampel.core.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.provider.ProviderPreset;

/** How each server learns who is there. */
final class SignInFields {

  private static final String OAUTH = "oauth2";
  private static final String PASSWORD = "password";
  private static final String SAME = "same";
  private static final String NONE = "none";

  private final TypedFields typed;
  private final ProviderPreset preset;
  private final String address;

  SignInFields(TypedFields typed, ProviderPreset preset) {
    this.typed = typed;
    this.preset = preset;
    this.address = typed.text(MailboxField.ADDRESS);
  }

  /** The sign-in of the incoming server; empty when a field has an error. */
  Optional<ServerSignIn> incoming() {
    return isOAuth() ? Optional.of(ServerSignIn.oauth()) : password(MailboxField.SIGN_IN_ACCOUNT);
  }

  /** The sign-in of the outgoing server; empty when a field has an error. */
  Optional<ServerSignIn> outgoing() {
    String choice =
        typed.choice(
            MailboxField.OUTGOING_SIGN_IN,
            List.of(SAME, PASSWORD, NONE),
            UnaryOperator.identity(),
            SAME,
            ProblemCodes.OUTGOING_SIGN_IN_UNKNOWN);
    if (choice.equals(NONE)) {
      return Optional.of(ServerSignIn.none());
    }
    if (choice.equals(SAME) && isOAuth()) {
      return Optional.of(ServerSignIn.oauth());
    }
    if (typed.isTyped(MailboxField.OUTGOING_SIGN_IN_ACCOUNT)) {
      return password(MailboxField.OUTGOING_SIGN_IN_ACCOUNT);
    }
    // Beside a token the sign-in account names a person, not the login of this password.
    return isOAuth() ? usualLogin() : password(MailboxField.SIGN_IN_ACCOUNT);
  }

  private boolean isOAuth() {
    String byDefault = preset.oauth().isPresent() && !preset.passwordSignIn() ? OAUTH : PASSWORD;
    return typed
        .choice(
            MailboxField.SIGN_IN,
            List.of(OAUTH, PASSWORD),
            UnaryOperator.identity(),
            byDefault,
            ProblemCodes.SIGN_IN_UNKNOWN)
        .equals(OAUTH);
  }

  private Optional<ServerSignIn> password(MailboxField account) {
    String login = typed.text(account);
    if (login.toLowerCase(Locale.ROOT).equals(SignInAccount.CURRENT_USER)) {
      typed.error(account, ProblemCodes.ACCOUNT_CURRENT_USER_PASSWORD);
      return Optional.empty();
    }
    return login.isEmpty() ? usualLogin() : Optional.of(ServerSignIn.password(login));
  }

  /** What the provider expects beside a password; empty while there is no address. */
  private Optional<ServerSignIn> usualLogin() {
    int at = address.indexOf('@');
    String login = preset.localPartAsLogin() && at > 0 ? address.substring(0, at) : address;
    return login.isEmpty() ? Optional.empty() : Optional.of(ServerSignIn.password(login));
  }
}
