package org.postampel.mail.internal.pop3;

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

/**
 * Signing in by AUTH (RFC 5034) or USER and PASS (RFC 1939, section 7). Messages always go on a
 * line of their own: Exchange Online closes the connection otherwise.
 */
final class Pop3Login {

  private static final Set<String> NOT_NOW = Set.of("SYS/TEMP", "IN-USE", "LOGIN-DELAY");

  private final LineChannel channel;
  private final Pop3Replies replies;
  private final MailServer server;

  Pop3Login(LineChannel channel, Pop3Replies replies, MailServer server) {
    this.server = server;
    this.channel = channel;
    this.replies = replies;
  }

  LoginOutcome login(Credential credential, Capabilities offered) throws BrokenDialogue {
    Optional<SaslVoice> voice =
        Mechanisms.forCredential(credential, offered, server, channel.isEncrypted());
    if (voice.isPresent()) {
      try (SaslVoice mine = voice.get()) {
        return outcome(mine.mechanism(), SaslExchange.play(mine, false, new Wire(), channel));
      }
    }
    if (credential instanceof Credential.BearerToken) {
      return new LoginOutcome.MechanismMissing(Set.of(Mechanisms.XOAUTH2), offered.mechanisms());
    }
    boolean mayTry =
        offered.offers("USER")
            || offered.entries().isEmpty()
            || (channel.isEncrypted() && !offered.offers("SASL"));
    if (mayTry) {
      ServerReply reply = userAndPass((Credential.Password) credential);
      return outcome("USER", new SaslExchange.Result(reply, Optional.empty()));
    }
    return channel.isEncrypted()
        ? new LoginOutcome.MechanismMissing(Set.of(Mechanisms.PLAIN, "USER"), offered.mechanisms())
        : new LoginOutcome.ClearTextForbidden(String.join(", ", offered.entries()));
  }

  static boolean isNotNow(ServerReply reply) {
    return NOT_NOW.contains(reply.code()) || reply.backOff().isPresent();
  }

  private static boolean isYes(ServerReply reply) {
    return reply.status().equals("+OK");
  }

  private LoginOutcome outcome(String mechanism, SaslExchange.Result result) {
    ServerReply reply = result.reply();
    if (isYes(reply)) {
      return new LoginOutcome.Accepted(mechanism, reply);
    }
    return isNotNow(reply)
        ? new LoginOutcome.Unavailable(reply)
        : new LoginOutcome.Rejected(mechanism, reply, result.challenge());
  }

  private ServerReply userAndPass(Credential.Password credential) throws BrokenDialogue {
    channel.send("USER " + credential.loginName());
    ServerReply reply = replies.read();
    if (!isYes(reply)) {
      return reply;
    }
    channel.sendSecret("PASS ", credential.password(), "");
    return replies.read();
  }

  private final class Wire implements SaslWire {

    @Override
    public SaslTurn begin(String mechanism) throws BrokenDialogue {
      channel.send("AUTH " + mechanism);
      return turn();
    }

    @Override
    public SaslTurn begin(String mechanism, Secret message) {
      throw new IllegalStateException("two lines in POP3");
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
      String line = channel.readLine();
      if (line.equals("+") || line.startsWith("+ ")) {
        return new SaslTurn.Challenge(line.substring(1).trim());
      }
      ServerReply reply = replies.parse(line);
      return new SaslTurn.Final(reply, isYes(reply));
    }
  }
}
