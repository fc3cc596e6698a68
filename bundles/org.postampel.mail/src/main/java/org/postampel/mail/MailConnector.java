package org.postampel.mail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.task.Cancellation;
import org.postampel.core.tls.TrustPolicy;
import org.postampel.mail.internal.channel.AddressRace;
import org.postampel.mail.internal.channel.DeadlineSocket;
import org.postampel.mail.internal.channel.LineChannel;
import org.postampel.mail.internal.dialogue.DialogueFrame;
import org.postampel.mail.internal.imap.ImapSession;
import org.postampel.mail.internal.pop3.Pop3Session;
import org.postampel.mail.internal.smtp.SmtpSession;
import org.postampel.mail.internal.tls.TlsLayer;

/**
 * Opens connections to mail servers. One connector serves one check; its dialogues are closed at
 * once when the check is cancelled. Safe for several threads.
 */
public final class MailConnector {

  private final TlsLayer tls;
  private final TimeLimits limits;
  private final Cancellation cancellation;

  /**
   * A connector.
   *
   * @param trust whom to believe in TLS
   * @param limits how long each part may take
   * @param cancellation closes every connection of this connector
   */
  public MailConnector(TrustPolicy trust, TimeLimits limits, Cancellation cancellation) {
    this.tls = new TlsLayer(trust);
    this.limits = Objects.requireNonNull(limits);
    this.cancellation = Objects.requireNonNull(cancellation);
  }

  /**
   * Tries the addresses until one answers: each begins a quarter of a second after the one before
   * it, or at once when that one failed, so a dead address costs little. Blocks; throws nothing.
   *
   * @param server says port, protocol and security; its host is the name the certificate must have
   * @param addresses at least one
   */
  public ConnectOutcome connect(MailServer server, List<InetAddress> addresses) {
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("no address to connect to");
    }
    AddressRace race = new AddressRace(addresses, server.port(), limits.connect(), cancellation);
    List<IOException> troubles = new ArrayList<>();
    try {
      race.run();
      if (race.socket().isPresent() && !cancellation.isCancelled()) {
        List<ConnectAttempt> attempts = race.attempts();
        InetSocketAddress peer = attempts.get(attempts.size() - 1).address();
        return new ConnectOutcome.Connected(dialogue(server, race.socket().get()), peer, attempts);
      }
    } catch (IOException e) {
      troubles.add(e);
    }
    race.socket().ifPresent(MailConnector::closeQuietly);
    troubles.addAll(race.troubles());
    return failure(troubles, race.attempts());
  }

  private ConnectOutcome failure(List<IOException> troubles, List<ConnectAttempt> attempts) {
    if (cancellation.isCancelled()) {
      return new ConnectOutcome.Cancelled(attempts);
    }
    if (troubles.stream().anyMatch(MailConnector::isRefusal)) {
      return new ConnectOutcome.Refused(attempts);
    }
    if (troubles.isEmpty() || troubles.stream().anyMatch(MailConnector::isTimeout)) {
      return new ConnectOutcome.TimedOut(attempts);
    }
    return new ConnectOutcome.Unreachable(
        String.valueOf(troubles.get(troubles.size() - 1).getMessage()), attempts);
  }

  /** Java says {@code ConnectException} also when the system gave up waiting. */
  private static boolean isRefusal(IOException trouble) {
    return trouble instanceof ConnectException && !isTimeout(trouble) && !saysUnreachable(trouble);
  }

  private static boolean isTimeout(IOException trouble) {
    return trouble instanceof SocketTimeoutException
        || trouble instanceof ConnectException && says(trouble, "timed out");
  }

  private static boolean saysUnreachable(IOException trouble) {
    return says(trouble, "unreachable") || says(trouble, "no route");
  }

  private static boolean says(IOException trouble, String words) {
    return String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT).contains(words);
  }

  private MailDialogue dialogue(MailServer server, DeadlineSocket socket) throws IOException {
    LineChannel channel = new LineChannel(socket);
    Cancellation.Registration whole = cancellation.onCancel(channel::close);
    return dialogue(new DialogueFrame(server, limits, channel, tls, whole::close));
  }

  private static MailDialogue dialogue(DialogueFrame frame) {
    return switch (frame.server().protocol()) {
      case IMAP -> new ImapSession(frame);
      case POP3 -> new Pop3Session(frame);
      case SMTP -> new SmtpSession(frame);
    };
  }

  private static void closeQuietly(DeadlineSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing more can be done for it.
    }
  }
}
