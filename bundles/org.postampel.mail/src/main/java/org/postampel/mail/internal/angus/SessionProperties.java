package org.postampel.mail.internal.angus;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.postampel.core.credential.Credential;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.TimeLimits;

/**
 * Every property a Jakarta Mail session of ours has. Some of Angus Mail's properties load classes
 * or switch checks off, so nothing is ever copied here from a configuration.
 */
final class SessionProperties {

  private SessionProperties() {}

  /**
   * The properties for one server.
   *
   * @param first makes the sockets, with TLS on them already where it begins at once
   * @param encrypted puts TLS on a socket after STARTTLS; Angus Mail takes Java's own where this
   *     were no factory of TLS sockets
   * @param writing cuts off writes that take too long; daemon threads
   */
  static Properties of(
      MailServer server,
      Credential credential,
      TimeLimits limits,
      SocketFactory first,
      SSLSocketFactory encrypted,
      ScheduledExecutorService writing) {
    Properties properties = new Properties();
    String prefix = "mail." + server.protocol().id() + ".";
    properties.put(prefix + "connectiontimeout", millis(limits.connect()));
    properties.put(prefix + "timeout", millis(limits.step()));
    properties.put(prefix + "writetimeout", millis(limits.step()));
    // Without it every connection gets a thread that is no daemon and outlives a forgotten close.
    properties.put(prefix + "executor.writetimeout", writing);
    properties.put(prefix + "socketFactory", first);
    properties.put(prefix + "ssl.socketFactory", encrypted);
    // Otherwise a failed handshake is repeated with Java's own anchors and the reason is lost.
    properties.put(prefix + "socketFactory.fallback", "false");
    properties.put(prefix + "ssl.checkserveridentity", "true");
    // The first factory has done it already, so that a cancellation reaches the connecting, too.
    properties.put(prefix + "ssl.enable", "false");
    String starttls = String.valueOf(server.security() == TransportSecurity.STARTTLS);
    properties.put(prefix + "starttls.enable", starttls);
    // Never enable without required: a man in the middle would simply take the offer away.
    properties.put(prefix + "starttls.required", starttls);
    boolean token = credential instanceof Credential.BearerToken;
    properties.put(prefix + "auth.mechanisms", token ? "XOAUTH2" : "PLAIN LOGIN");
    switch (server.protocol()) {
      case POP3 ->
          // Exchange Online closes the connection when the token is on the command's line.
          properties.put(prefix + "auth.xoauth2.two.line.authentication.format", "true");
      case SMTP -> {
        // GuardedSmtpTransport signs in by itself.
        properties.put(prefix + "auth", "false");
        properties.put(prefix + "quitwait", "false");
        // The own host name would be looked up in DNS otherwise, which may take long.
        properties.put(prefix + "localhost", "[127.0.0.1]");
      }
      case IMAP -> properties.put(prefix + "referralexception", "false");
    }
    return properties;
  }

  private static String millis(Duration limit) {
    return String.valueOf(Math.min(Integer.MAX_VALUE, limit.toMillis()));
  }
}
