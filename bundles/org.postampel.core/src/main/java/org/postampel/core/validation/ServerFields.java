package org.postampel.core.validation;

import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ServerPreset;

/**
 * Host, port and security of one server. What is not typed comes from the preset; where only port
 * or security is typed, the preset's server that fits it.
 */
final class ServerFields {

  /** Which fields belong to a direction. */
  record Fields(MailboxField host, MailboxField port, MailboxField security) {
    static final Fields INCOMING =
        new Fields(
            MailboxField.INCOMING_HOST, MailboxField.INCOMING_PORT, MailboxField.INCOMING_SECURITY);
    static final Fields OUTGOING =
        new Fields(
            MailboxField.OUTGOING_HOST, MailboxField.OUTGOING_PORT, MailboxField.OUTGOING_SECURITY);
  }

  /** Where a server is; the sign-in is decided elsewhere. */
  record Endpoint(MailProtocol protocol, String host, int port, TransportSecurity security) {}

  private record Registered(MailProtocol protocol, TransportSecurity security) {}

  /** RFC 8314, section 7, and RFC 6409. */
  private static final Map<Integer, Registered> PORTS =
      Map.of(
          993, new Registered(MailProtocol.IMAP, TLS),
          143, new Registered(MailProtocol.IMAP, STARTTLS),
          995, new Registered(MailProtocol.POP3, TLS),
          110, new Registered(MailProtocol.POP3, STARTTLS),
          465, new Registered(MailProtocol.SMTP, TLS),
          587, new Registered(MailProtocol.SMTP, STARTTLS),
          25, new Registered(MailProtocol.SMTP, STARTTLS));

  private final TypedFields typed;
  private final ProviderPreset preset;
  private final MailProtocol protocol;
  private final Fields fields;

  ServerFields(TypedFields typed, ProviderPreset preset, MailProtocol protocol, Fields fields) {
    this.typed = typed;
    this.preset = preset;
    this.protocol = protocol;
    this.fields = fields;
  }

  /** The endpoint; empty when a field has an error. */
  Optional<Endpoint> read() {
    OptionalInt typedPort = port();
    Optional<TransportSecurity> typedSecurity = typedSecurity();
    Optional<ServerPreset> fitting = fitting(typedPort, typedSecurity);
    Optional<String> host = host(fitting);
    TransportSecurity security =
        typedSecurity
            .or(() -> fitting.map(ServerPreset::security))
            .orElseGet(() -> usualSecurity(typedPort));
    int port =
        typedPort.orElseGet(
            () -> fitting.map(ServerPreset::port).orElse(protocol.usualPort(security)));
    boolean portIsFine = typedPort.isPresent() || !typed.isTyped(fields.port());
    if (portIsFine) {
      warn(port, security);
    }
    return host.filter(any -> portIsFine).map(name -> new Endpoint(protocol, name, port, security));
  }

  private Optional<ServerPreset> fitting(
      OptionalInt typedPort, Optional<TransportSecurity> typedSecurity) {
    return preset.servers().stream()
        .filter(server -> server.protocol() == protocol)
        .filter(server -> typedPort.isEmpty() || server.port() == typedPort.getAsInt())
        .filter(server -> typedSecurity.isEmpty() || server.security() == typedSecurity.get())
        .findFirst();
  }

  private Optional<String> host(Optional<ServerPreset> fitting) {
    String text = typed.text(fields.host());
    if (text.isEmpty()) {
      Optional<String> known =
          fitting
              .or(() -> preset.server(protocol))
              .map(ServerPreset::host)
              .filter(h -> !h.isEmpty());
      if (known.isEmpty()) {
        typed.error(fields.host(), ProblemCodes.HOST_MISSING, protocol.name());
      }
      return known;
    }
    if (text.contains("://")) {
      typed.error(fields.host(), ProblemCodes.HOST_SCHEME, text, withoutScheme(text));
      return Optional.empty();
    }
    if (text.codePoints().anyMatch(TypedFields::isBlank)) {
      typed.error(fields.host(), ProblemCodes.HOST_BLANK, text);
      return Optional.empty();
    }
    Optional<String> host = HostName.read(text);
    if (host.isEmpty()) {
      typed.error(fields.host(), ProblemCodes.HOST_MALFORMED, text);
    }
    host.flatMap(MicrosoftNames::instead)
        .ifPresent(
            instead -> typed.warning(fields.host(), ProblemCodes.HOST_LEGACY, text, instead));
    return host;
  }

  private static String withoutScheme(String text) {
    String rest = text.substring(text.indexOf("://") + 3);
    return Stream.of(rest.split("[/?#:\\s]", 2)).findFirst().orElse(rest);
  }

  private OptionalInt port() {
    String text = typed.text(fields.port());
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.matches("[+-]?[0-9]+")) {
      typed.error(fields.port(), ProblemCodes.PORT_NOT_A_NUMBER, text);
      return OptionalInt.empty();
    }
    String digits = text.replaceFirst("^\\+?0*(?=[0-9])", "");
    int port = digits.length() > 5 || digits.startsWith("-") ? 0 : Integer.parseInt(digits);
    if (port < 1 || port > 65535) {
      typed.error(fields.port(), ProblemCodes.PORT_OUT_OF_RANGE, text);
      return OptionalInt.empty();
    }
    return OptionalInt.of(port);
  }

  private Optional<TransportSecurity> typedSecurity() {
    return Optional.ofNullable(
        typed.choice(
            fields.security(),
            List.of(TransportSecurity.values()),
            TransportSecurity::id,
            null,
            ProblemCodes.SECURITY_UNKNOWN));
  }

  private TransportSecurity usualSecurity(OptionalInt port) {
    Registered registered = port.isPresent() ? PORTS.get(port.getAsInt()) : null;
    return registered == null
        ? preset.server(protocol).map(ServerPreset::security).orElse(TLS)
        : registered.security();
  }

  private void warn(int port, TransportSecurity security) {
    Registered registered = PORTS.get(port);
    if (security == NONE) {
      typed.warning(fields.security(), ProblemCodes.SECURITY_NONE);
    }
    if (registered == null) {
      return;
    }
    if (registered.protocol() != protocol) {
      typed.warning(
          fields.port(),
          ProblemCodes.PORT_OTHER_PROTOCOL,
          String.valueOf(port),
          registered.protocol().name(),
          protocol.name());
    } else if ((security == TLS) != (registered.security() == TLS)) {
      typed.warning(
          fields.port(),
          ProblemCodes.PORT_SECURITY_MISMATCH,
          String.valueOf(port),
          registered.security() == TLS ? "SSL/TLS" : "STARTTLS");
    }
  }
}
