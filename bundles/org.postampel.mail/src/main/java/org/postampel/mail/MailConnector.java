package org.postampel.mail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.task.Cancellation;
import org.postampel.core.tls.TrustPolicy;
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
   * Tries the addresses one after the other until one answers. The time limit is shared fairly: an
   * address that does not answer leaves time for those behind it. Blocks; throws nothing.
   *
   * @param server says port, protocol and security; its host is the name the certificate must have
   * @param addresses at least one
   */
  public ConnectOutcome connect(MailServer server, List<InetAddress> addresses) {
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("no address to connect to");
    }
    long end = System.nanoTime() + limits.connect().toNanos();
    List<ConnectAttempt> attempts = new ArrayList<>();
    List<IOException> troubles = new ArrayList<>();
    for (int i = 0; i < addresses.size() && !cancellation.isCancelled(); i++) {
      InetSocketAddress address = new InetSocketAddress(addresses.get(i), server.port());
      long begin = System.nanoTime();
      long share = (end - begin) / (addresses.size() - i);
      try {
        MailDialogue dialogue = open(server, address, share);
        attempts.add(new ConnectAttempt(address, since(begin), ""));
        return new ConnectOutcome.Connected(dialogue, address, attempts);
      } catch (IOException e) {
        troubles.add(e);
        attempts.add(new ConnectAttempt(address, since(begin), String.valueOf(e.getMessage())));
      }
    }
    return failure(troubles, attempts);
  }

  private ConnectOutcome failure(List<IOException> troubles, List<ConnectAttempt> attempts) {
    if (cancellation.isCancelled()) {
      return new ConnectOutcome.Cancelled(attempts);
    }
    if (troubles.stream().anyMatch(ConnectException.class::isInstance)) {
      return new ConnectOutcome.Refused(attempts);
    }
    if (troubles.stream().anyMatch(SocketTimeoutException.class::isInstance)) {
      return new ConnectOutcome.TimedOut(attempts);
    }
    return new ConnectOutcome.Unreachable(
        String.valueOf(troubles.get(troubles.size() - 1).getMessage()), attempts);
  }

  private MailDialogue open(MailServer server, InetSocketAddress address, long nanos)
      throws IOException {
    DeadlineSocket socket = new DeadlineSocket();
    Cancellation.Registration registration = cancellation.onCancel(() -> closeQuietly(socket));
    boolean open = false;
    try {
      int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, nanos / 1_000_000));
      socket.connect(address, millis);
      LineChannel channel = new LineChannel(socket);
      registration.close();
      Cancellation.Registration whole = cancellation.onCancel(channel::close);
      open = true;
      return dialogue(new DialogueFrame(server, limits, channel, tls, whole::close));
    } finally {
      if (!open) {
        registration.close();
        closeQuietly(socket);
      }
    }
  }

  private static MailDialogue dialogue(DialogueFrame frame) {
    return switch (frame.server().protocol()) {
      case IMAP -> new ImapSession(frame);
      case POP3 -> new Pop3Session(frame);
      case SMTP -> new SmtpSession(frame);
    };
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void closeQuietly(DeadlineSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing more can be done for it.
    }
  }
}
