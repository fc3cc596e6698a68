package org.postampel.check.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.postampel.core.credential.Credential;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.Capabilities;
import org.postampel.mail.FoldersOutcome;
import org.postampel.mail.GreetingOutcome;
import org.postampel.mail.ImapDialogue;
import org.postampel.mail.LoginOutcome;
import org.postampel.mail.MailFolder;
import org.postampel.mail.MailboxOutcome;
import org.postampel.mail.QuotaOutcome;
import org.postampel.mail.RightsOutcome;
import org.postampel.mail.SenderOutcome;
import org.postampel.mail.ServerReply;
import org.postampel.mail.SmtpDialogue;
import org.postampel.mail.TlsOutcome;
import org.postampel.mail.TranscriptLine;

/** A dialogue in which everything works until a test says otherwise; each part may block. */
final class FakeDialogue implements ImapDialogue, SmtpDialogue {

  static final ServerReply OK = reply("OK", "a1 OK done");

  private final MailServer server;
  private final Deque<LoginOutcome> logins = new ArrayDeque<>();
  Supplier<GreetingOutcome> greeting =
      () -> new GreetingOutcome.Greeted(OK, new Capabilities(List.of("IMAP4rev1")));
  Supplier<MailboxOutcome> mailbox = () -> new MailboxOutcome.Opened(42, OptionalLong.empty(), OK);
  Supplier<RightsOutcome> rights = RightsOutcome.NotOffered::new;
  Supplier<FoldersOutcome> folders =
      () ->
          new FoldersOutcome.Listed(
              List.of(
                  new MailFolder("INBOX", "/", Set.of()),
                  new MailFolder("Gesendete Elemente", "/", Set.of())));
  Supplier<QuotaOutcome> quota = QuotaOutcome.NotOffered::new;
  final AtomicInteger loginCalls = new AtomicInteger();
  Consumer<Credential> heard = credential -> {};
  volatile boolean closed;

  FakeDialogue(MailServer server) {
    this.server = server;
  }

  static ServerReply reply(String status, String line) {
    return new ServerReply(List.of(line), status, "", line);
  }

  FakeDialogue answering(LoginOutcome... outcomes) {
    logins.addAll(List.of(outcomes));
    return this;
  }

  @Override
  public MailServer server() {
    return server;
  }

  @Override
  public TlsOutcome handshake() {
    throw new AssertionError("these tests speak clear text");
  }

  @Override
  public GreetingOutcome greeting() {
    return greeting.get();
  }

  @Override
  public TlsOutcome startTls() {
    throw new AssertionError("these tests speak clear text");
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.none();
  }

  @Override
  public LoginOutcome login(Credential credential) {
    loginCalls.incrementAndGet();
    heard.accept(credential);
    return logins.isEmpty() ? new LoginOutcome.Accepted("XOAUTH2", OK) : logins.poll();
  }

  @Override
  public MailboxOutcome openMailbox() {
    return mailbox.get();
  }

  @Override
  public RightsOutcome rights() {
    return rights.get();
  }

  @Override
  public FoldersOutcome folders() {
    return folders.get();
  }

  @Override
  public QuotaOutcome quota() {
    return quota.get();
  }

  @Override
  public SenderOutcome probeSender(String from, String recipient) {
    return new SenderOutcome.Accepted(OK, OK);
  }

  @Override
  public List<TranscriptLine> transcript() {
    return List.of();
  }

  @Override
  public void logout() {
    closed = true;
  }

  @Override
  public void close() {
    closed = true;
  }
}
