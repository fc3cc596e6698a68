package org.postampel.core.mailbox;

import java.util.Locale;
import java.util.Objects;

/**
 * What makes a sign-in one sign-in: mailboxes with equal keys share one token cache.
 *
 * @param registration the application registration
 * @param account the person's user name in lower case, {@code user:<principal>} or {@code
 *     application}
 */
public record SignInKey(ClientRegistrationKey registration, String account) {

  /** Folds the account to lower case: user principal names are compared without case. */
  public SignInKey {
    Objects.requireNonNull(registration);
    account = account.toLowerCase(Locale.ROOT);
  }

  /** One line that is equal exactly when the keys are equal. */
  public String asText() {
    return registration.asText() + "|" + account;
  }
}
