package org.postampel.check.internal.run;

import static org.postampel.check.internal.run.Scenario.counter;
import static org.postampel.check.internal.run.Scenario.known;
import static org.postampel.check.internal.run.Scenario.mutated;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.oauth.AuthorityProbeOutcome;
import org.postampel.oauth.TokenClaims;

/** Every distinct row about settings, authority and token that is no server's words. */
@Timeout(60)
class ReplayAccountTest {

  private static final String LEGACY = "imap-legacy.office365.com";

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
        known("B8", "the shared account itself", () -> shared(Samples.PERSON)),
        mutated("B8", "in capitals", () -> shared(Samples.PERSON.toUpperCase(Locale.ROOT))),
        counter("B8", "a person", () -> shared(Samples.MAILBOX)));
  }

  private static List<Scenario> authority() {
    return List.of(
        known("X1", "slow", () -> clock(Duration.ofMinutes(11))),
        mutated("X1", "fast", () -> clock(Duration.ofHours(-2))),
        counter("X1", "a little slow", () -> clock(Duration.ofMinutes(4))),
        known("O7", "a portal", () -> authority(notOne(200, "Hotel WLAN"))),
        mutated("O7", "a proxy", () -> authority(notOne(407, ""))),
        mutated("O7", "nobody", () -> authority(new AuthorityProbeOutcome.Unreachable("refused"))),
        counter("O7", "a busy one", () -> authority(new AuthorityProbeOutcome.Busy(503, "later"))),
        known("K3", "nothing for IMAP", () -> token(() -> scopes("SMTP.Send"))),
        mutated("K3", "nothing for SMTP", () -> token(() -> scopes("IMAP.AccessAsUser.All"))),
        counter(
            "K3",
            "written otherwise",
            () -> token(() -> scopes("imap.accessasuser.all", "SMTP.SEND"))),
        known("K7", "somebody else", () -> token(() -> Bench.claims("bernd@musterfirma.example"))),
        mutated("K7", "elsewhere", () -> token(() -> Bench.claims("ANNA@andere.example"))),
        counter("K7", "in capitals", () -> token(() -> Bench.claims("ANNA@Musterfirma.example"))),
        known("K9", "nothing to read", () -> token(TokenClaims.Opaque::new)),
        mutated("K9", "for one server", () -> token(opaqueOnce())),
        counter("K9", "something to read", () -> token(() -> Bench.claims(Samples.PERSON))));
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
    return settings(Samples.mailbox().incoming(incoming).build());
  }

  private static StepResult login(String provider, String name) {
    MailServer server =
        Samples.server(MailProtocol.IMAP, 993, TransportSecurity.TLS, ServerSignIn.password(name));
    return settings(Samples.mailbox().provider(provider).incoming(server).build());
  }

  private static StepResult sendingByPassword() {
    return settings(
        Samples.mailbox().provider("microsoft365").outgoing(clear(MailProtocol.SMTP, 587)).build());
  }

  private static StepResult host(MailProtocol protocol, String host) {
    int port = protocol == MailProtocol.IMAP ? 993 : 995;
    MailServer server =
        new MailServer(protocol, host, port, TransportSecurity.TLS, ServerSignIn.oauth());
    return settings(
        Samples.mailbox()
            .provider("microsoft365")
            .incoming(server)
            .oauth(Samples.signIn(OAuthFlow.BROWSER, Samples.TENANT))
            .build());
  }

  private static StepResult shared(String address) {
    return settings(
        Samples.microsoft(MailProtocol.IMAP, 993, 587, null).address(address).shared(true).build());
  }

  private static StepResult settings(MailboxConfiguration mailbox) {
    return new Bench().check(mailbox).step(StepId.ACCOUNT_SETTINGS).orElseThrow();
  }

  private static StepResult clock(Duration ahead) {
    return authority(new AuthorityProbeOutcome.Reachable("https://i", "login.example.com", ahead));
  }

  private static AuthorityProbeOutcome notOne(int status, String words) {
    return new AuthorityProbeOutcome.NotAnAuthority(status, words, "");
  }

  private static StepResult authority(AuthorityProbeOutcome outcome) {
    Bench bench = new Bench();
    bench.authority = () -> outcome;
    return bench.check(Samples.shared()).step(StepId.OAUTH_ENDPOINT).orElseThrow();
  }

  private static StepResult token(Supplier<TokenClaims> claims) {
    Bench bench = new Bench();
    bench.claims = claims;
    return bench.check(Samples.shared()).step(StepId.OAUTH_CLAIMS).orElseThrow();
  }

  private static Supplier<TokenClaims> opaqueOnce() {
    AtomicBoolean first = new AtomicBoolean(true);
    return () -> first.getAndSet(false) ? new TokenClaims.Opaque() : Bench.claims(Samples.PERSON);
  }

  private static TokenClaims scopes(String... granted) {
    TokenClaims.Readable good = (TokenClaims.Readable) Bench.claims(Samples.PERSON);
    return new TokenClaims.Readable(
        good.audience(),
        Set.of(granted),
        good.roles(),
        good.tenant(),
        good.userName(),
        good.appId(),
        good.applicationOnly(),
        good.expiresAt(),
        good.notBefore());
  }
}
