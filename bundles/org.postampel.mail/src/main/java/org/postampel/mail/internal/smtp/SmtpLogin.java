package org.postampel.mail.internal.smtp;

import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.Capabilities;
import org.postampel.mail.LoginOutcome;
import org.postampel.mail.ServerReply;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;
import org.postampel.mail.internal.sasl.Mechanisms;
import org.postampel.mail.internal.sasl.SaslExchange;
import org.postampel.mail.internal.sasl.SaslTurn;
import org.postampel.mail.internal.sasl.SaslVoice;
import org.postampel.mail.internal.sasl.SaslWire;

/** Signing in by AUTH (RFC 4954). */
final class SmtpLogin {

  /** "Encryption required" in its two forms (RFC 3207, RFC 4954). */
  private static final Set<String> TLS_FIRST = Set.of("530", "538");

  private final LineChannel channel;
  private final SmtpReplies replies;
  private final MailServer server;

  SmtpLogin(LineChannel channel, SmtpReplies replies, MailServer server) {
    this.server = server;
    this.channel = channel;
    this.replies = replies;
  }

  LoginOutcome login(Credential credential, Capabilities offered) throws BrokenDialogue {
    Optional<SaslVoice> voice =
        Mechanisms.forCredential(credential, offered, server, channel.isEncrypted());
    if (voice.isEmpty()) {
      Set<String> wanted = Mechanisms.wanted(credential);
      boolean tlsFirst =
          !channel.isEncrypted() && offered.mechanisms().isEmpty() && offered.offers("STARTTLS");
      return tlsFirst
          ? new LoginOutcome.ClearTextForbidden(String.join(", ", offered.entries()))
          : new LoginOutcome.MechanismMissing(wanted, offered.mechanisms());
    }
    try (SaslVoice mine = voice.get()) {
      return outcome(mine.mechanism(), SaslExchange.play(mine, true, new Wire(), channel));
    }
  }

  static boolean isNotNow(ServerReply reply) {
    return reply.status().startsWith("4") || reply.backOff().isPresent();
  }

  private static boolean isYes(ServerReply reply) {
    return reply.status().equals("235");
  }

  private LoginOutcome outcome(String mechanism, SaslExchange.Result result) {
    ServerReply reply = result.reply();
    if (isYes(reply)) {
      return new LoginOutcome.Accepted(mechanism, reply);
    }
    if (TLS_FIRST.contains(reply.status()) && !channel.isEncrypted()) {
      return new LoginOutcome.ClearTextForbidden(reply.literal());
    }
    return isNotNow(reply)
        ? new LoginOutcome.Unavailable(reply)
        : new LoginOutcome.Rejected(mechanism, reply, result.challenge());
  }

  private final class Wire implements SaslWire {

    @Override
    public SaslTurn begin(String mechanism) throws BrokenDialogue {
      channel.send("AUTH " + mechanism);
      return turn();
    }

    @Override
    public SaslTurn begin(String mechanism, Secret message) throws BrokenDialogue {
      if (Mechanisms.fitsIntoCommand(mechanism, message)) {
        channel.sendSecret("AUTH " + mechanism + " ", message, "");
        return turn();
      }
      SaslTurn turn = begin(mechanism);
      return turn instanceof SaslTurn.Challenge ? answer(message) : turn;
    }

    @Override
    public SaslTurn answer(Secret message) throws BrokenDialogue {
      channel.sendSecret("", message, "");
      return turn();
    }

    @Override
    public SaslTurn answer(String text) throws BrokenDialogue {
      channel.send(text);
      return turn();
    }

    private SaslTurn turn() throws BrokenDialogue {
      ServerReply reply = replies.read();
      return reply.status().equals("334")
          ? new SaslTurn.Challenge(reply.text())
          : new SaslTurn.Final(reply, isYes(reply));
    }
  }
}
