package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;

/** What is unusual about the settings of one server. */
final class ServerSettings {

  /** A login name that carries two names. */
  static final String RETIRED_LOGIN = "retired-login";

  /** RFC 8314, section 7, and RFC 6409: what a port is registered for. */
  private static final Map<Integer, MailProtocol> OWNERS =
      Map.of(
          993, MailProtocol.IMAP,
          143, MailProtocol.IMAP,
          995, MailProtocol.POP3,
          110, MailProtocol.POP3,
          465, MailProtocol.SMTP,
          587, MailProtocol.SMTP,
          25, MailProtocol.SMTP);

  private final CheckContext check;
  private final MailServer server;

  ServerSettings(CheckContext check, MailServer server) {
    this.check = check;
    this.server = server;
  }

  /** The remarks, the gravest first. */
  List<Symptom> unusual() {
    List<Symptom> all = new ArrayList<>();
    boolean password = server.signIn() instanceof ServerSignIn.Password;
    if (check.isMicrosoft365()
        && server.signIn() instanceof ServerSignIn.Password login
        && hasRetiredForm(login.loginName())) {
      all.add(symptom(RETIRED_LOGIN, login.loginName()));
    }
    if (server.security() == TransportSecurity.NONE
        && !(server.signIn() instanceof ServerSignIn.None)) {
      all.add(symptom("clear-text", server.protocol().name()));
    }
    if (server.host().matches("(?i)(imap|pop)-legacy\\.office365\\.com")) {
      all.add(symptom("legacy-host", server.protocol().name()));
    }
    if (password && check.isMicrosoft365() && check.isExchangeOnline(server)) {
      boolean sending = server.protocol() == MailProtocol.SMTP;
      all.add(symptom(sending ? "password-ending" : "password-over", server.protocol().name()));
    }
    pairing().ifPresent(wrong -> all.add(symptom("port-security", wrong)));
    return all;
  }

  /** {@code user\shared} and {@code user/shared}. */
  static boolean hasRetiredForm(String loginName) {
    return loginName.matches("[^\\\\/]+[\\\\/].+");
  }

  private Optional<String> pairing() {
    MailProtocol owner = OWNERS.get(server.port());
    if (owner == null) {
      return Optional.empty();
    }
    boolean forTls = owner.usualPort(TransportSecurity.TLS) == server.port();
    boolean fits =
        server.protocol() == owner && forTls == (server.security() == TransportSecurity.TLS);
    // Inside a company port 25 without encryption is usual, and the clear text is said elsewhere.
    return fits || server.security() == TransportSecurity.NONE && server.protocol() == owner
        ? Optional.empty()
        : Optional.of(server.port() + " + " + server.security().id());
  }

  private Symptom symptom(String outcome, String detail) {
    return check.symptom(
        StepId.ACCOUNT_SETTINGS,
        outcome,
        server.host(),
        Map.of(
            Symptom.DETAIL,
            detail,
            "protocol",
            server.protocol().id(),
            "port",
            String.valueOf(server.port())));
  }
}
