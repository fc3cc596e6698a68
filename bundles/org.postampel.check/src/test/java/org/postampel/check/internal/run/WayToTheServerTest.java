package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Evidence;
import org.postampel.check.Light;
import org.postampel.check.OtherPort;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.check.internal.step.AccountServices;
import org.postampel.check.internal.step.CheckContext;
import org.postampel.check.internal.step.MailConnections;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.HostLookup;
import org.postampel.mail.HostResolver;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;
import org.postampel.testkit.server.UnreachablePort;

/** What the steps about name, connection and greeting say besides plain refusals. */
@Timeout(60)
class WayToTheServerTest {

  private static final HostResolver LOOPBACK =
      host -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));

  @Test
  void nameServiceThatFailsIsRedAndNotAnUnknownName() {
    HostResolver failing =
        host -> {
          throw new UnknownHostException(host + ": Temporary failure in name resolution");
        };
    StepResult red = step(check("mail.example.net", 993, failing, none(), options()), "imap.dns");
    assertThat(red.light()).isEqualTo(Light.RED);
    assertThat(red.finding().orElseThrow().code()).isEqualTo("dns.unanswered");
  }

  @Test
  void mailOfTheAddressThatGoesToMicrosoft365IsYellowUntilTheLookUpIsSwitchedOff()
      throws IOException {
    MailExchangerLookup moved = domain -> List.of("musterfirma-de.mail.protection.outlook.com");
    try (UnreachablePort closed = UnreachablePort.refused()) {
      CheckReport report = check("imap.strato.de", closed.port(), LOOPBACK, moved, options());
      StepResult yellow = step(report, "imap.dns");
      assertThat(yellow.light()).isEqualTo(Light.YELLOW);
      assertThat(yellow.finding().orElseThrow().causes())
          .extracting(cause -> cause.in(Locale.ENGLISH))
          .anyMatch(cause -> cause.contains("Microsoft 365"));
      assertThat(yellow.evidence())
          .extracting(Evidence::text)
          .contains("MX musterfirma-de.mail.protection.outlook.com");

      StepResult hybrid =
          step(check("mail.musterfirma.de", closed.port(), LOOPBACK, moved, options()), "imap.dns");
      assertThat(hybrid.light()).as("the company's own server").isEqualTo(Light.GREEN);
      assertThat(hybrid.evidence())
          .extracting(Evidence::text)
          .contains("MX musterfirma-de.mail.protection.outlook.com");

      StepResult quiet =
          step(
              check("imap.company.net", closed.port(), LOOPBACK, moved, options().withMx(false)),
              "imap.dns");
      assertThat(quiet.light()).isEqualTo(Light.GREEN);
    }
  }

  @Test
  void loopbackAddressForAPublicProviderIsYellow() throws IOException {
    try (UnreachablePort closed = UnreachablePort.refused()) {
      StepResult yellow =
          step(
              check("outlook.office365.com", closed.port(), LOOPBACK, none(), options()),
              "imap.dns");
      assertThat(yellow.light()).isEqualTo(Light.YELLOW);
      assertThat(yellow.finding().orElseThrow().code()).isEqualTo("dns.loopback-address");

      StepResult own =
          step(check("mail.company.net", closed.port(), LOOPBACK, none(), options()), "imap.dns");
      assertThat(own.light()).isEqualTo(Light.GREEN);
    }
  }

  @Test
  void privateAddressForAPublicProviderIsYellow() {
    HostResolver inside = host -> List.of(InetAddress.getByAddress(new byte[] {10, 1, 2, 3}));
    CheckOptions quick = options().withStepTimeout(java.time.Duration.ofMillis(200));
    StepResult yellow = step(check("imap.gmail.com", 9, inside, none(), quick), "imap.dns");
    assertThat(yellow.finding().orElseThrow().code()).isEqualTo("dns.private-address");
  }

  @Test
  void refusedConnectionSaysWhichOtherPortsWereTriedExceptInABulkRun() throws IOException {
    try (UnreachablePort closed = UnreachablePort.refused()) {
      StepResult careful =
          step(
              check("mail.company.net", closed.port(), LOOPBACK, none(), options()),
              "imap.connect");
      assertThat(careful.finding().orElseThrow().code()).isEqualTo("connect.refused");
      assertThat(careful.evidence())
          .as("somebody on this machine may listen there")
          .anyMatch(
              one ->
                  one.kind() == Evidence.Kind.OTHER_PORT
                      || one.text().equals("other usual ports that answer: none"));

      StepResult bulk =
          step(
              check("mail.company.net", closed.port(), LOOPBACK, none(), options().withBulk(true)),
              "imap.connect");
      assertThat(bulk.evidence())
          .extracting(Evidence::text)
          .noneMatch(text -> text.startsWith("other usual ports"));
      assertThat(OtherPort.in(bulk)).isEmpty();
    }
  }

  @Test
  void secondAddressIsUsedAndTheFirstOneIsEvidence() throws IOException {
    InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    try (ServerSocket answering = new ServerSocket(0, 5, other)) {
      HostResolver both =
          host -> List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), other);
      StepResult green =
          step(
              check(
                  "mail.company.net",
                  answering.getLocalPort(),
                  both,
                  none(),
                  options().withStepTimeout(java.time.Duration.ofMillis(1500))),
              "imap.connect");
      assertThat(green.light()).isEqualTo(Light.GREEN);
      assertThat(green.evidence()).hasSize(2);
      assertThat(green.evidence().get(0).text()).contains("refused");
    }
  }

  @Test
  void greetingInClearTextIsMarkedAsUntrusted() throws IOException {
    Script plain = Script.begin().send("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hello").expectAny();
    try (ScriptedServer server = ScriptedServer.plain(plain)) {
      StepResult green =
          step(
              check("mail.company.net", server.port(), LOOPBACK, none(), options()),
              "imap.greeting");
      assertThat(green.light()).isEqualTo(Light.GREEN);
      assertThat(green.evidence().get(0).kind()).isEqualTo(Evidence.Kind.UNTRUSTED_ANSWER);
    }
  }

  @Test
  void mailShieldThatGreetsInsteadOfTheServerIsYellow() throws IOException {
    Script shield =
        Script.begin().send("* OK [CAPABILITY IMAP4rev1] avast! Mail Shield ready").expectAny();
    try (ScriptedServer server = ScriptedServer.plain(shield)) {
      StepResult yellow =
          step(
              check("mail.company.net", server.port(), LOOPBACK, none(), options()),
              "imap.greeting");
      assertThat(yellow.finding().orElseThrow().code()).isEqualTo("greeting.mail-shield");
    }
  }

  private static MailExchangerLookup none() {
    return MailExchangerLookup.none();
  }

  private static CheckOptions options() {
    return CheckOptions.defaults();
  }

  private static CheckReport check(
      String host,
      int port,
      HostResolver resolver,
      MailExchangerLookup exchangers,
      CheckOptions options) {
    return check(host, port, resolver, exchangers, MailConnections.Factory.real(), options);
  }

  /** Looks for a mailbox of musterfirma.de in clear text. */
  static CheckReport check(
      String host,
      int port,
      HostResolver resolver,
      MailExchangerLookup exchangers,
      MailConnections.Factory connections,
      CheckOptions options) {
    Bench bench = new Bench();
    MailboxConfiguration mailbox =
        Samples.mailbox()
            .address("support@musterfirma.de")
            .incoming(
                new MailServer(MailProtocol.IMAP, host, port, TransportSecurity.NONE, Rig.signIn()))
            .build();
    ProviderPresets presets = ProviderPresets.load();
    return new ParallelCheckRunner(
            new CheckContext.Services(
                bench,
                bench,
                AccountServices.without(presets, Clock.systemUTC()),
                presets,
                HostLookup.of(resolver),
                exchangers,
                connections,
                Clock.systemUTC()))
        .run(mailbox, options, CheckListener.NONE, new Cancellation());
  }

  private static StepResult step(CheckReport report, String id) {
    return report.step(new StepId(id)).orElseThrow();
  }
}
