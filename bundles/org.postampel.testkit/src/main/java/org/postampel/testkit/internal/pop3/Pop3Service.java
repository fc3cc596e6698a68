package org.postampel.testkit.internal.pop3;

import java.io.IOException;
import org.postampel.testkit.internal.mail.MailAccess;
import org.postampel.testkit.internal.mail.MailStore;
import org.postampel.testkit.internal.mail.ServerName;
import org.postampel.testkit.server.ConnectionHandler;
import org.postampel.testkit.server.LineConnection;

/** The POP3 server's behaviour towards every client. */
public final class Pop3Service implements ConnectionHandler {
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
  public Pop3Service(MailAccess access, MailStore store, ServerName name) {
    this.access = access;
    this.store = store;
    this.name = name;
  }

  @Override
  public void handle(LineConnection connection) throws IOException {
    new Pop3Session(connection, access, store, name).run();
  }
}
