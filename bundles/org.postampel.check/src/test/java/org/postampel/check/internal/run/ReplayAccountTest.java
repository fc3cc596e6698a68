package org.postampel.check.internal.run;

import static org.postampel.check.internal.run.Scenario.counter;
import static org.postampel.check.internal.run.Scenario.known;
import static org.postampel.check.internal.run.Scenario.mutated;
import static org.postampel.testkit.demo.DemoAccount.ANNA;
import static org.postampel.testkit.demo.DemoAccount.BERND;
import static org.postampel.testkit.demo.DemoAccount.CARLA;
import static org.postampel.testkit.demo.DemoAccount.SUPPORT;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.server.UnreachablePort;

/**
 * Every distinct row about settings, authority and token that is no server's words, in whole checks
 * against the servers and the authority of the demo tenant.
 */
@Timeout(60)
class ReplayAccountTest {

  @TempDir static Path folder;
  private static WholeDemo demo;

  private static final String LEGACY = "imap-legacy.office365.com";

  @BeforeAll
  static void start() throws IOException {
    demo = new WholeDemo(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    demo.close();
  }

  @TestFactory
  Stream<DynamicTest> faultNamesItsRowFirstAndACounterfeitDoesNot() {
    return scenarios().stream().map(Scenario::test);
  }

  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    all.addAll(typed());
    all.addAll(settings());
    all.addAll(authority());
    return all;
  }

  private static List<Scenario> typed() {
    return List.of(
        known("C1", "an address of a page", () -> draft(MailboxField.INCOMING_HOST, "https://x.y")),
        mutated("C1", "a port of nobody", () -> draft(MailboxField.INCOMING_PORT, "70000")),
        mutated("C1", "a blank", () -> draft(MailboxField.INCOMING_HOST, "mail example.net")),
        counter("C1", "another field", () -> draft(MailboxField.OAUTH_TENANT, "not a tenant")),
        known("C2", "a tenant", () -> draft(MailboxField.OAUTH_TENANT, "not a tenant")),
        mutated("C2", "a client", () -> draft(MailboxField.OAUTH_CLIENT_ID, "ERP 4711")),
        counter("C2", "another field", () -> draft(MailboxField.INCOMING_PORT, "0")),
        known("C3", "IMAP", () -> settings(clear(MailProtocol.IMAP, 993))),
        mutated("C3", "POP3", () -> settings(clear(MailProtocol.POP3, 995))),
        counter("C3", "the usual port", () -> settings(clear(MailProtocol.IMAP, 143))),
        counter("C3", "a port of nobody", () -> settings(clear(MailProtocol.IMAP, 4711))));
  }

  private static List<Scenario> settings() {
    return List.of(
        known("C4", "both in one", () -> login("microsoft365", "anna@muster.example\\support")),
        mutated("C4", "the other way", () -> login("microsoft365", "ANNA@muster.example/x@y.z")),
        counter("C4", "an own server", () -> login("exchange-server", "MUSTER\\anna\\support")),
        counter("C4", "one name", () -> login("microsoft365", "anna@muster.example")),
        known("C5", "IMAP", () -> host(MailProtocol.IMAP, LEGACY)),
        mutated("C5", "POP3", () -> host(MailProtocol.POP3, "POP-Legacy.Office365.COM")),
        counter("C5", "today's name", () -> host(MailProtocol.IMAP, "outlook.office365.com")),
        counter("C5", "a lookalike", () -> host(MailProtocol.IMAP, LEGACY + ".example")),
        known("C7", "receiving", () -> login("microsoft365", "anna@muster.example")),
        mutated("C7", "sending", ReplayAccountTest::sendingByPassword),
        counter("C7", "another provider", () -> login("strato", "anna@muster.example")),
        counter("C7", "a token", () -> host(MailProtocol.IMAP, "outlook.office365.com")),
        known("B8", "the shared account itself", () -> shared(ANNA.address())),
        mutated("B8", "in capitals", () -> shared(ANNA.address().toUpperCase(Locale.ROOT))),
        counter("B8", "a person", () -> shared(SUPPORT.address())));
  }

  private static List<Scenario> authority() {
    return List.of(
        known("X1", "slow", () -> clock(Duration.ofMinutes(-11))),
        mutated("X1", "fast", () -> clock(Duration.ofHours(2))),
        counter("X1", "a little slow", () -> clock(Duration.ofMinutes(-4))),
        known("O7", "a portal", () -> authority(200, "<html>Hotel WLAN</html>")),
        mutated("O7", "a proxy", () -> authority(407, "")),
        mutated("O7", "nobody", ReplayAccountTest::nobody),
        counter("O7", "a busy one", () -> authority(503, "later")),
        known("K3", "nothing for IMAP", () -> tokens(granted("SMTP.Send"))),
        mutated("K3", "nothing for SMTP", () -> tokens(granted("IMAP.AccessAsUser.All"))),
        counter(
            "K3", "written otherwise", () -> tokens(granted("imap.accessasuser.all", "SMTP.SEND"))),
        known("K7", "somebody else", () -> tokens(tokenOf(BERND))),
        mutated("K7", "nobody of these", () -> tokens(tokenOf(CARLA))),
        counter("K7", "the person", () -> tokens(tokenOf(ANNA))),
        known("K9", "nothing to read", () -> tokens(opaque())),
        mutated("K9", "for one server", () -> tokens(opaque(), tokenOf(ANNA))),
        counter("K9", "something to read", () -> tokens(tokenOf(ANNA))));
  }

