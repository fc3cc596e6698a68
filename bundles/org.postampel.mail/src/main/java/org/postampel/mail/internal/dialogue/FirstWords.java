package org.postampel.mail.internal.dialogue;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.mail.Disturbance;
import org.postampel.mail.GreetingOutcome;
import org.postampel.mail.KnownService;
import org.postampel.mail.TlsOutcome;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;

/** Who talks on this port: reads the very first line, or finds out why there is none. */
public final class FirstWords {

  private static final Duration LONGEST_TLS_PROBE = Duration.ofSeconds(3);
  private static final int TLS_ALERT = 21;
  private static final int TLS_HANDSHAKE = 22;

  private FirstWords() {}

  /**
   * Waits for the first words; a value means the dialogue ends here. A port that keeps silent in
   * clear text is asked for TLS in the last part of the limit, so that "wants TLS from the first
   * byte" is a fact and not a guess.
   */
  public static Optional<GreetingOutcome> await(DialogueFrame frame) throws BrokenDialogue {
    LineChannel channel = frame.channel();
    long start = System.nanoTime();
    if (!channel.isEncrypted()) {
      Duration limit = frame.limits().greeting();
      Duration probe = limit.dividedBy(3);
      probe = probe.compareTo(LONGEST_TLS_PROBE) > 0 ? LONGEST_TLS_PROBE : probe;
      if (!channel.hearsWithin(limit.minus(probe))) {
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        return Optional.of(whyWasItSilent(frame, waited));
      }
    }
    int first = channel.peek();
    if (!channel.isEncrypted() && (first == TLS_ALERT || first == TLS_HANDSHAKE)) {
      channel.note("a TLS record instead of a greeting");
      channel.abandon("");
      return Optional.of(
          new GreetingOutcome.TlsExpected(Duration.ofNanos(System.nanoTime() - start)));
    }
    return Optional.empty();
  }

  /** Who greets like this. */
  public static KnownService recognise(String line) {
    String upper = line.toUpperCase(Locale.ROOT);
    if (upper.startsWith("* ")) {
      return KnownService.IMAP;
    }
    if (upper.startsWith("+OK") || upper.startsWith("-ERR")) {
      return KnownService.POP3;
    }
    if (upper.matches("220[ -].*\\bFTP.*")) {
      return KnownService.FTP;
    }
    if (upper.matches("(220|421|554)([ -].*)?")) {
      return KnownService.SMTP;
    }
    if (upper.startsWith("HTTP/")) {
      return KnownService.HTTP;
    }
    if (upper.startsWith("SSH-")) {
      return KnownService.SSH;
    }
    return upper.startsWith("\"IMPLEMENTATION\"") ? KnownService.SIEVE : KnownService.UNKNOWN;
  }

  /** The outcome for a first line that is not ours; empty when it is. */
  public static Optional<GreetingOutcome> otherThan(
      MailProtocol wanted, String line, LineChannel channel) {
    KnownService service = recognise(line);
    if (service.name().equals(wanted.name())) {
      return Optional.empty();
    }
    channel.abandon(line);
    if (service == KnownService.UNKNOWN && line.startsWith("\\x")) {
      return Optional.of(new Disturbance(Disturbance.Kind.UNINTELLIGIBLE, shortened(line)));
    }
    return Optional.of(new GreetingOutcome.OtherService(service, shortened(line)));
  }

  private static GreetingOutcome whyWasItSilent(DialogueFrame frame, Duration waited) {
    frame.channel().note("silence; does the port want TLS from the first byte?");
    TlsOutcome tls = frame.tryTls();
    frame.channel().abandon("");
    if (tls instanceof Disturbance disturbance) {
      return disturbance.kind() == Disturbance.Kind.CANCELLED
          ? disturbance
          : new GreetingOutcome.Silent(waited);
    }
    if (tls instanceof TlsOutcome.Failed failed) {
      if (failed.kind() == TlsOutcome.Kind.NOT_TLS) {
        return new GreetingOutcome.OtherService(recognise(failed.literal()), failed.literal());
      }
      if (failed.kind() == TlsOutcome.Kind.OTHER) {
        return new GreetingOutcome.Silent(waited);
      }
    }
    return new GreetingOutcome.TlsExpected(waited);
  }

  private static String shortened(String line) {
    return line.length() <= 500 ? line : line.substring(0, 500) + "…";
  }
}
