package org.postampel.mail.internal.sasl;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.mail.Capabilities;

/**
 * What we send by one mechanism, message by message, base64-encoded.
 *
 * @param mechanism the SASL name
 * @param responses ours to close
 * @param clientFirst whether the first response may go with the command (RFC 4422, section 5.1)
 */
public record SaslScript(String mechanism, List<Secret> responses, boolean clientFirst)
    implements AutoCloseable {

  /** The mechanism for tokens: Google's XOAUTH2, which Microsoft and Angus Mail speak too. */
  public static final String XOAUTH2 = "XOAUTH2";

  /** RFC 4616. */
  public static final String PLAIN = "PLAIN";

  /** The old LOGIN mechanism, an expired Internet draft. */
  public static final String LOGIN = "LOGIN";

  /** Copies the list. */
  public SaslScript {
    responses = List.copyOf(responses);
  }

  /**
   * The script for the credential by the best mechanism on offer; empty when none will do. A token
   * is never sent by another mechanism than XOAUTH2.
   */
  public static Optional<SaslScript> forCredential(Credential credential, Capabilities offered) {
    if (credential instanceof Credential.BearerToken token) {
      return offered.offersMechanism(XOAUTH2) ? Optional.of(xoauth2(token)) : Optional.empty();
    }
    if (credential instanceof Credential.Password password) {
      if (offered.offersMechanism(PLAIN)) {
        return Optional.of(plain(password));
      }
      if (offered.offersMechanism(LOGIN)) {
        return Optional.of(login(password));
      }
    }
    return Optional.empty();
  }

  private static SaslScript xoauth2(Credential.BearerToken credential) {
    Secret message =
        credential
            .token()
            .useUtf8(
                token ->
                    encoded(
                        utf8("user=" + credential.loginName() + "\u0001auth=Bearer "),
                        token,
                        utf8("\u0001\u0001")));
    return new SaslScript(XOAUTH2, List.of(message), true);
  }

  private static SaslScript plain(Credential.Password credential) {
    Secret message =
        credential
            .password()
            .useUtf8(password -> encoded(utf8("\0" + credential.loginName() + "\0"), password));
    return new SaslScript(PLAIN, List.of(message), true);
  }

  private static SaslScript login(Credential.Password credential) {
    return new SaslScript(
        LOGIN,
        List.of(
            encoded(utf8(credential.loginName())), credential.password().useUtf8(b -> encoded(b))),
        false);
  }

  /** Wipes the messages. */
  @Override
  public void close() {
    responses.forEach(Secret::close);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Secret encoded(byte[]... parts) {
    byte[] whole = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    byte[] encoded = Base64.getEncoder().encode(whole);
    try {
      return Secret.ofUtf8(encoded);
    } finally {
      Arrays.fill(whole, (byte) 0);
      Arrays.fill(encoded, (byte) 0);
    }
  }
}
