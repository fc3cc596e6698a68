package org.postampel.mail.internal.angus;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.Capabilities;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.sasl.ChallengeReader;
import org.postampel.mail.internal.sasl.Mechanisms;
import org.postampel.mail.internal.sasl.SaslVoice;

/**
 * Angus Mail's SMTP, signing in (RFC 4954) by the same mechanisms as the check and hearing the
 * server out: Angus Mail itself hangs up on the reason of a rejection, and knows neither SCRAM nor
 * OAUTHBEARER.
 */
final class GuardedSmtpTransport extends SMTPTransport {

  private static final int MOST_CHALLENGES = 5;
  private static final int GO_ON = 334;
  private static final int YES = 235;

  /** {@code AUTH=LOGIN PLAIN}, as servers said before RFC 2554 was finished. */
  private static final List<String> FIRST_OF_OLD_FORM =
      List.of("LOGIN", "PLAIN", "CRAM-MD5", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER");

  private final MailServer server;
  private final Credential credential;

  GuardedSmtpTransport(Session session, MailServer server, Credential credential) {
    super(session, null);
    this.server = server;
    this.credential = credential;
  }

  /** Connects without a name, so that Angus Mail does not sign in; then signs in. */
  @Override
  protected boolean protocolConnect(String host, int port, String user, String password)
      throws MessagingException {
    boolean connected = super.protocolConnect(host, port, null, null);
    if (connected && !(credential instanceof Credential.Anonymous)) {
      signIn();
    }
    return connected;
  }

  private void signIn() throws MessagingException {
    List<String> lines = new ArrayList<>();
    if (supportsExtension("AUTH")) {
      lines.add("AUTH " + getExtensionParameter("AUTH"));
    }
    for (String first : FIRST_OF_OLD_FORM) {
      if (supportsExtension("AUTH=" + first)) {
        lines.add("AUTH=" + first + " " + getExtensionParameter("AUTH=" + first));
      }
    }
    if (lines.isEmpty()) {
      throw missing("AUTH is not offered");
    }
    Capabilities offered = new Capabilities(lines);
    boolean encrypted = server.security() != TransportSecurity.NONE;
    Optional<SaslVoice> voice = Mechanisms.forCredential(credential, offered, server, encrypted);
    if (voice.isEmpty()) {
      throw missing("No authentication mechanisms supported by both server and client");
    }
    try (SaslVoice mine = voice.get()) {
      play(mine);
    } catch (BrokenDialogue e) {
      throw new MessagingException(e.disturbance().literal(), e);
    }
  }

  private void play(SaslVoice voice) throws MessagingException, BrokenDialogue {
    String start = "AUTH " + voice.mechanism();
    Optional<Secret> first = voice.clientFirst() ? voice.next("") : Optional.empty();
    boolean together =
        first.filter(own -> Mechanisms.fitsIntoCommand(voice.mechanism(), own)).isPresent();
    int code = simpleCommand(together ? start + " " + text(first.orElseThrow()) : start);
    if (code == GO_ON && !together && first.isPresent()) {
      code = simpleCommand(text(first.get()));
    }
    String reason = "";
    for (int count = 0; code == GO_ON && count < MOST_CHALLENGES; count++) {
      String challenge = getLastServerResponse().strip().substring(3).strip();
      Optional<Secret> message = voice.next(challenge);
      if (message.isEmpty()) {
        reason =
            ChallengeReader.read(challenge).map(known -> known.decoded() + " - ").orElse(reason);
      }
      code = simpleCommand(message.map(GuardedSmtpTransport::text).orElse(voice.dismissal()));
    }
    if (code / 100 == 4) {
      // Not now: it says nothing about the credential, so nobody may take it for a rejection.
      throw new MessagingException(reason + String.valueOf(getLastServerResponse()).strip());
    }
    if (code != YES || !voice.isComplete()) {
      throw new AuthenticationFailedException(
          reason + String.valueOf(getLastServerResponse()).strip());
    }
  }

  private static String text(Secret message) {
    return message.use(String::new);
  }

  private static MessagingException missing(String literal) {
    return new MessagingException(literal, new GuardedImapStore.MissingMechanism(literal));
  }
}
