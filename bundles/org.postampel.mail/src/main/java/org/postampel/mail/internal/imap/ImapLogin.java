package org.postampel.mail.internal.imap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.Capabilities;
import org.postampel.mail.Disturbance;
import org.postampel.mail.LoginOutcome;
import org.postampel.mail.ServerReply;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;
import org.postampel.mail.internal.sasl.Mechanisms;
import org.postampel.mail.internal.sasl.SaslExchange;
import org.postampel.mail.internal.sasl.SaslTurn;
import org.postampel.mail.internal.sasl.SaslVoice;
import org.postampel.mail.internal.sasl.SaslWire;

/** Signing in by AUTHENTICATE (RFC 3501, section 6.2.2) or LOGIN (6.2.3). */
final class ImapLogin {

  /** Codes that say nothing about the credential (RFC 5530, RFC 9051 section 7.1). */
  private static final Set<String> NOT_NOW =
      Set.of("UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "OVERQUOTA");

  private final LineChannel channel;
  private final ImapReplies replies;
  private final Supplier<String> tags;
  private final MailServer server;

  ImapLogin(LineChannel channel, ImapReplies replies, Supplier<String> tags, MailServer server) {
    this.server = server;
    this.channel = channel;
    this.replies = replies;
    this.tags = tags;
  }

  LoginOutcome login(Credential credential, Capabilities offered) throws BrokenDialogue {
    Optional<SaslVoice> voice =
        Mechanisms.forCredential(credential, offered, server, channel.isEncrypted());
    if (voice.isPresent()) {
      try (SaslVoice mine = voice.get()) {
        SaslExchange.Result result =
            SaslExchange.play(mine, offered.offers("SASL-IR"), new Wire(tags.get()), channel);
        return outcome(mine.mechanism(), result);
      }
    }
    if (credential instanceof Credential.BearerToken) {
      return new LoginOutcome.MechanismMissing(Mechanisms.wanted(credential), offered.mechanisms());
    }
    if (offered.offers("LOGINDISABLED")) {
      return channel.isEncrypted()
          ? new LoginOutcome.MechanismMissing(Mechanisms.wanted(credential), offered.mechanisms())
          : new LoginOutcome.ClearTextForbidden("LOGINDISABLED");
    }
    ServerReply reply = plainLogin((Credential.Password) credential);
    return outcome("LOGIN", new SaslExchange.Result(reply, Optional.empty()));
  }

  static boolean isNotNow(ServerReply reply) {
    return NOT_NOW.contains(reply.code()) || reply.backOff().isPresent();
  }

  private static boolean isYes(ServerReply reply) {
    return reply.status().equals("OK");
  }

  /** What the server says instead of asking for the literal; a yes would be one to nothing. */
  private Optional<ServerReply> refusedLiteral(String tag) throws BrokenDialogue {
    if (!(replies.read(tag) instanceof ImapReplies.Answer.Done early)) {
      return Optional.empty();
    }
    if (isYes(early.reply())) {
      throw channel.broken(
          new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, early.reply().literal()));
    }
    return Optional.of(early.reply());
  }

  private LoginOutcome outcome(String mechanism, SaslExchange.Result result) throws BrokenDialogue {
    ServerReply reply = result.reply();
    if (isYes(reply)) {
      return new LoginOutcome.Accepted(mechanism, reply);
    }
    if (reply.code().equals("PRIVACYREQUIRED") && !channel.isEncrypted()) {
      return new LoginOutcome.ClearTextForbidden(reply.literal());
    }
    if (isNotNow(reply)) {
      return new LoginOutcome.Unavailable(reply);
    }
    replies.requireStay(reply);
    return new LoginOutcome.Rejected(mechanism, reply, result.challenge());
  }

  /** Quoted strings where they will do, literals for letters beyond ASCII. */
  private ServerReply plainLogin(Credential.Password credential) throws BrokenDialogue {
    String tag = tags.get();
    String command = tag + " LOGIN ";
    byte[] name = credential.loginName().getBytes(StandardCharsets.UTF_8);
    if (isAscii(name)) {
      command += quoted(credential.loginName()) + " ";
    } else {
      channel.send(command + "{" + name.length + "}");
      Optional<ServerReply> refused = refusedLiteral(tag);
      if (refused.isPresent()) {
        return refused.get();
      }
      command = credential.loginName() + " ";
    }
    Secret password = credential.password();
    if (password.useUtf8(ImapLogin::isAscii)) {
      try (Secret quoted = password.useUtf8(ImapLogin::escaped)) {
        channel.guard(quoted);
        channel.sendSecret(command + "\"", quoted, "\"");
      }
      return replies.readDone(tag);
    }
    channel.send(command + "{" + password.useUtf8(bytes -> bytes.length) + "}");
    Optional<ServerReply> refused = refusedLiteral(tag);
    if (refused.isPresent()) {
      return refused.get();
    }
    channel.sendSecret("", password, "");
    return replies.readDone(tag);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte one : bytes) {
      if (one < 0) {
        return false;
      }
    }
    return true;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static Secret escaped(byte[] password) {
    byte[] longer = new byte[password.length * 2];
    int length = 0;
    for (byte one : password) {
      if (one == '"' || one == '\\') {
        longer[length++] = '\\';
      }
      longer[length++] = one;
    }
    byte[] exact = Arrays.copyOf(longer, length);
    Secret secret = Secret.ofUtf8(exact);
    Arrays.fill(longer, (byte) 0);
    Arrays.fill(exact, (byte) 0);
    return secret;
  }

  private final class Wire implements SaslWire {
    private final String tag;

    Wire(String tag) {
      this.tag = tag;
    }

    @Override
    public SaslTurn begin(String mechanism) throws BrokenDialogue {
      channel.send(tag + " AUTHENTICATE " + mechanism);
      return turn();
    }

    @Override
    public SaslTurn begin(String mechanism, Secret message) throws BrokenDialogue {
      channel.sendSecret(tag + " AUTHENTICATE " + mechanism + " ", message, "");
      return turn();
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
      ImapReplies.Answer answer = replies.read(tag);
      if (answer instanceof ImapReplies.Answer.GoOn goOn) {
        return new SaslTurn.Challenge(goOn.text());
      }
      ServerReply reply = ((ImapReplies.Answer.Done) answer).reply();
      return new SaslTurn.Final(reply, isYes(reply));
    }
  }
}
