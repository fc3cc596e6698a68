package org.postampel.mail.internal.angus;

import jakarta.mail.Session;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * Keeps a token from becoming a password: without AUTH=XOAUTH2 among the capabilities, Angus Mail
 * would go on to send it by the LOGIN command. Its hook before the login is the one place to stop
 * that, hence the inheritance.
 */
final class GuardedImapStore extends IMAPStore {

  private final boolean token;

  GuardedImapStore(Session session, boolean token) {
    super(session, null);
    this.token = token;
  }

  @Override
  protected void preLogin(IMAPProtocol protocol) throws ProtocolException {
    if (token && !protocol.hasCapability("AUTH=XOAUTH2")) {
      throw new MissingMechanism("AUTH=XOAUTH2 is not offered");
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
