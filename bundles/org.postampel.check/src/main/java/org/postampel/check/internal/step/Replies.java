package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.SaslChallenge;
import org.postampel.mail.ServerReply;

/** A server's answer as evidence and as facts for the catalogue. */
final class Replies {

  private Replies() {}

  /** What an answer of this server is worth once the connection is as secure as it gets. */
  static Evidence.Kind kindOf(MailServer server) {
    return server.security() == TransportSecurity.NONE
        ? Evidence.Kind.UNTRUSTED_ANSWER
        : Evidence.Kind.SERVER_ANSWER;
  }

  /** All lines: what decides may stand in an untagged one. */
  static String literal(ServerReply reply) {
    return String.join("\n", reply.lines());
  }

  /** Status, code and the asked-for pause as facts. */
  static Map<String, String> facts(ServerReply reply) {
    Map<String, String> facts = new HashMap<>();
    facts.put("status", reply.status());
    facts.put("code", reply.code());
    Optional<Duration> pause = reply.backOff();
    pause.ifPresent(time -> facts.put("detail", String.valueOf(time.plusMillis(999).toSeconds())));
    return facts;
  }

  static List<Evidence> evidence(LegContext leg, ServerReply reply) {
    return List.of(new Evidence(leg.answer(), literal(reply)));
  }

  /** The answer after the reason the server gave before it. */
  static List<Evidence> evidence(
      LegContext leg, ServerReply reply, Optional<SaslChallenge> challenge) {
    List<Evidence> evidence = new ArrayList<>();
    challenge.ifPresent(reason -> evidence.add(new Evidence(leg.answer(), reason.decoded())));
    evidence.addAll(evidence(leg, reply));
    return evidence;
  }
}
