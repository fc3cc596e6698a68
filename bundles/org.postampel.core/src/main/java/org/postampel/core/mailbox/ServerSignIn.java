package org.postampel.core.mailbox;

import java.util.Objects;

/** How one server of a mailbox learns who is there. */
public sealed interface ServerSignIn {

  /** By an access token of the mailbox's {@link OAuthSignIn}. */
  record OAuth() implements ServerSignIn {}

  /**
   * By a password.
   *
   * @param loginName the name the server wants; often, but not always, the address
   */
  record Password(String loginName) implements ServerSignIn {
    /** Refuses an empty login name. */
    public Password {
      if (loginName.isBlank()) {
        throw new IllegalArgumentException("empty login name");
      }
    }
  }

  /** Not at all: an outgoing server that trusts the network. */
  record None() implements ServerSignIn {}

  /** The sign-in by access token. */
  static ServerSignIn oauth() {
    return new OAuth();
  }

  /** The sign-in by password under the given login name. */
  static ServerSignIn password(String loginName) {
    return new Password(Objects.requireNonNull(loginName));
  }

  /** No sign-in. */
  static ServerSignIn none() {
    return new None();
  }
}
