package org.postampel.check.internal.step;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.ConnectOutcome;
import org.postampel.mail.GreetingOutcome;
import org.postampel.mail.MailDialogue;
import org.postampel.mail.TlsOutcome;

/**
 * What the steps of one leg share: the server, its addresses and the one connection. Used by the
 * leg's thread only, except {@link #close()}.
 */
public final class LegContext implements AutoCloseable {

  private final CheckContext check;
  private final MailServer server;
  private List<InetAddress> addresses = List.of();
  private volatile MailDialogue dialogue;
  private String loginName = "";

  /**
   * A leg.
   *
   * @param check the check it belongs to
   * @param server its server
   */
  public LegContext(CheckContext check, MailServer server) {
    this.check = Objects.requireNonNull(check);
    this.server = Objects.requireNonNull(server);
  }

  CheckContext check() {
    return check;
  }

  MailServer server() {
    return server;
  }

  MailProtocol protocol() {
    return server.protocol();
  }

  StepId step(String name) {
    return StepId.of(server.protocol(), name);
  }

  void addresses(List<InetAddress> found) {
    addresses = List.copyOf(found);
  }

  List<InetAddress> addresses() {
    return addresses;
  }

  void dialogue(MailDialogue opened) {
    dialogue = opened;
  }

  MailDialogue dialogue() {
    return Objects.requireNonNull(dialogue, "the connection comes before what is said on it");
  }

  /**
   * What kind of evidence an answer after the greeting is: without encryption it may come from
   * anybody on the way.
   */
  Evidence.Kind answer() {
    return Replies.kindOf(server);
  }

  void loginName(String name) {
    loginName = name;
  }

  String loginName() {
    return loginName;
  }

  /** The same server at the same addresses, for a connection of its own. */
  LegContext again() {
    LegContext other = new LegContext(check, server);
    other.addresses(addresses);
    return other;
  }

  /** Opens the connection anew, up to where one can sign in; false when that fails this time. */
  boolean reopen() {
    dialogue().close();
    return open();
  }

  /** Opens the connection, up to where one can sign in; false when that fails this time. */
  boolean open() {
    ConnectOutcome connected = check.connections().connect(server, addresses);
    if (!(connected instanceof ConnectOutcome.Connected fresh)) {
      return false;
    }
    dialogue = fresh.dialogue();
    return switch (server.security()) {
      case TLS ->
          dialogue.handshake() instanceof TlsOutcome.Secured
              && dialogue.greeting() instanceof GreetingOutcome.Greeted;
      case STARTTLS ->
          dialogue.greeting() instanceof GreetingOutcome.Greeted
              && dialogue.startTls() instanceof TlsOutcome.Secured;
      case NONE -> dialogue.greeting() instanceof GreetingOutcome.Greeted;
    };
  }

  /** A symptom of this leg, with everything known about mailbox, server and token. */
  Symptom symptom(String step, String outcome, String literal, Map<String, String> facts) {
    Map<String, String> all = new HashMap<>(check.facts());
    all.put("protocol", protocol().id());
    all.put("security", server.security().id());
    all.put("encrypted", server.security() == TransportSecurity.NONE ? "no" : "yes");
    all.put("sign-in", signIn());
    if (!loginName.isEmpty()) {
      boolean asMailbox = loginName.equalsIgnoreCase(check.mailbox().address());
      all.put("identity", asMailbox ? "mailbox" : "person");
    }
    all.putAll(tokenFacts());
    all.putAll(facts);
    return new Symptom(step(step), outcome, literal, all);
  }

  Symptom symptom(String step, String outcome, String literal) {
    return symptom(step, outcome, literal, Map.of());
  }

  /** Says goodbye and closes. */
  @Override
  public void close() {
    Optional.ofNullable(dialogue).ifPresent(MailDialogue::logout);
  }

  private String signIn() {
    if (server.signIn() instanceof ServerSignIn.OAuth) {
      return "oauth2";
    }
    return server.signIn() instanceof ServerSignIn.Password ? "password" : "none";
  }

  private Map<String, String> tokenFacts() {
    if (!(server.signIn() instanceof ServerSignIn.OAuth)) {
      return Map.of();
    }
    return check
        .claims(protocol())
        .map(claims -> TokenReading.of(check, protocol(), claims).facts())
        .orElse(Map.of());
  }
}
