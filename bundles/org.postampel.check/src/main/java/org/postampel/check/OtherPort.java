package org.postampel.check;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;

/**
 * Another usual port of a server, which accepted a connection when the configured one did not (RFC
 * 8314, section 7; RFC 6409). Nothing was said there: only a check of it proves more.
 *
 * @param protocol what is spoken there
 * @param port the port
 * @param security the protection that is usual there
 */
public record OtherPort(MailProtocol protocol, int port, TransportSecurity security) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5}) (tls|starttls)");

  /** Refuses null. */
  public OtherPort {
    Objects.requireNonNull(protocol);
    Objects.requireNonNull(security);
  }

  /** The ports that this step proved to answer, the one to prefer first; most often none. */
  public static List<OtherPort> in(StepResult result) {
    return result.evidence().stream()
        .filter(one -> one.kind() == Evidence.Kind.OTHER_PORT)
        .flatMap(one -> read(result.step(), one.text()).stream())
        .toList();
  }

  /** This as a piece of evidence: {@code 587 starttls}. */
  public Evidence evidence() {
    return new Evidence(Evidence.Kind.OTHER_PORT, port + " " + security.id());
  }

  private static Optional<OtherPort> read(StepId step, String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? protocol(step.leg())
            .map(
                protocol ->
                    new OtherPort(
                        protocol,
                        Integer.parseInt(matcher.group(1)),
                        TransportSecurity.valueOf(matcher.group(2).toUpperCase(Locale.ROOT))))
        : Optional.empty();
  }

  private static Optional<MailProtocol> protocol(Leg leg) {
    return switch (leg) {
      case IMAP -> Optional.of(MailProtocol.IMAP);
      case POP3 -> Optional.of(MailProtocol.POP3);
      case SMTP -> Optional.of(MailProtocol.SMTP);
      default -> Optional.empty();
    };
  }
}
