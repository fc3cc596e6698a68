package org.postampel.mail.internal.pop3;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.core.credential.Credential;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.Capabilities;
import org.postampel.mail.Disturbance;
import org.postampel.mail.GreetingOutcome;
import org.postampel.mail.LoginOutcome;
import org.postampel.mail.MailboxOutcome;
import org.postampel.mail.Pop3Dialogue;
import org.postampel.mail.ServerReply;
import org.postampel.mail.TlsOutcome;
import org.postampel.mail.TranscriptLine;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;
import org.postampel.mail.internal.dialogue.DialogueFrame;
import org.postampel.mail.internal.dialogue.FirstWords;

/** The POP3 dialogue. */
public final class Pop3Session implements Pop3Dialogue {

  private static final Pattern STAT = Pattern.compile("(\\d{1,18}) (\\d{1,18})(?: .*)?");

  private final DialogueFrame frame;
  private final LineChannel channel;
  private final Pop3Replies replies;

  /** A session in the frame, nothing said yet. */
  public Pop3Session(DialogueFrame frame) {
    this.frame = frame;
    this.channel = frame.channel();
    this.replies = new Pop3Replies(channel);
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
    strange = FirstWords.otherThan(MailProtocol.POP3, line, channel);
    if (strange.isPresent()) {
      return strange.get();
    }
    ServerReply banner = replies.parse(line);
    if (!banner.status().equals("+OK")) {
      channel.abandon(line);
      return new GreetingOutcome.Refused(banner);
    }
    askForCapabilities();
    return new GreetingOutcome.Greeted(banner, frame.capabilities());
  }

  @Override
  public TlsOutcome startTls() {
    frame.requireUpgradable();
    if (!frame.capabilities().offers("STLS")) {
      return new TlsOutcome.Failed(
          TlsOutcome.Kind.NOT_OFFERED,
          "CAPA: " + String.join(", ", frame.capabilities().entries()),
          List.of());
    }
    return frame.<TlsOutcome>guarded(frame.limits().handshake(), d -> d, this::negotiateTls);
  }

  private TlsOutcome negotiateTls() throws BrokenDialogue {
    channel.send("STLS");
    ServerReply reply = replies.read();
    if (!reply.status().equals("+OK")) {
      return new TlsOutcome.Failed(TlsOutcome.Kind.REFUSED, reply.literal(), List.of());
    }
    TlsOutcome outcome = frame.upgrade();
    if (outcome instanceof TlsOutcome.Secured) {
      askForCapabilities();
    }
    return outcome;
  }

  /** A server may know no CAPA; it says -ERR then, and that is no fault. */
  private void askForCapabilities() throws BrokenDialogue {
    channel.send("CAPA");
    frame.capabilities(
        replies.read().status().equals("+OK")
            ? new Capabilities(replies.readList())
            : Capabilities.none());
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
                    new Pop3Login(channel, replies, frame.server())
                        .login(credential, frame.capabilities())));
  }

  @Override
  public MailboxOutcome openMailbox() {
    frame.requireGreeted("openMailbox");
    return frame.<MailboxOutcome>guarded(frame.limits().step(), d -> d, this::stat);
  }

  private MailboxOutcome stat() throws BrokenDialogue {
    channel.send("STAT");
    ServerReply reply = replies.read();
    if (!reply.status().equals("+OK")) {
      return Pop3Login.isNotNow(reply)
          ? new MailboxOutcome.Unavailable(reply)
          : new MailboxOutcome.Refused(reply);
    }
    Matcher counts = STAT.matcher(reply.text());
    if (!counts.matches()) {
      throw channel.broken(new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, reply.literal()));
    }
    return new MailboxOutcome.Opened(
        Long.parseLong(counts.group(1)), OptionalLong.of(Long.parseLong(counts.group(2))), reply);
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
