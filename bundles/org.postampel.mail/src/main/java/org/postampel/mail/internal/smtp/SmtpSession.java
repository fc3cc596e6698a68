package org.postampel.mail.internal.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.Credential;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.Capabilities;
import org.postampel.mail.GreetingOutcome;
import org.postampel.mail.LoginOutcome;
import org.postampel.mail.SenderOutcome;
import org.postampel.mail.ServerReply;
import org.postampel.mail.SmtpDialogue;
import org.postampel.mail.TlsOutcome;
import org.postampel.mail.TranscriptLine;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;
import org.postampel.mail.internal.dialogue.DialogueFrame;
import org.postampel.mail.internal.dialogue.FirstWords;

/** The SMTP dialogue. */
public final class SmtpSession implements SmtpDialogue {

  private static final Set<String> UNKNOWN_COMMAND = Set.of("500", "502");

  private final DialogueFrame frame;
  private final LineChannel channel;
  private final SmtpReplies replies;

  /** A session in the frame, nothing said yet. */
  public SmtpSession(DialogueFrame frame) {
    this.frame = frame;
    this.channel = frame.channel();
    this.replies = new SmtpReplies(channel);
  }

  @Override
  public MailServer server() {
    return frame.server();
  }

  @Override
  public TlsOutcome handshake() {
    return frame.handshake();
  }

  @Override
  public GreetingOutcome greeting() {
    frame.greeting();
    return frame.<GreetingOutcome>guarded(frame.limits().greeting(), d -> d, this::readGreeting);
  }

  private GreetingOutcome readGreeting() throws BrokenDialogue {
    Optional<GreetingOutcome> strange = FirstWords.await(frame);
    if (strange.isPresent()) {
      return strange.get();
    }
    String line = channel.readLine();
    if (!line.matches("[245]\\d\\d([ -].*)?") || line.startsWith("220")) {
      strange = FirstWords.otherThan(MailProtocol.SMTP, line, channel);
      if (strange.isPresent()) {
        return strange.get();
      }
    }
    ServerReply banner = replies.read(line);
    if (!banner.status().equals("220")) {
      channel.abandon(line);
      return new GreetingOutcome.Refused(banner);
    }
    ServerReply hello = sayHello();
    return hello.status().equals("250")
        ? new GreetingOutcome.Greeted(banner, frame.capabilities())
        : new GreetingOutcome.Refused(hello);
  }

  @Override
  public TlsOutcome startTls() {
    frame.requireUpgradable();
    if (!frame.capabilities().offers("STARTTLS")) {
      return new TlsOutcome.Failed(
          TlsOutcome.Kind.NOT_OFFERED,
          "EHLO: " + String.join(", ", frame.capabilities().entries()),
          List.of());
    }
    return frame.<TlsOutcome>guarded(frame.limits().handshake(), d -> d, this::negotiateTls);
  }

  private TlsOutcome negotiateTls() throws BrokenDialogue {
    channel.send("STARTTLS");
    ServerReply reply = replies.read();
    if (!reply.status().equals("220")) {
      return new TlsOutcome.Failed(TlsOutcome.Kind.REFUSED, reply.literal(), List.of());
    }
    TlsOutcome outcome = frame.upgrade();
    if (outcome instanceof TlsOutcome.Secured) {
      ServerReply hello = sayHello();
      if (!hello.status().equals("250")) {
        channel.abandon(hello.literal());
        return new TlsOutcome.Failed(TlsOutcome.Kind.OTHER, hello.literal(), List.of());
      }
    }
    return outcome;
  }

  /**
   * A server without extensions gets the old greeting (RFC 5321, section 4.1.4). The capabilities
   * of an earlier EHLO never stay in force when this one fails.
   */
  private ServerReply sayHello() throws BrokenDialogue {
    frame.capabilities(Capabilities.none());
    String name = addressLiteral(channel.localAddress());
    channel.send("EHLO " + name);
    ServerReply reply = replies.read();
    if (UNKNOWN_COMMAND.contains(reply.status())) {
      channel.send("HELO " + name);
      return replies.read();
    }
    if (reply.status().equals("250")) {
      frame.capabilities(
          new Capabilities(
              reply.lines().stream()
                  .skip(1)
                  .filter(line -> line.length() > 4)
                  .map(line -> line.substring(4).trim())
                  .toList()));
    }
    return reply;
  }

  /** RFC 5321, section 4.1.3; legal everywhere, and it needs no look-up and names nobody. */
  private static String addressLiteral(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    String plain = zone < 0 ? text : text.substring(0, zone);
    return address instanceof Inet6Address ? "[IPv6:" + plain + "]" : "[" + plain + "]";
  }

  @Override
  public Capabilities capabilities() {
    return frame.capabilities();
  }

  @Override
  public LoginOutcome login(Credential credential) {
    Optional<LoginOutcome> refusal = frame.refusal(credential);
    return refusal.orElseGet(
        () ->
            frame.<LoginOutcome>guarded(
                frame.limits().step(),
                d -> d,
                () ->
                    new SmtpLogin(channel, replies, frame.server())
                        .login(credential, frame.capabilities())));
  }

  @Override
  public SenderOutcome probeSender(String from, String recipient) {
    frame.requireGreeted("probeSender");
    SenderProbe.requireAddress(from);
    SenderProbe.requireAddress(recipient);
    return frame.<SenderOutcome>guarded(
        frame.limits().step(),
        d -> d,
        () -> new SenderProbe(channel, replies, frame.capabilities()).probe(from, recipient));
  }

  @Override
  public List<TranscriptLine> transcript() {
    return channel.transcript();
  }

  @Override
  public void logout() {
    frame.logout("QUIT");
  }

  @Override
  public void close() {
    frame.close();
  }
}
