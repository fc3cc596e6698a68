package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.Scenario.counter;
import static org.postampel.check.internal.run.Scenario.known;
import static org.postampel.check.internal.run.Scenario.mutated;
import static org.postampel.core.mailbox.MailProtocol.IMAP;
import static org.postampel.core.mailbox.MailProtocol.SMTP;
import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.CheckReport;
import org.postampel.check.Finding;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.certificate.ServerCertificate;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Every distinct row about encryption, brought about by a server in a whole check. */
@Timeout(60)
class ReplayTlsTest {

  private static final int HANDSHAKE_FAILURE = 40;
  private static final int BAD_CERTIFICATE = 42;
  private static final int PROTOCOL_VERSION = 70;
  private static final int INSUFFICIENT_SECURITY = 71;
  private static final int INTERNAL_ERROR = 80;
  private static final int UNRECOGNIZED_NAME = 112;
  private static final int CERTIFICATE_REQUIRED = 116;

  @TestFactory
  Stream<DynamicTest> faultNamesItsRowFirstAndACounterfeitDoesNot() {
    return scenarios().stream().map(Scenario::test);
  }

  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(certificates());
    all.addAll(handshakes());
    return all;
  }

  private static List<Scenario> certificates() {
    CertificateRequest ours = Rig.LOCALHOST;
    return List.of(
        known("T1", "a virus scanner", () -> issuedBy("Avast Web/Mail Shield Root")),
        mutated("T1", "a firewall", () -> issuedBy("CN=ZSCALER Root 7,O=Zscaler Inc.")),
        mutated("T1", "another scanner", () -> issuedBy("eset SSL Filter CA 4711")),
        counter("T1", "a company", () -> issuedBy("Musterfirma Root")),
        counter("T1", "a lookalike", () -> issuedBy("Reset Sslfilter")),
        known("T3", "a box", () -> tls(ServerCertificate.selfSigned(clock(), "localhost"))),
        mutated("T3", "by address", () -> tls(ServerCertificate.selfSigned(clock(), "127.0.0.1"))),
        counter("T3", "an authority nobody knows", () -> issuedBy("Musterfirma Root")),
        known("T4", "expired", () -> tls(Rig.AUTHORITY.issue(ours.expired()))),
        mutated("T4", "not yet valid", () -> tls(Rig.AUTHORITY.issue(ours.notYetValid()))),
        mutated("T4", "an hour ago", () -> tls(endedAnHourAgo())),
        counter("T4", "two months left", () -> tls(valid(Duration.ofDays(60)))),
        known("T5", "an alias", () -> tls(Rig.AUTHORITY.issue(forNames("mail.other.example")))),
        mutated(
            "T5", "a wildcard", () -> tls(Rig.AUTHORITY.issue(forNames("*.localhost.example")))),
        mutated("T5", "an address", () -> tls(Rig.AUTHORITY.issue(forNames("192.0.2.7")))),
        counter(
            "T5", "among others", () -> tls(Rig.AUTHORITY.issue(forNames("x.y", "localhost")))));
  }

  private static List<Scenario> handshakes() {
    return List.of(
        known("T6", "no common cipher", () -> alert(HANDSHAKE_FAILURE)),
        mutated("T6", "no common version", () -> alert(PROTOCOL_VERSION)),
        mutated("T6", "too weak", () -> alert(INSUFFICIENT_SECURITY)),
        counter("T6", "a defect of the server", () -> alert(INTERNAL_ERROR)),
        counter("T6", "an unknown name", () -> alert(UNRECOGNIZED_NAME)),
        known("T8", "IMAP", () -> clear(IMAP, "* OK Dovecot ready.")),
        mutated("T8", "SMTP", () -> clear(SMTP, "220-mail7 // 220 ESMTP")),
        mutated("T8", "not a word that we know", () -> clear(IMAP, "hello 4711")),
        counter("T8", "an alert", () -> alert(HANDSHAKE_FAILURE)),
        known("T9", "STARTTLS", () -> greeting(SMTP, STARTTLS)),
        mutated("T9", "no encryption", () -> greeting(IMAP, NONE)),
        counter("T9", "a port of STARTTLS", ReplayTlsTest::greetedInClear),
        known("T10", "an unknown name", () -> alert(UNRECOGNIZED_NAME)),
        mutated("T10", "a certificate of ours", () -> alert(CERTIFICATE_REQUIRED)),
        mutated("T10", "a bad one", () -> alert(BAD_CERTIFICATE)),
        mutated("T10", "said after the handshake", ReplayTlsTest::refusedAfterTheHandshake),
        counter("T10", "no common cipher", () -> alert(HANDSHAKE_FAILURE)));
  }

  @Test
  void publicIssuerAndAShortChainMeanAMissingIntermediate() throws IOException {
    StepResult cut = issuedBelow("CN=R77,O=Let's Encrypt,C=US", true);
    assertThat(finding(cut).reference()).isEqualTo("T2");
    assertThat(causes(cut)).startsWith("cause.chain-short").doesNotContain("cause.own-authority");

    assertThat(causes(issuedBelow("CN=Musterfirma Issuing 2,O=Musterfirma", true)))
        .contains("cause.own-authority");
  }

  @Test
  void wholeChainOfAPublicIssuerThatJavaDoesNotKnowMeansAnOldJava() throws IOException {
    StepResult old = issuedBelow("CN=DigiCert Root Z9,O=DigiCert Inc,C=US", false);
    assertThat(finding(old).reference()).isEqualTo("T2");
    assertThat(causes(old)).startsWith("cause.old-runtime");

    assertThat(causes(issuedBelow("CN=Musterfirma Root,O=Musterfirma", false)))
        .startsWith("cause.own-authority");
  }

  @Test
  void otherNameOfAPublicIssuerIsAboutTheNameAndNotAboutTheChain() throws IOException {
    StepResult other = tls(Rig.AUTHORITY.issue(forNames("mail.other.example")));
    assertThat(finding(other).code()).isEqualTo("tls.host-name-mismatch");
    StepResult self = tls(ServerCertificate.selfSigned(clock(), "mail.other.example"));
    assertThat(finding(self).code()).isEqualTo("tls.self-signed");
  }

  /** A server below an authority of this name; with its intermediate certificate or without. */
  private static StepResult issuedBelow(String issuer, boolean cut) throws IOException {
    ServerCertificate whole =
        CertificateAuthority.create(issuer, clock()).intermediate(issuer).issue(Rig.LOCALHOST);
    return tls(cut ? whole.withoutIntermediates() : whole);
  }

  private static StepResult issuedBy(String authority) throws IOException {
    return tls(CertificateAuthority.create(authority, clock()).issue(Rig.LOCALHOST));
  }

  private static ServerCertificate endedAnHourAgo() {
    return Rig.AUTHORITY.issue(
        new CertificateRequest(Rig.LOCALHOST.names(), Duration.ofDays(-90), Duration.ofHours(-1)));
  }

  private static ServerCertificate valid(Duration remaining) {
    return Rig.AUTHORITY.issue(Rig.LOCALHOST.expiringIn(remaining));
  }

  private static CertificateRequest forNames(String... names) {
    return CertificateRequest.forNames(names);
  }

  private static StepResult tls(ServerCertificate certificate) throws IOException {
    try (ScriptedServer server = Rig.tls(certificate, Rig.IMAP)) {
      return step(IMAP, server.port(), TLS, "tls");
    }
  }

  /** A server that answers the first words with a fatal alert (RFC 8446, section 6). */
  private static StepResult alert(int description) throws IOException {
    byte[] record = {21, 3, 3, 0, 2, 2, (byte) description};
    Script refusing = Script.begin().sendRaw(record).expectClose();
    try (ScriptedServer server = ScriptedServer.plain(refusing)) {
      return step(IMAP, server.port(), TLS, "tls");
    }
  }

  private static StepResult clear(MailProtocol protocol, String greeting) throws IOException {
    Script clear = Script.begin().send(greeting.split(" // ")).expectAny();
    try (ScriptedServer server = ScriptedServer.plain(clear)) {
      return step(protocol, server.port(), TLS, "tls");
    }
  }

  private static StepResult greeting(MailProtocol protocol, TransportSecurity security)
      throws IOException {
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.SMTP)) {
      return step(protocol, server.port(), security, "greeting");
    }
  }

  private static StepResult greetedInClear() throws IOException {
    Script clear = Script.begin().send("220 mail7 ESMTP").expectStart("EHLO ").reply("250 x");
    try (ScriptedServer server = ScriptedServer.plain(clear)) {
      return step(SMTP, server.port(), STARTTLS, "greeting");
    }
  }

  /** With TLS 1.3 a client is done before the server has looked at its certificate. */
  private static StepResult refusedAfterTheHandshake() throws IOException {
    SSLContext context = Rig.GOOD;
    try (ClientCertificateServer server = new ClientCertificateServer(context)) {
      CheckReport report = Rig.check(IMAP, server.port(), TLS);
      return report.steps().stream()
          .filter(step -> step.finding().isPresent())
          .findFirst()
          .orElseThrow();
    }
  }

  private static StepResult step(
      MailProtocol protocol, int port, TransportSecurity security, String name) {
    return Rig.check(protocol, port, security).step(StepId.of(protocol, name)).orElseThrow();
  }

  private static Finding finding(StepResult result) {
    return result.finding().orElseThrow();
  }

  private static List<String> causes(StepResult result) {
    return finding(result).causes().stream().map(cause -> cause.key()).toList();
  }

  private static Clock clock() {
    return Clock.systemUTC();
  }
}
