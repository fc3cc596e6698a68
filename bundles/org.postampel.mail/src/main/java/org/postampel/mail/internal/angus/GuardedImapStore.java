package org.postampel.mail.internal.angus;

import jakarta.mail.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.postampel.core.credential.Credential;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.Capabilities;
import org.postampel.mail.internal.sasl.Mechanisms;
import org.postampel.mail.internal.sasl.SaslVoice;

/**
 * Keeps a token from becoming a password: without AUTH=XOAUTH2 among the capabilities, Angus Mail
 * would go on to send it by the LOGIN command. Its hook before the login is the one place to stop
 * that, and to sign in by what Angus Mail does not know, hence the inheritance.
 */
final class GuardedImapStore extends IMAPStore {

  private static final Set<String> OWN =
      Set.of(Mechanisms.OAUTHBEARER, Mechanisms.SCRAM, Mechanisms.CRAM_MD5);

  private final MailServer server;
  private final Credential credential;

  GuardedImapStore(Session session, MailServer server, Credential credential) {
    super(session, null);
    this.server = server;
    this.credential = credential;
  }

  @Override
  protected IMAPProtocol newIMAPProtocol(String host, int port)
      throws IOException, ProtocolException {
    boolean token = credential instanceof Credential.BearerToken;
    return new GuardedImapProtocol(name, host, port, session.getProperties(), logger, token);
  }

  @Override
  protected void preLogin(IMAPProtocol protocol) throws ProtocolException {
    if (credential instanceof Credential.Anonymous) {
      return;
    }
    Map<String, String> announced = protocol.getCapabilities();
    Capabilities offered = new Capabilities(List.copyOf(announced.keySet()));
    boolean encrypted = server.security() != TransportSecurity.NONE;
    Optional<SaslVoice> voice = Mechanisms.forCredential(credential, offered, server, encrypted);
    if (voice.isEmpty()) {
      if (credential instanceof Credential.BearerToken) {
        throw new MissingMechanism("AUTH=XOAUTH2 is not offered");
      }
      return;
    }
    try (SaslVoice mine = voice.get()) {
      if (OWN.contains(mine.mechanism())) {
        ((GuardedImapProtocol) protocol).authenticate(mine);
      }
    }
  }

  /** The server does not offer what we need, and nothing secret was sent. */
  static final class MissingMechanism extends ProtocolException {
    private static final long serialVersionUID = 1L;

    MissingMechanism(String message) {
      super(message);
    }
  }
}
