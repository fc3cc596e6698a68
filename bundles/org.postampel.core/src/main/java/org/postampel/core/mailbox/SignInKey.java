package org.postampel.core.mailbox;

import java.util.Locale;
import java.util.Objects;

/**
 * What makes a sign-in one sign-in: mailboxes with equal keys share one token cache.
 *
 * @param registration the application registration
 * @param account the person's user name in lower case, {@code user:<principal>} as the host writes
 *     the principal, or {@code application}
 */
public record SignInKey(ClientRegistrationKey registration, String account) {

  private static final String APPLICATION = "application";
  private static final String HOST_USER = "user:";
  private static final String PERSON = "person:";

  /** Folds the account to lower case: user principal names are compared without case. */
  public SignInKey {
    Objects.requireNonNull(registration);
    if (!account.startsWith(HOST_USER)) {
      account = account.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The key of this account; different accounts never have the same.
   *
   * @param currentUser the principal the host supplies; used only for {@code current-user}, and not
   *     folded, as "Bob" and "bob" may be two people to a host
   */
  static SignInKey of(
      ClientRegistrationKey registration, SignInAccount account, String currentUser) {
    if (account instanceof SignInAccount.Person person) {
      return new SignInKey(registration, ofPerson(person.userName().toLowerCase(Locale.ROOT)));
    }
    return new SignInKey(
        registration,
        account instanceof SignInAccount.CurrentUser ? HOST_USER + currentUser : APPLICATION);
  }

  /** A name somebody typed must not pass for another kind of account. */
  private static String ofPerson(String userName) {
    boolean mistakable =
        userName.startsWith(HOST_USER)
            || userName.startsWith(PERSON)
            || userName.equals(APPLICATION);
    return mistakable ? PERSON + userName : userName;
  }

  /** One line that is equal exactly when the keys are equal. */
  public String asText() {
    return registration.asText() + "|" + account;
  }
}
