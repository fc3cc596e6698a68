package org.postampel.core.mailbox;

/** Who signs in for a mailbox; never mixed up with the mailbox's own address. */
public sealed interface SignInAccount {

  /** The word that stands for {@link CurrentUser} in the mailbox file. */
  String CURRENT_USER = "current-user";

  /**
   * A certain person.
   *
   * @param userName the user principal name, usually an address
   */
  record Person(String userName) implements SignInAccount {
    /** Refuses an empty name. */
    public Person {
      if (userName.isBlank()) {
        throw new IllegalArgumentException("empty sign-in account");
      }
    }
  }

  /**
   * Whoever uses the host: each with their own account, keyed by the principal the host supplies.
   */
  record CurrentUser() implements SignInAccount {}

  /** The application itself (client credentials): no person signs in. */
  record Application() implements SignInAccount {}
}
