package org.postampel.mail.internal.imap;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.core.credential.Credential;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.Capabilities;
import org.postampel.mail.FoldersOutcome;
import org.postampel.mail.GreetingOutcome;
import org.postampel.mail.ImapDialogue;
import org.postampel.mail.LoginOutcome;
import org.postampel.mail.MailboxOutcome;
import org.postampel.mail.QuotaOutcome;
import org.postampel.mail.RightsOutcome;
import org.postampel.mail.ServerReply;
import org.postampel.mail.TlsOutcome;
import org.postampel.mail.TranscriptLine;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;
import org.postampel.mail.internal.dialogue.DialogueFrame;
import org.postampel.mail.internal.dialogue.FirstWords;

/** The IMAP dialogue. */
public final class ImapSession implements ImapDialogue {

  private static final Pattern EXISTS = Pattern.compile("\\* (\\d{1,18}) EXISTS");

  private final DialogueFrame frame;
  private final LineChannel channel;
  private final ImapReplies replies;
  private int commands;

  /** A session in the frame, nothing said yet. */
  public ImapSession(DialogueFrame frame) {
    this.frame = frame;
    this.channel = frame.channel();
    this.replies = new ImapReplies(channel);
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
    strange = FirstWords.otherThan(MailProtocol.IMAP, line, channel);
    if (strange.isPresent()) {
      return strange.get();
    }
    ServerReply banner = replies.untagged(line);
    if (banner.status().equals("PREAUTH")) {
      channel.abandon(line);
      return new GreetingOutcome.PreAuthenticated(banner);
    }
    if (!banner.status().equals("OK")) {
      channel.abandon(line);
      return new GreetingOutcome.Refused(banner);
    }
    Optional<Capabilities> announced = ImapReplies.capabilitiesIn(banner);
    if (announced.isPresent()) {
      frame.capabilities(announced.get());
    } else {
      ServerReply reply = askForCapabilities();
      if (!reply.status().equals("OK")) {
        return new GreetingOutcome.Refused(reply);
      }
    }
    return new GreetingOutcome.Greeted(banner, frame.capabilities());
  }

  @Override
  public TlsOutcome startTls() {
    frame.requireUpgradable();
    if (!frame.capabilities().offers("STARTTLS")) {
      return new TlsOutcome.Failed(
          TlsOutcome.Kind.NOT_OFFERED,
          "CAPABILITY " + String.join(" ", frame.capabilities().entries()),
          List.of());
    }
    return frame.<TlsOutcome>guarded(frame.limits().handshake(), d -> d, this::negotiateTls);
  }

  private TlsOutcome negotiateTls() throws BrokenDialogue {
    String tag = nextTag();
    channel.send(tag + " STARTTLS");
    ServerReply reply = replies.readDone(tag);
    if (!reply.status().equals("OK")) {
      return new TlsOutcome.Failed(TlsOutcome.Kind.REFUSED, reply.literal(), List.of());
    }
    TlsOutcome outcome = frame.upgrade();
    if (outcome instanceof TlsOutcome.Secured) {
      frame.capabilities(Capabilities.none());
      askForCapabilities();
    }
    return outcome;
  }

  private ServerReply askForCapabilities() throws BrokenDialogue {
    String tag = nextTag();
    channel.send(tag + " CAPABILITY");
    ServerReply reply = replies.readDone(tag);
    ImapReplies.capabilitiesIn(reply).ifPresent(frame::capabilities);
    return reply;
  }

  @Override
  public Capabilities capabilities() {
    return frame.capabilities();
  }

  @Override
  public LoginOutcome login(Credential credential) {
    Optional<LoginOutcome> refusal = frame.refusal(credential);
    return refusal.orElseGet(
        () -> frame.<LoginOutcome>guarded(frame.limits().step(), d -> d, () -> signIn(credential)));
  }

  /** Many servers can do more once they know who asks, and say so with their yes. */
  private LoginOutcome signIn(Credential credential) throws BrokenDialogue {
    LoginOutcome outcome =
        new ImapLogin(channel, replies, this::nextTag, server())
            .login(credential, frame.capabilities());
    if (outcome instanceof LoginOutcome.Accepted accepted) {
      ImapReplies.capabilitiesIn(accepted.reply()).ifPresent(frame::capabilities);
    }
    return outcome;
  }

  @Override
  public MailboxOutcome openMailbox() {
    frame.requireGreeted("openMailbox");
    return frame.<MailboxOutcome>guarded(frame.limits().step(), d -> d, this::examineInbox);
  }

  private MailboxOutcome examineInbox() throws BrokenDialogue {
    String tag = nextTag();
    channel.send(tag + " EXAMINE INBOX");
    ServerReply reply = replies.readDone(tag);
    if (ImapLogin.isNotNow(reply)) {
      return new MailboxOutcome.Unavailable(reply);
    } else if (!reply.status().equals("OK")) {
      replies.requireStay(reply);
      return new MailboxOutcome.Refused(reply);
    }
    long messages = 0;
    for (String line : reply.lines()) {
      Matcher exists = EXISTS.matcher(line);
      messages = exists.matches() ? Long.parseLong(exists.group(1)) : messages;
    }
    return new MailboxOutcome.Opened(messages, OptionalLong.empty(), reply);
  }

  @Override
  public RightsOutcome rights() {
    frame.requireGreeted("rights");
    return frame.<RightsOutcome>guarded(frame.limits().step(), d -> d, questions()::rights);
  }

  @Override
  public FoldersOutcome folders() {
    frame.requireGreeted("folders");
    return frame.<FoldersOutcome>guarded(frame.limits().step(), d -> d, questions()::folders);
  }

  @Override
  public QuotaOutcome quota() {
    frame.requireGreeted("quota");
    return frame.<QuotaOutcome>guarded(frame.limits().step(), d -> d, questions()::quota);
  }

  private MailboxQuestions questions() {
    return new MailboxQuestions(channel, replies, this::nextTag, frame.capabilities());
  }

  @Override
  public List<TranscriptLine> transcript() {
    return channel.transcript();
  }

  @Override
  public void logout() {
    frame.logout(nextTag() + " LOGOUT");
  }

  @Override
  public void close() {
    frame.close();
  }

  private String nextTag() {
    commands++;
    return "a" + commands;
  }
}
