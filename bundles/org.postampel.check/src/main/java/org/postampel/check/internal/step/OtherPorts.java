package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.postampel.check.OtherPort;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.ConnectOutcome;

/**
 * Which of the other usual ports of a server answer (RFC 8314, section 7; RFC 6409). They are only
 * named: nothing is said on them, and nobody ever switches to one.
 */
final class OtherPorts {

  private static final long LONGEST_MILLIS = 3000;

  private final LegContext leg;
  private final Set<OtherPort> answering = ConcurrentHashMap.newKeySet();

  OtherPorts(LegContext leg) {
    this.leg = leg;
  }

  private static List<OtherPort> usual(MailProtocol protocol) {
    return switch (protocol) {
      case IMAP ->
          List.of(
              new OtherPort(protocol, 993, TransportSecurity.TLS),
              new OtherPort(protocol, 143, TransportSecurity.STARTTLS));
      case POP3 ->
          List.of(
              new OtherPort(protocol, 995, TransportSecurity.TLS),
              new OtherPort(protocol, 110, TransportSecurity.STARTTLS));
      case SMTP ->
          List.of(
              new OtherPort(protocol, 587, TransportSecurity.STARTTLS),
              new OtherPort(protocol, 465, TransportSecurity.TLS));
    };
  }

  /** Tries them all at once and waits three seconds at most; the port to prefer comes first. */
  List<OtherPort> answering() {
    List<Thread> tries = new ArrayList<>();
    for (OtherPort one : usual(leg.protocol())) {
      if (one.port() != leg.server().port()) {
        Thread thread = new Thread(() -> tryOut(one), "postampel-other-port");
        thread.setDaemon(true);
        thread.start();
        tries.add(thread);
      }
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
    try {
      for (Thread thread : tries) {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return usual(leg.protocol()).stream().filter(answering::contains).toList();
  }

  private void tryOut(OtherPort other) {
    MailServer asked = leg.server();
    MailServer server =
        new MailServer(
            asked.protocol(), asked.host(), other.port(), other.security(), asked.signIn());
    ConnectOutcome outcome = leg.check().connections().connect(server, leg.addresses());
    if (outcome instanceof ConnectOutcome.Connected connected) {
      connected.dialogue().close();
      answering.add(other);
    }
  }
}
