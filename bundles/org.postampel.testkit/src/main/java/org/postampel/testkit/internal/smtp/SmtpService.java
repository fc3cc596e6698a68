package org.postampel.testkit.internal.smtp;

import java.io.IOException;
import org.postampel.testkit.internal.mail.MailAccess;
import org.postampel.testkit.internal.mail.MailStore;
import org.postampel.testkit.internal.mail.ServerName;
import org.postampel.testkit.server.ConnectionHandler;
import org.postampel.testkit.server.LineConnection;

/** The SMTP server's behaviour towards every client. */
public final class SmtpService implements ConnectionHandler {
  private final MailAccess access;
  private final MailStore store;
  private final ServerName name;
  private final String domain;

  /**
   * The service.
   *
   * @param access who may send as whom
   * @param store where mail arrives
   * @param name how the server calls itself
   * @param domain the only domain mail is taken for
   */
  public SmtpService(MailAccess access, MailStore store, ServerName name, String domain) {
    this.access = access;
    this.store = store;
    this.name = name;
    this.domain = domain;
  }

  @Override
  public void handle(LineConnection connection) throws IOException {
    new SmtpSession(connection, access, new Submission(access, store, name, domain), name).run();
  }
}
