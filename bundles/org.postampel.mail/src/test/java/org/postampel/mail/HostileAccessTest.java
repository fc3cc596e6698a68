package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.task.Cancellation;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;
import org.postampel.testkit.server.UnreachablePort;

/** Hostile, broken and slow servers behind Angus Mail cost little memory and little time. */
@Timeout(60)
class HostileAccessTest {

  private static final TimeLimits LIMITS = TimeLimits.each(Duration.ofSeconds(5));
  private static final Script SMTP_READY =
      Script.begin().send("220 hi").expectStart("EHLO").reply("250-hi", "250 AUTH XOAUTH2 PLAIN");

  @TempDir static Path folder;
  private static Path authority;

  @BeforeAll
  static void writeAuthority() throws IOException {
    authority = Rig.AUTHORITY.writePem(folder.resolve("ca.pem"));
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "STARTTLS"})
  void memoryBombInTheGreetingIsRefused(TransportSecurity security) throws IOException {
    Script script = Script.begin().send("* OK hi {2000000000}").hang();
    try (ScriptedServer server =
        security == TLS
            ? ScriptedServer.tls(Rig.GOOD, script)
            : ScriptedServer.startTls(Rig.GOOD, script)) {
      assertThat(open(server, MailProtocol.IMAP, security, LIMITS, new Cancellation()))
          .asInstanceOf(type(AccessOutcome.Failed.class))
          .satisfies(
              failed -> assertThat(failed.literal()).contains("an answer of at least 20000000"));
    }
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void endlessLineIsRefused(MailProtocol protocol) throws IOException {
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Script.begin().endlessLine())) {
      assertThat(open(server, protocol, TLS, LIMITS, new Cancellation()))
          .asInstanceOf(type(AccessOutcome.Failed.class))
          .satisfies(
              failed -> assertThat(failed.literal()).contains("an answer of at least 65537 bytes"));
    }
  }

  @Test
  void startTlsStillWorksThroughTheBounds() throws IOException {
    Script script =
        Script.begin()
            .send("220 hi")
            .expectStart("EHLO")
            .reply("250-hi", "250 STARTTLS")
            .expect("STARTTLS")
            .reply("220 go")
            .startTls()
            .expectStart("EHLO")
            .reply("250-hi", "250 AUTH XOAUTH2")
            .expectStart("AUTH XOAUTH2")
            .reply("235 ok")
            .hang();
    try (ScriptedServer server = ScriptedServer.startTls(Rig.GOOD, script)) {
      assertThat(open(server, MailProtocol.SMTP, STARTTLS, LIMITS, new Cancellation()))
          .isInstanceOf(AccessOutcome.Opened.class);
    }
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void cancelEndsTheOpeningAtOnce(MailProtocol protocol) throws Exception {
    Cancellation cancellation = new Cancellation();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Script.begin().hang())) {
      FutureTask<AccessOutcome<?>> opening =
          new FutureTask<>(() -> open(server, protocol, TLS, LIMITS, cancellation));
      Thread thread = new Thread(opening, "opening");
      thread.start();
      Awaitility.await().until(() -> isReadingTls(thread));
      long begin = System.nanoTime();
      cancellation.cancel();
      assertThat(opening.get(5, TimeUnit.SECONDS)).isEqualTo(new AccessOutcome.Cancelled<>());
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
      assertThat(open(server, protocol, TLS, LIMITS, cancellation))
          .isEqualTo(new AccessOutcome.Cancelled<>());
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TransportSecurity.class)
  void cancelReachesAConnectionThatIsOnlyBeingMade(TransportSecurity security) throws Exception {
    Cancellation cancellation = new Cancellation();
    try (UnreachablePort silent = UnreachablePort.silent()) {
      MailServer server =
          new MailServer(
              MailProtocol.IMAP,
              silent.host(),
              silent.port(),
              security,
              ServerSignIn.password("support"));
      FutureTask<AccessOutcome<?>> opening =
          new FutureTask<>(
              () ->
                  MailboxAccess.using(
                          new FakeCredentials(Rig.password()),
                          TimeLimits.each(Duration.ofSeconds(25)))
                      .openStore(SampleMailbox.with(server, authority), cancellation));
      Thread thread = new Thread(opening, "connecting");
      thread.start();
      Awaitility.await().until(() -> isConnecting(thread));
      cancellation.cancel();
      assertThat(opening.get(10, TimeUnit.SECONDS)).isEqualTo(new AccessOutcome.Cancelled<>());
    }
  }

  private static boolean isConnecting(Thread thread) {
    for (StackTraceElement element : thread.getStackTrace()) {
      if (element.getMethodName().startsWith("timedFinishConnect")
          || element.getMethodName().equals("park")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void cancelReachesAnOpenTransportThatHangs() throws Exception {
    Cancellation cancellation = new Cancellation();
    Script script = SMTP_READY.expectStart("AUTH XOAUTH2").reply("235 ok").expect("NOOP").hang();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      AccessOutcome<?> outcome = open(server, MailProtocol.SMTP, TLS, LIMITS, cancellation);
      SMTPTransport transport = (SMTPTransport) ((AccessOutcome.Opened<?>) outcome).service();
      FutureTask<Integer> hanging = new FutureTask<>(() -> transport.simpleCommand("NOOP"));
      Thread thread = new Thread(hanging, "hanging");
      thread.start();
      Awaitility.await().until(() -> server.received().contains("NOOP"));
      long begin = System.nanoTime();
      cancellation.cancel();
      assertThatThrownBy(() -> hanging.get(5, TimeUnit.SECONDS)).hasMessageContaining("closed");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void drippingBytesDoNotExtendTheOpening() throws IOException {
    TimeLimits limits = TimeLimits.each(Duration.ofMillis(500));
    Script script = Script.begin().drip("* OK " + "x".repeat(4000), Duration.ofMillis(40));
    long begin = System.nanoTime();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      assertThat(open(server, MailProtocol.IMAP, TLS, limits, new Cancellation()))
          .isEqualTo(new AccessOutcome.Failed<>("not open within 2 s"));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void credentialThatTheServerRepeatsIsNotInTheOutcome() throws IOException {
    Script script =
        SMTP_READY
            .expectStart("AUTH XOAUTH2")
            .reply("535 5.7.8 no: AUTH XOAUTH2 " + Rig.XOAUTH2 + " " + Rig.TOKEN);
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      assertThat(open(server, MailProtocol.SMTP, TLS, LIMITS, new Cancellation()))
          .asInstanceOf(type(AccessOutcome.Rejected.class))
          .satisfies(
              rejected ->
                  assertThat(rejected.literal())
                      .contains("535 5.7.8 no: AUTH XOAUTH2 ****")
                      .doesNotContain(Rig.TOKEN)
                      .doesNotContain(Rig.XOAUTH2.substring(60, 90)));
    }
  }

  @Test
  void rejectedPasswordIsNotTriedASecondTime() throws IOException {
    Script script = SMTP_READY.expectStart("AUTH PLAIN").reply("535 5.7.8 no").expectAny().drop();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      MailboxConfiguration mailbox =
          SampleMailbox.with(
              new MailServer(
                  MailProtocol.SMTP,
                  "localhost",
                  server.port(),
                  TLS,
                  ServerSignIn.password("support")),
              authority);
      assertThat(
              MailboxAccess.using(new FakeCredentials(Rig.password()), LIMITS)
                  .openTransport(mailbox))
          .isInstanceOf(AccessOutcome.Rejected.class);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void mailDropInUseIsNoRejectedToken() throws IOException {
    Script script =
        Script.begin()
            .send("+OK hi")
            .expect("CAPA")
            .reply("+OK", "SASL XOAUTH2", ".")
            .expect("AUTH XOAUTH2")
            .reply("+ ")
            .expect(Rig.XOAUTH2)
            .reply("+OK")
            .expect("STAT")
            .reply("-ERR [IN-USE] Mail drop is locked")
            .expectAny()
            .drop();
    FakeCredentials credentials = new FakeCredentials(Rig.token());
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      MailboxConfiguration mailbox =
          SampleMailbox.with(Rig.server(MailProtocol.POP3, server.port(), TLS), authority);
      assertThat(MailboxAccess.using(credentials, LIMITS).openStore(mailbox))
          .asInstanceOf(type(AccessOutcome.Failed.class))
          .satisfies(failed -> assertThat(failed.literal()).contains("[IN-USE]"));
      assertThat(credentials.invalidations()).isZero();
    }
  }

  private static boolean isReadingTls(Thread thread) {
    for (StackTraceElement element : thread.getStackTrace()) {
      if (element.getMethodName().equals("readApplicationRecord")) {
        return true;
      }
    }
    return false;
  }

  private static AccessOutcome<?> open(
      ScriptedServer server,
      MailProtocol protocol,
      TransportSecurity security,
      TimeLimits limits,
      Cancellation cancellation) {
    MailboxConfiguration mailbox =
        SampleMailbox.with(Rig.server(protocol, server.port(), security), authority);
    MailboxAccess access = MailboxAccess.using(new FakeCredentials(Rig.token()), limits);
    return protocol == MailProtocol.SMTP
        ? access.openTransport(mailbox, cancellation)
        : access.openStore(mailbox, cancellation);
  }
}
