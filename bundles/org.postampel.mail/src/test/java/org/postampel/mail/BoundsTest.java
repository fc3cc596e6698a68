package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.NONE;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.task.Cancellation;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Hostile and broken servers cost little memory and no more than the time limit. */
@Timeout(30)
class BoundsTest {

  private static final TimeLimits SHORT = TimeLimits.each(Duration.ofMillis(1200));

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void endlessLineIsCutOff(MailProtocol protocol) throws IOException {
    assertThat(greetingOf(protocol, Script.begin().endlessLine(), Rig.LIMITS))
        .asInstanceOf(type(Disturbance.class))
        .satisfies(
            disturbance -> {
              assertThat(disturbance.kind()).isEqualTo(Disturbance.Kind.TOO_MUCH);
              assertThat(disturbance.literal()).hasSizeLessThan(200);
            });
  }

  @Test
  void endlessUntaggedLinesAreCutOff() throws IOException {
    Script imap = Script.begin().send("* OK hi").expectAny().endlessLines("* OK still here");
    Script smtp = Script.begin().send("220 hi").expectAny().endlessLines("250-AND-MORE");
    assertTooMuch(greetingOf(MailProtocol.IMAP, imap, Rig.LIMITS));
    assertTooMuch(greetingOf(MailProtocol.SMTP, smtp, Rig.LIMITS));
  }

  @Test
  void literalInTheGreetingIsOnlyText() throws IOException {
    Script script =
        Script.begin()
            .send("* OK [CAPABILITY IMAP4rev1] hello {2000000000}")
            .expect("a1 EXAMINE INBOX")
            .reply("a1 NO sign in first");
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      assertThat(imap.greeting()).isInstanceOf(GreetingOutcome.Greeted.class);
      assertThat(imap.openMailbox()).isInstanceOf(MailboxOutcome.Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void garbageIsNoGreeting(MailProtocol protocol) throws IOException {
    assertThat(greetingOf(protocol, Script.begin().garbage(4096), Rig.LIMITS))
        .isNotInstanceOf(GreetingOutcome.Greeted.class);
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void drippingBytesDoNotExtendTheDeadline(MailProtocol protocol) throws IOException {
    Script script = Script.begin().drip("x".repeat(4000), Duration.ofMillis(40));
    long begin = System.nanoTime();
    assertThat(greetingOf(protocol, script, SHORT))
        .asInstanceOf(type(Disturbance.class))
        .extracting(Disturbance::kind)
        .isEqualTo(Disturbance.Kind.TIMED_OUT);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void drippingTlsRecordsDoNotExtendTheDeadlineEither() throws IOException {
    byte[] header = {22, 3, 3, 32, 0, 2};
    Script script = Script.begin().sendRaw(header);
    for (int i = 0; i < 200; i++) {
      script = script.sendRaw(new byte[] {0}).pause(Duration.ofMillis(40));
    }
    long begin = System.nanoTime();
    try (ScriptedServer server = ScriptedServer.plain(script);
        MailDialogue dialogue = Rig.open(server, MailProtocol.IMAP, TLS, SHORT)) {
      assertThat(dialogue.handshake())
          .asInstanceOf(type(Disturbance.class))
          .extracting(Disturbance::kind)
          .isEqualTo(Disturbance.Kind.TIMED_OUT);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void hangingLoginTimesOutAndTheNextStepSaysSoAgain() throws IOException {
    Script script =
        Script.begin().send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] hi").hang();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script);
        ImapDialogue imap =
            (ImapDialogue) Rig.secured(Rig.open(server, MailProtocol.IMAP, TLS, SHORT))) {
      imap.greeting();
      Disturbance timedOut = new Disturbance(Disturbance.Kind.TIMED_OUT, "");
      assertThat(imap.login(Rig.token())).isEqualTo(timedOut);
      assertThat(imap.openMailbox()).isEqualTo(timedOut);
    }
  }

  @Test
  void closedAndResetConnectionsAreToldApart() throws IOException {
    Script asked = Script.begin().send("* OK hi").expect("a1 CAPABILITY");
    assertThat(greetingOf(MailProtocol.IMAP, asked.drop(), Rig.LIMITS))
        .asInstanceOf(type(Disturbance.class))
        .extracting(Disturbance::kind)
        .isEqualTo(Disturbance.Kind.CLOSED);
    assertThat(greetingOf(MailProtocol.IMAP, asked.reset(), Rig.LIMITS))
        .asInstanceOf(type(Disturbance.class))
        .extracting(Disturbance::kind)
        .isEqualTo(Disturbance.Kind.RESET);
  }

  @Test
  void serverThatNeverReadsDoesNotHoldUpALogout() throws IOException {
    Script script = Script.begin().send("+OK hi").expect("CAPA").reply("+OK", ".").hang();
    TimeLimits limits = TimeLimits.each(Duration.ofSeconds(5));
    long begin = System.nanoTime();
    try (ScriptedServer server = ScriptedServer.plain(script);
        MailDialogue dialogue = Rig.open(server, MailProtocol.POP3, NONE, limits)) {
      dialogue.greeting();
      dialogue.logout();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void cancelEndsAWaitingStepWithinASecondAndLeavesNoThread(MailProtocol protocol)
      throws Exception {
    Cancellation cancellation = new Cancellation();
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Script.begin().hang());
        MailDialogue dialogue = Rig.open(server, protocol, TLS, Rig.LIMITS, cancellation)) {
      assertThat(dialogue.handshake()).isInstanceOf(TlsOutcome.Secured.class);
      java.util.concurrent.FutureTask<GreetingOutcome> waiting =
          new java.util.concurrent.FutureTask<>(dialogue::greeting);
      Thread thread = new Thread(waiting, "waiting-step");
      thread.start();
      Awaitility.await().until(() -> isReading(thread));
      long begin = System.nanoTime();
      cancellation.cancel();
      assertThat(waiting.get()).isEqualTo(new Disturbance(Disturbance.Kind.CANCELLED, ""));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
      thread.join();
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(other -> !other.isDaemon() && other.getName().contains("postampel"));
    }
  }

  private static boolean isReading(Thread thread) {
    for (StackTraceElement element : thread.getStackTrace()) {
      if (element.getMethodName().contains("read")) {
        return true;
      }
    }
    return false;
  }

  private static void assertTooMuch(GreetingOutcome outcome) {
    assertThat(outcome)
        .asInstanceOf(type(Disturbance.class))
        .extracting(Disturbance::kind)
        .isEqualTo(Disturbance.Kind.TOO_MUCH);
  }

  private static GreetingOutcome greetingOf(MailProtocol protocol, Script script, TimeLimits limits)
      throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(script);
        MailDialogue dialogue = Rig.open(server, protocol, NONE, limits)) {
      return dialogue.greeting();
    }
  }
}
