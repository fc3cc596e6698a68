package org.postampel.core.credential;

import java.util.Objects;

/** What a mail connection needs to sign in; the identity table has already been applied. */
public sealed interface Credential {

  /** The name that goes into SASL. */
  String loginName();

  /**
   * A password.
   *
   * @param loginName the name that goes into SASL
   * @param password the password
   */
  record Password(String loginName, Secret password) implements Credential {
    /** Refuses null. */
    public Password {
      Objects.requireNonNull(loginName);
      Objects.requireNonNull(password);
    }
  }

  /**
   * An OAuth 2.0 bearer token (RFC 6750).
   *
   * @param loginName the name that goes into SASL
   * @param token the access token
   */
  record BearerToken(String loginName, Secret token) implements Credential {
    /** Refuses null. */
    public BearerToken {
      Objects.requireNonNull(loginName);
      Objects.requireNonNull(token);
    }
  }

  /**
   * No sign-in at all.
   *
   * @param loginName always empty
   */
  record Anonymous(String loginName) implements Credential {}
}
