package org.postampel.mail.internal.sasl;

import java.util.Optional;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.mail.LoginOutcome;

/** Keeps line breaks and other control characters out of commands. */
public final class CredentialCheck {

  private static final int LONGEST_NAME = 512;
  private static final int LONGEST_SECRET = 12 * 1024;

  private CredentialCheck() {}

  /** What cannot be sent, if anything. */
  public static Optional<LoginOutcome.Part> untransmittable(Credential credential) {
    String name = credential.loginName();
    if (name.isEmpty() || name.length() > LONGEST_NAME || hasControl(name.toCharArray())) {
      return Optional.of(LoginOutcome.Part.LOGIN_NAME);
    }
    Secret secret = secretOf(credential);
    boolean token = credential instanceof Credential.BearerToken;
    boolean bad =
        secret.use(
            characters ->
                characters.length == 0
                    || characters.length > LONGEST_SECRET
                    || hasControl(characters)
                    || (token && hasBlankOrUmlaut(characters)));
    return bad ? Optional.of(LoginOutcome.Part.SECRET) : Optional.empty();
  }

  /** The secret part of the credential. */
  public static Secret secretOf(Credential credential) {
    if (credential instanceof Credential.Password password) {
      return password.password();
    }
    if (credential instanceof Credential.BearerToken token) {
      return token.token();
    }
    throw new IllegalArgumentException("nothing to sign in with");
  }

  private static boolean hasControl(char[] characters) {
    for (char one : characters) {
      if (Character.isISOControl(one) || one == '\u2028' || one == '\u2029') {
        return true;
      }
    }
    return false;
  }

  private static boolean hasBlankOrUmlaut(char[] characters) {
    for (char one : characters) {
      if (one <= ' ' || one > '~') {
        return true;
      }
    }
    return false;
  }
}