  private static Secret tokenOf(DemoAccount person) {
    return demo.tenant().tokens().forPerson(person).issue();
  }

  /** What the check says about a mailbox that somebody typed, all good but this field. */
  private static StepResult draft(MailboxField field, String value) {
    MailboxId id = new MailboxId("support");
    MailboxDraft draft =
        MailboxDraft.empty()
            .with(MailboxField.NAME, "Support")
            .with(MailboxField.ADDRESS, Samples.MAILBOX)
            .with(MailboxField.INCOMING_PROTOCOL, "imap")
            .with(MailboxField.INCOMING_HOST, "mail.example.net")
            .with(MailboxField.INCOMING_PORT, "993")
            .with(MailboxField.INCOMING_SECURITY, "tls")
            .with(MailboxField.OUTGOING_ENABLED, "false")
            .with(MailboxField.SIGN_IN, "oauth2")
            .with(MailboxField.SIGN_IN_ACCOUNT, Samples.PERSON)
            .with(MailboxField.OAUTH_FLOW, "browser")
            .with(MailboxField.OAUTH_TENANT, Samples.TENANT)
            .with(MailboxField.OAUTH_CLIENT_ID, Samples.CLIENT)
            .with(MailboxField.PROVIDER, "microsoft365")
            .with(field, value);
    ValidationOutcome outcome =
        new MailboxValidator(ProviderPresets.load()).validate(id, draft, Path.of("."));
    return new RejectedMailbox(Clock.fixed(Samples.NOW, ZoneOffset.UTC))
        .invalid(id, draft, ((ValidationOutcome.Invalid) outcome).problems())
        .step(StepId.ACCOUNT_SETTINGS)
        .orElseThrow();
  }

  private static MailServer clear(MailProtocol protocol, int port) {
    ServerSignIn signIn = ServerSignIn.password("anna");
    return new MailServer(protocol, "127.0.0.1", port, TransportSecurity.STARTTLS, signIn);
  }

  private static StepResult settings(MailServer incoming) {
    return settings(mailbox().incoming(incoming).build());
  }

  private static MailboxConfiguration.Builder mailbox() {
    return Samples.mailbox().trustedCertificates(demo.tenant().caFile());
  }

  private static StepResult login(String provider, String name) {
    MailServer server =
        Samples.server(MailProtocol.IMAP, 993, TransportSecurity.TLS, ServerSignIn.password(name));
    return settings(mailbox().provider(provider).incoming(server).build());
  }

  private static StepResult sendingByPassword() {
    return settings(
        mailbox().provider("microsoft365").outgoing(clear(MailProtocol.SMTP, 587)).build());
  }

  private static StepResult host(MailProtocol protocol, String host) {
    int port = protocol == MailProtocol.IMAP ? 993 : 995;
    return settings(
        demo.shared()
            .incoming(
                new MailServer(protocol, host, port, TransportSecurity.TLS, ServerSignIn.oauth()))
            .build());
  }

  private static StepResult shared(String address) {
    return settings(demo.shared().address(address).build());
  }

  private static StepResult settings(MailboxConfiguration mailbox) {
    return demo.check(mailbox).step(StepId.ACCOUNT_SETTINGS).orElseThrow();
  }

  private static StepResult clock(Duration ahead) {
    Clock clock = Clock.offset(Clock.systemUTC(), ahead);
    return demo.check(demo.shared().build(), clock, List.of())
        .step(StepId.OAUTH_ENDPOINT)
        .orElseThrow();
  }

  /** What the check says about something else in the place of the authority. */
  private static StepResult authority(int status, String words) throws IOException {
    try (StrangeAuthority instead = new StrangeAuthority(demo.tenant(), status, words)) {
      return authority(instead.address());
    }
  }

  private static StepResult authority(URI address) {
    return demo.check(demo.shared(address).build()).step(StepId.OAUTH_ENDPOINT).orElseThrow();
  }

  private static StepResult nobody() throws IOException {
    try (UnreachablePort nobody = UnreachablePort.refused()) {
      return authority(URI.create("https://localhost:" + nobody.port()));
    }
  }

  /** What the check says about these tokens, handed out one after the other. */
  private static StepResult tokens(Secret... tokens) {
    return demo.check(demo.shared().build(), Clock.systemUTC(), List.of(tokens))
        .step(StepId.OAUTH_CLAIMS)
        .orElseThrow();
  }

  private static Secret granted(String... scopes) {
    return demo.tenant().tokens().forPerson(ANNA).permissions(scopes).issue();
  }

  private static Secret opaque() {
    return Secret.ofText("EwB4A8l6BAAUOyDv0l6PcCVu89kmzvqZmkWABkwAA");
  }
}
