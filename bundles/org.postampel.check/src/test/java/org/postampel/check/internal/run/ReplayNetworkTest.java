package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.Scenario.counter;
import static org.postampel.check.internal.run.Scenario.known;
import static org.postampel.check.internal.run.Scenario.mutated;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.OtherPort;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.check.internal.step.MailConnections;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.HostResolver;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;
import org.postampel.testkit.server.UnreachablePort;

/** Every distinct row about names, addresses and connections, brought about in a whole check. */
@Timeout(60)
class ReplayNetworkTest {

  private static final String HOST = "mail.company.net";
  private static final String OWN = "mail.musterfirma.de";
  private static final String EXCHANGER = "mail.Protection.outlook.COM";

  private static final CheckOptions QUICK =
      CheckOptions.defaults().withStepTimeout(Duration.ofMillis(400)).withBulk(true);

  private static final CheckOptions SLOW =
      CheckOptions.defaults().withStepTimeout(Duration.ofSeconds(20)).withBulk(true);

  @TestFactory
  Stream<DynamicTest> faultNamesItsRowFirstAndACounterfeitDoesNot() {
    return scenarios().stream().map(Scenario::test);
  }

  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(names());
    all.addAll(addresses());
    all.addAll(connections());
    return all;
  }

  private static List<Scenario> names() {
    return List.of(
        known("D1", "Linux", () -> unresolved(HOST + ": Name or service not known")),
        mutated("D1", "macOS", () -> unresolved("nodename nor servname provided, or not known")),
        mutated("D1", "Windows", () -> unresolved("No such host is known (" + HOST + ")")),
        mutated("D1", "no address at all", () -> dns(HOST, host -> List.of())),
        counter("D1", "the service fails", () -> unresolved(HOST + ": Temporary failure in name")),
        known("D2", "Linux", () -> unresolved(HOST + ": Temporary failure in name resolution")),
        mutated("D2", "Windows", () -> unresolved("This is usually a TEMPORARY ERROR during x")),
        mutated("D2", "busy", () -> unresolved("Try again")),
        mutated("D2", "no answer in time", () -> dns(HOST, host -> late(Duration.ofSeconds(2)))),
        mutated(
            "D2",
            "an answer after three seconds",
            () -> step(check(HOST, 9, host -> late(Duration.ofMillis(3100)), SLOW), "imap.dns")),
        counter("D2", "a permanent failure", () -> unresolved(HOST + ": Name or service unknown")),
        counter("D2", "a quick answer", () -> dns(HOST, host -> addresses("127.0.0.1"))));
  }

  private static List<Scenario> addresses() {
    return List.of(
        known("D3", "an address no machine has a way to", () -> dns(HOST, "fe80::1")),
        mutated("D3", "two of them", () -> dns(HOST, "fe80::2", "fe80::77")),
        mutated("D3", "at the connection", () -> connect(993, "fe80::1")),
        counter("D3", "an old address beside it", () -> dns(HOST, "fe80::1", "127.0.0.1")),
        known("D4", "Microsoft", () -> dns("outlook.office365.com", "10.1.2.3")),
        mutated("D4", "Google", () -> dns("IMAP.Gmail.com", "192.168.77.9")),
        mutated("D4", "IPv6", () -> dns("imap.gmx.net", "fd00::1", "127.0.0.9")),
        counter("D4", "a company's own server", () -> dns(HOST, "10.1.2.3")),
        known("X4", "Microsoft", () -> dns("outlook.office365.com", "127.0.0.1")),
        mutated("X4", "Google", () -> dns("imap.GMAIL.com", "127.7.7.7")),
        mutated("X4", "a banner", () -> greeted("* OK [CAPABILITY IMAP4rev1] avast! Mail Shield")),
        mutated("X4", "another", () -> greeted("* OK [CAPABILITY IMAP4rev1] KASPERSKY mail 7")),
        counter("X4", "a company's own server", () -> dns(HOST, "127.0.0.1")),
        counter("X4", "any banner", () -> greeted("* OK [CAPABILITY IMAP4rev1] Dovecot ready.")),
        known("D5", "Microsoft", () -> moved(HOST, "musterfirma-de." + EXCHANGER)),
        mutated("D5", "in capitals", () -> moved("IMAP.Company.NET", "MUSTER7." + EXCHANGER)),
        counter("D5", "a filter before the own server", () -> moved(OWN, "muster." + EXCHANGER)),
        counter("D5", "nobody we know", () -> moved(HOST, "mx.musterfirma.de")));
  }

  private static List<Scenario> connections() {
    return List.of(
        known("N1", "a closed port", () -> closed("127.0.0.1")),
        mutated("N1", "at two addresses", () -> closed("127.0.0.1", "127.0.0.2")),
        counter("N1", "a silent port", () -> silent("127.0.0.1")),
        known("N2", "a port that drops packets", () -> silent("127.0.0.1")),
        mutated("N2", "at two addresses", () -> silent("127.0.0.1", "127.0.0.1")),
        counter("N2", "a closed port", () -> closed("127.0.0.1")),
        known("N3", "reset before a word", () -> greeting(reset(Script.begin()))),
        mutated(
            "N3",
            "reset a while later",
            () -> greeting(reset(Script.begin().pause(Duration.ofMillis(200))))),
        counter("N3", "a greeting", () -> greeted("* OK ready")),
        counter("N3", "a farewell", () -> greeted("* BYE go away")),
        known("N4", "an address no connection leads to", () -> connect(993, "224.0.0.1")),
        mutated("N4", "another one", () -> connect(587, "239.255.255.250")),
        counter("N4", "a closed port", () -> closed("127.0.0.1")));
  }

  @Test
  void answeringAlternativeIsNamedFirstAndNothingIsSaidThere() throws IOException {
    try (UnreachablePort closed = UnreachablePort.refused();
        ScriptedServer other = ScriptedServer.plain(Script.begin().expectClose())) {
      CheckReport report = withAlternative(closed.port(), 993, other.port());
      StepResult red = step(report, "imap.connect");

      assertThat(red.light()).isEqualTo(Light.RED);
      assertThat(red.finding().orElseThrow().reference()).isEqualTo("N1");
      assertThat(red.finding().orElseThrow().causes().get(0).key()).isEqualTo("cause.other-port");
      assertThat(OtherPort.in(red)).extracting(OtherPort::port).containsExactly(993);
      assertThat(report.steps())
          .as("nobody goes over to the other port")
          .filteredOn(one -> one.step().value().matches("imap\\.(greeting|login|mailbox)"))
          .noneMatch(one -> one.light() == Light.GREEN);
      assertThat(other.connections()).isEqualTo(1);
      assertThat(other.received()).as("nothing is said there").isEmpty();
    }
  }

  @Test
  void alternativeThatDoesNotAnswerEitherIsNotNamed() throws IOException {
    try (UnreachablePort closed = UnreachablePort.refused();
        UnreachablePort other = UnreachablePort.refused()) {
      StepResult red = step(withAlternative(closed.port(), 993, other.port()), "imap.connect");

      assertThat(OtherPort.in(red)).isEmpty();
      assertThat(red.finding().orElseThrow().causes())
          .noneMatch(cause -> cause.key().equals("cause.other-port"));
    }
  }

  /** The usual port of the server lies elsewhere, as behind a router that translates ports. */
  private static CheckReport withAlternative(int configured, int usual, int real) {
    MailConnections.Factory translating =
        (trust, limits, stop) -> {
          MailConnections direct = MailConnections.Factory.real().open(trust, limits, stop);
          return (server, addresses) ->
              direct.connect(at(server, server.port() == usual ? real : configured), addresses);
        };
    return WayToTheServerTest.check(
        HOST,
        configured,
        host -> addresses("127.0.0.1"),
        MailExchangerLookup.none(),
        translating,
        CheckOptions.defaults());
  }

  private static MailServer at(MailServer server, int port) {
    return new MailServer(
        server.protocol(), server.host(), port, server.security(), server.signIn());
  }

  private static List<InetAddress> late(Duration after) {
    try {
      Thread.sleep(after.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return addresses("127.0.0.1");
  }

  private static StepResult unresolved(String words) {
    return dns(
        HOST,
        host -> {
          throw new UnknownHostException(words);
        });
  }

  private static StepResult dns(String host, String... addresses) {
    return dns(host, name -> addresses(addresses));
  }

  private static StepResult dns(String host, HostResolver resolver) {
    return step(check(host, 9, resolver, QUICK), "imap.dns");
  }

  private static StepResult connect(int port, String... addresses) {
    return step(check(HOST, port, host -> addresses(addresses), QUICK), "imap.connect");
  }

  private static StepResult closed(String... addresses) throws IOException {
    try (UnreachablePort closed = UnreachablePort.refused()) {
      return connect(closed.port(), addresses);
    }
  }

  private static StepResult silent(String... addresses) throws IOException {
    try (UnreachablePort silent = UnreachablePort.silent()) {
      return connect(silent.port(), addresses);
    }
  }

  private static StepResult greeted(String line) throws IOException {
    return greeting(Script.begin().send(line).expectAny());
  }

  private static StepResult greeting(Script script) throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(script)) {
      return step(
          check(HOST, server.port(), host -> addresses("127.0.0.1"), SLOW), "imap.greeting");
    }
  }

  /** Not at once: a loaded machine may not have noticed yet that it is connected. */
  private static Script reset(Script script) {
    return script.pause(Duration.ofMillis(200)).reset();
  }

  private static StepResult moved(String host, String exchanger) throws IOException {
    try (UnreachablePort nobody = UnreachablePort.refused()) {
      return step(
          WayToTheServerTest.check(
              host,
              nobody.port(),
              name -> addresses("127.0.0.1"),
              domain -> List.of(exchanger),
              MailConnections.Factory.real(),
              QUICK),
          "imap.dns");
    }
  }

  private static CheckReport check(
      String host, int port, HostResolver resolver, CheckOptions options) {
    return WayToTheServerTest.check(
        host, port, resolver, MailExchangerLookup.none(), MailConnections.Factory.real(), options);
  }

  private static List<InetAddress> addresses(String... literal) {
    List<InetAddress> all = new ArrayList<>();
    for (String one : literal) {
      try {
        all.add(InetAddress.getByName(one));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(one, e);
      }
    }
    return all;
  }

  private static StepResult step(CheckReport report, String id) {
    return report.step(new StepId(id)).orElseThrow();
  }
}
