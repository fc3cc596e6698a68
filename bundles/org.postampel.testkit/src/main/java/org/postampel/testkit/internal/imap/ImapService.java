package org.postampel.testkit.internal.imap;

import java.io.IOException;
import org.postampel.testkit.internal.mail.MailAccess;
import org.postampel.testkit.internal.mail.MailStore;
import org.postampel.testkit.internal.mail.ServerName;
import org.postampel.testkit.server.ConnectionHandler;
import org.postampel.testkit.server.LineConnection;

/** The IMAP server's behaviour towards every client. */
public final class ImapService implements ConnectionHandler {
  private final MailAccess access;
  private final MailStore store;
  private final ServerName name;

  /**
   * The service.
   *
   * @param access who may open what
   * @param store the messages
   * @param name how the server calls itself
   */
  public ImapService(MailAccess access, MailStore store, ServerName name) {
    this.access = access;
    this.store = store;
    this.name = name;
  }

  @Override
  public void handle(LineConnection connection) throws IOException {
    new ImapSession(connection, access, store, name).run();
  }
}
