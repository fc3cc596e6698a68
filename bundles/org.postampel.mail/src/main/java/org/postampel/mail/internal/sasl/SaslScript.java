package org.postampel.mail.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailServer;

/**
 * The mechanisms in which all our messages are known beforehand: XOAUTH2, OAUTHBEARER, PLAIN and
 * LOGIN.
 */
final class SaslScript implements SaslVoice {

  private final String mechanism;
  private final List<Secret> messages;
  private final boolean clientFirst;
  private final String dismissal;
  private int said;

  private SaslScript(
      String mechanism, List<Secret> messages, boolean clientFirst, String dismissal) {
    this.mechanism = mechanism;
    this.messages = List.copyOf(messages);
    this.clientFirst = clientFirst;
    this.dismissal = dismissal;
  }

  /** Google's XOAUTH2, which Microsoft speaks too; a rejection is answered by the empty line. */
  static SaslScript xoauth2(Credential.BearerToken credential) {
    Secret message =
        withToken(
            credential, "user=" + credential.loginName() + "\u0001auth=Bearer ", "\u0001\u0001");
    return new SaslScript(Mechanisms.XOAUTH2, List.of(message), true, "");
  }

  /** RFC 7628, section 3.1; a rejection is answered by {@code %x01} (section 3.2.3). */
  static SaslScript oauthBearer(Credential.BearerToken credential, MailServer server) {
    String name = credential.loginName().replace("=", "=3D").replace(",", "=2C");
    String start =
        "n,a="
            + name
            + ",\u0001host="
            + server.host()
            + "\u0001port="
            + server.port()
            + "\u0001auth=Bearer ";
    Secret message = withToken(credential, start, "\u0001\u0001");
    return new SaslScript(Mechanisms.OAUTHBEARER, List.of(message), true, "AQ==");
  }

  /** RFC 4616. */
  static SaslScript plain(Credential.Password credential) {
    Secret message =
        credential
            .password()
            .useUtf8(
                password -> Base64Text.of(utf8("\0" + credential.loginName() + "\0"), password));
    return new SaslScript(Mechanisms.PLAIN, List.of(message), true, "*");
  }

  /** The old LOGIN mechanism, an expired Internet draft. */
  static SaslScript login(Credential.Password credential) {
    Secret name = Base64Text.of(utf8(credential.loginName()));
    Secret password = credential.password().useUtf8(bytes -> Base64Text.of(bytes));
    return new SaslScript(Mechanisms.LOGIN, List.of(name, password), false, "*");
  }

  @Override
  public String mechanism() {
    return mechanism;
  }

  @Override
  public boolean clientFirst() {
    return clientFirst;
  }

  @Override
  public List<Secret> secrets() {
    return messages;
  }

  @Override
  public Optional<Secret> next(String challenge) {
    return isComplete() ? Optional.empty() : Optional.of(messages.get(said++));
  }

  @Override
  public boolean isComplete() {
    return said == messages.size();
  }

  @Override
  public String dismissal() {
    return dismissal;
  }

  @Override
  public void close() {
    messages.forEach(Secret::close);
  }

  private static Secret withToken(Credential.BearerToken credential, String start, String end) {
    return credential.token().useUtf8(token -> Base64Text.of(utf8(start), token, utf8(end)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
