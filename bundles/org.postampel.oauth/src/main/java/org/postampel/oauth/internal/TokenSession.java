package org.postampel.oauth.internal;

import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.oauth.AccessToken;

/** One attempt with what is stored of a sign-in, whoever the authority is. For one thread. */
interface TokenSession {

  /**
   * What the authority granted.
   *
   * @param token the access token
   * @param userName who signed in; empty for an application
   * @param nonce the nonce of the ID token; empty when there is none
   * @param tenant the directory id in the ID token; empty where there are no tenants
   */
  record Grant(AccessToken token, String userName, String nonce, String tenant) {

    /** A grant of an authority without tenants. */
    Grant(AccessToken token, String userName, String nonce) {
      this(token, userName, nonce, "");
    }
  }

  /** Who is signed in according to the store. */
  Optional<String> userName();

  /** The token that is stored, if it is there and not about to end; asks nobody. */
  Optional<Grant> cached();

  /** A new token: by the refresh token of the person, or by the application's own secret. */
  Grant renewed() throws AuthorityException;

  /** What is to be stored now; the caller closes it. */
  Secret cache();

  /** The same when it replaces what is stored already. */
  default Secret cacheOver(Optional<Secret> replaced) {
    return cache();
  }

  /** What is to be stored after the authority refused; nothing when nothing changed. */
  default Optional<Secret> cacheAfterRefusal() {
    return Optional.empty();
  }
}
