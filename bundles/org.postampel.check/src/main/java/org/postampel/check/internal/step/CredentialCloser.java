package org.postampel.check.internal.step;

import org.postampel.core.credential.Credential;

/** Wipes what was only needed for one sign-in. */
final class CredentialCloser {

  private CredentialCloser() {}

  static void close(Credential credential) {
    if (credential instanceof Credential.Password password) {
      password.password().close();
    } else if (credential instanceof Credential.BearerToken token) {
      token.token().close();
    }
  }
}
