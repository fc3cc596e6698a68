package org.postampel.oauth;

import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;

/**
 * The one rule about where a mailbox's passwords are stored, for whoever asks a person for them.
 */
public final class StoredPasswords {

  private StoredPasswords() {}

  /**
   * The entry of the token store that holds the password of this server: the mailbox's password,
   * and the outgoing one only for an outgoing server that takes a password under another login name
   * than the incoming server.
   *
   * @param mailbox the mailbox
   * @param server one of its servers
   */
  public static SecretName nameFor(MailboxConfiguration mailbox, MailServer server) {
    boolean outgoing = mailbox.outgoing().filter(server::equals).isPresent();
    boolean incomingTakesAnother =
        mailbox
            .incoming()
            .map(MailServer::signIn)
            .filter(ServerSignIn.Password.class::isInstance)
            .filter(signIn -> !signIn.equals(server.signIn()))
            .isPresent();
    return outgoing && incomingTakesAnother
        ? SecretName.outgoingPassword(mailbox.id())
        : SecretName.password(mailbox.id());
  }
}
