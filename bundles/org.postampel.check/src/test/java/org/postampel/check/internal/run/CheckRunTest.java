package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckPlan;
import org.postampel.check.CheckReport;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.Disturbance;
import org.postampel.mail.GreetingOutcome;
import org.postampel.mail.MailboxOutcome;
import org.postampel.oauth.AccessTokenOutcome;

@Timeout(30)
class CheckRunTest {

  private final Bench bench = new Bench();
  private final MailboxConfiguration mailbox =
      clearTextButTokens(MailProtocol.IMAP).shared(true).build();

  @Test
  void everyAnswerWithoutEncryptionIsMarkedAsAnybodys() {
    CheckReport report = bench.check(mailbox);

    for (String step : List.of("greeting", "login", "mailbox")) {
      assertThat(report.step(new StepId("imap." + step)).orElseThrow().evidence())
          .as(step)
          .anyMatch(evidence -> evidence.kind() == Evidence.Kind.UNTRUSTED_ANSWER)
          .noneMatch(evidence -> evidence.kind() == Evidence.Kind.SERVER_ANSWER);
    }
    assertThat(report.step(StepId.SMTP_SENDER).orElseThrow().evidence())
        .noneMatch(evidence -> evidence.kind() == Evidence.Kind.SERVER_ANSWER);
  }

  @Test
  void everyStepOfAGoodSharedMailboxIsGreenAndSendAsStaysOpen() {
    CheckReport report = bench.check(mailbox);

    assertThat(light(report, "oauth.token")).isEqualTo(Light.GREEN);
    assertThat(light(report, "oauth.claims")).isEqualTo(Light.GREEN);
    assertThat(light(report, "imap.mailbox")).isEqualTo(Light.GREEN);
    assertThat(light(report, "smtp.sender")).isEqualTo(Light.GREEN);
    assertThat(report.open()).isEqualTo(1);
    assertThat(report.light()).as("clear text was chosen").isEqualTo(Light.YELLOW);
    assertThat(report.step(StepId.ACCOUNT_SETTINGS).orElseThrow().finding().orElseThrow().code())
        .isEqualTo("settings.clear-text");
  }

  @Test
  void allLegsGreetWhileTheTokenIsStillBeingFetched() {
    CyclicBarrier everybody = new CyclicBarrier(3);
    bench.tokens = protocol -> meet(everybody, protocol == MailProtocol.IMAP, bench.granted());
    bench.dialogues =
        server -> {
          FakeDialogue dialogue = new FakeDialogue(server);
          var greeting = dialogue.greeting;
          dialogue.greeting = () -> meet(everybody, true, greeting.get());
          return dialogue;
        };

    CheckReport report = bench.check(mailbox);

    assertThat(everybody.isBroken()).as("token and both greetings met").isFalse();
    assertThat(light(report, "smtp.login")).isEqualTo(Light.GREEN);
  }

  @Test
  void redStepBlocksExactlyWhatDependsOnItAndIsNamed() {
    bench.dialogues =
        server -> {
          FakeDialogue dialogue = new FakeDialogue(server);
          if (server.protocol() == MailProtocol.IMAP) {
            dialogue.greeting =
                () -> new GreetingOutcome.Refused(FakeDialogue.reply("BYE", "* BYE too busy"));
          }
          return dialogue;
        };

    CheckReport report = bench.check(mailbox);

    assertThat(report.light()).isEqualTo(Light.RED);
    assertThat(finding(report, "imap.greeting")).isEqualTo("greeting.refused");
    for (String step : List.of("imap.login", "imap.mailbox")) {
      StepResult blocked = step(report, step);
      assertThat(blocked.reason()).contains(GreyReason.BLOCKED);
      assertThat(blocked.summary().in(Locale.GERMAN)).contains("„IMAP: Begrüßung“");
    }
    assertThat(light(report, "smtp.sender")).isEqualTo(Light.GREEN);
    assertThat(light(report, "imap.connect")).isEqualTo(Light.GREEN);
  }

  @Test
  void missingSignInBlocksBothLoginsAndNotTheConnections() {
    bench.tokens =
        protocol -> AccessTokenOutcome.SignInNeeded.because(SignInReason.NEVER_SIGNED_IN);

    CheckReport report = bench.check(mailbox);

    assertThat(finding(report, "oauth.token")).isEqualTo("signin.never");
    assertThat(step(report, "imap.login").reason()).contains(GreyReason.BLOCKED);
    assertThat(step(report, "smtp.login").reason()).contains(GreyReason.BLOCKED);
    assertThat(step(report, "oauth.claims").reason()).contains(GreyReason.BLOCKED);
    assertThat(light(report, "imap.greeting")).isEqualTo(Light.GREEN);
    assertThat(light(report, "smtp.greeting")).isEqualTo(Light.GREEN);
  }

  @Test
  void exceptionInAStepIsAFailedProbeAndNeverGreen() {
    bench.tokens =
        protocol -> {
          throw new IllegalStateException("defect with Bearer abcdefgh");
        };

    CheckReport report = bench.check(mailbox);

    StepResult token = step(report, "oauth.token");
    assertThat(token.reason()).contains(GreyReason.PROBE_FAILED);
    assertThat(token.evidence().get(0).text())
        .isEqualTo("java.lang.IllegalStateException: defect with Bearer [removed]");
    assertThat(step(report, "imap.login").reason()).contains(GreyReason.BLOCKED);
    assertThat(report.light()).isEqualTo(Light.GREY);
  }

  @Test
  void linkageErrorInAStepIsAFailedProbeToo() {
    bench.dialogues =
        server -> {
          throw new NoClassDefFoundError("org/example/Missing");
        };

    assertThat(step(bench.check(mailbox), "imap.connect").reason())
        .contains(GreyReason.PROBE_FAILED);
  }

  @Test
  void cancelEndsAtOnceClosesTheConnectionsAndLeavesUnfinishedStepsGrey() throws Exception {
    Map<MailProtocol, FakeDialogue> opened = new ConcurrentHashMap<>();
    CountDownLatch hanging = new CountDownLatch(1);
    bench.dialogues =
        server -> {
          FakeDialogue dialogue = new FakeDialogue(server);
          opened.put(server.protocol(), dialogue);
          if (server.protocol() == MailProtocol.IMAP) {
            dialogue.mailbox =
                () -> {
                  hanging.countDown();
                  return untilClosed(dialogue);
                };
          }
          return dialogue;
        };
    Thread canceller =
        new Thread(
            () -> {
              try {
                hanging.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              bench.cancellation.cancel();
            });
    canceller.start();

    CheckReport report = bench.check(mailbox);

    canceller.join();
    assertThat(step(report, "imap.mailbox").reason()).contains(GreyReason.CANCELLED);
    assertThat(light(report, "imap.login")).as("finished before").isEqualTo(Light.GREEN);
    assertThat(report.light()).isEqualTo(Light.GREY);
    assertThat(report.duration()).isLessThan(Duration.ofSeconds(10));
    assertThat(opened.get(MailProtocol.IMAP).closed).isTrue();
    await().until(() -> threadsOf("support").isEmpty());
  }

  @Test
  void cancellingThreadNeitherWaitsNorHearsAnything() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Set<String> tellers = ConcurrentHashMap.newKeySet();
    CheckListener slow =
        new CheckListener() {
          @Override
          public void finished(StepResult result) {
            tellers.add(Thread.currentThread().getName());
            if (result.step().equals(StepId.ACCOUNT_SETTINGS)) {
              inside.countDown();
              await().atMost(Duration.ofSeconds(20)).until(() -> release.getCount() == 0);
            }
          }
        };
    Thread user =
        new Thread(
            () -> {
              try {
                inside.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              bench.cancellation.cancel(); // would wait for the listener if it told anybody
              release.countDown();
            },
            "user-interface");
    user.start();

    CheckReport report =
        bench.runner().run(mailbox, CheckOptions.defaults(), slow, bench.cancellation);

    user.join();
    assertThat(report.light()).isEqualTo(Light.GREY);
    assertThat(tellers).isNotEmpty().doesNotContain("user-interface");
  }

  @Test
  void cancelledBeforeItBeganRunsNothing() {
    bench.cancellation.cancel();

    CheckReport report = bench.check(mailbox);

    assertThat(bench.connections).hasValue(0);
    assertThat(step(report, "account.settings").reason()).contains(GreyReason.CANCELLED);
    assertThat(step(report, "sharing.send-as").reason()).contains(GreyReason.NOT_CHOSEN);
    assertThat(report.light()).isEqualTo(Light.GREY);
  }

  @Test
  void checkThatTakesTooLongEndsAtItsDeadline() {
    bench.options =
        CheckOptions.defaults()
            .withTimeout(Duration.ofMillis(300))
            .withStepTimeout(Duration.ofSeconds(20));
    bench.dialogues =
        server -> {
          FakeDialogue dialogue = new FakeDialogue(server);
          dialogue.mailbox = () -> untilClosed(dialogue);
          return dialogue;
        };

    CheckReport report = bench.check(mailbox);

    assertThat(step(report, "imap.mailbox").reason()).contains(GreyReason.CANCELLED);
    assertThat(step(report, "imap.mailbox").summary())
        .isEqualTo(Sentence.of("undecided.timeout", 1L));
    assertThat(report.duration()).isBetween(Duration.ofMillis(290), Duration.ofSeconds(10));
  }

  @Test
  void stepThatTakesTooLongIsRedAndTheOthersGoOn() {
    bench.options = CheckOptions.defaults().withStepTimeout(Duration.ofMillis(100));
    CountDownLatch never = new CountDownLatch(1);
    bench.tokens =
        protocol -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            return new AccessTokenOutcome.Unreachable("interrupted");
          }
          return bench.granted();
        };

    CheckReport report = bench.check(mailbox);

    assertThat(step(report, "oauth.consent").reason()).contains(GreyReason.NOT_INSPECTABLE);
    assertThat(finding(report, "oauth.token")).isEqualTo("signin.unreachable");
    assertThat(step(report, "oauth.token").evidence().get(0).text()).startsWith("no answer within");
    assertThat(step(report, "imap.login").reason()).contains(GreyReason.BLOCKED);
    assertThat(light(report, "smtp.greeting")).isEqualTo(Light.GREEN);
    assertThat(report.duration()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void interruptingTheCallerEndsTheCheck() {
    bench.dialogues =
        server -> {
          FakeDialogue dialogue = new FakeDialogue(server);
          dialogue.mailbox = () -> untilClosed(dialogue);
          return dialogue;
        };
    Thread.currentThread().interrupt();

    CheckReport report = bench.check(mailbox);

    assertThat(Thread.interrupted()).as("the wish stays visible to the caller").isTrue();
    assertThat(report.light()).isEqualTo(Light.GREY);
  }

  @Test
  void listenerHearsEveryStepOnceInOrderAndTheEndLast() {
    CheckReport report = bench.check(mailbox);

    List<String> finished = bench.events.stream().filter(e -> e.startsWith("finished")).toList();
    assertThat(finished).hasSize(report.steps().size()).doesNotHaveDuplicates();
    assertThat(bench.events).endsWith("done");
    for (String leg : List.of("imap", "smtp")) {
      assertThat(bench.events)
          .containsSubsequence(
              "started " + leg + ".connect",
              "finished " + leg + ".connect",
              "started " + leg + ".greeting",
              "finished " + leg + ".greeting",
              "started " + leg + ".login",
              "finished " + leg + ".login");
    }
  }

  @Test
  void brokenListenerDoesNotDisturbTheCheck() {
    CheckListener broken =
        new CheckListener() {
          @Override
          public void planned(CheckPlan plan) {
            throw new IllegalStateException("a listener's own fault");
          }

          @Override
          public void finished(StepResult result) {
            throw new IllegalStateException("a listener's own fault");
          }
        };

    CheckReport report =
        bench.runner().run(mailbox, CheckOptions.defaults(), broken, new Cancellation());

    assertThat(light(report, "smtp.sender")).isEqualTo(Light.GREEN);
  }

  static MailboxConfiguration.Builder clearTextButTokens(MailProtocol incoming) {
    ServerSignIn oauth = ServerSignIn.oauth();
    return Samples.mailbox()
        .provider("microsoft365")
        .incoming(Samples.server(incoming, 143, TransportSecurity.NONE, oauth))
        .outgoing(Samples.server(MailProtocol.SMTP, 25, TransportSecurity.NONE, oauth))
        .oauth(Samples.signIn(OAuthFlow.BROWSER, Samples.TENANT));
  }

  private static <T> T meet(CyclicBarrier barrier, boolean takesPart, T result) {
    if (takesPart) {
      try {
        barrier.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException("nobody came", e);
      }
    }
    return result;
  }

  private static MailboxOutcome untilClosed(FakeDialogue dialogue) {
    await().atMost(Duration.ofSeconds(20)).until(() -> dialogue.closed);
    return new Disturbance(Disturbance.Kind.CANCELLED, "");
  }

  private static List<String> threadsOf(String mailbox) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("postampel-check-" + mailbox))
        .toList();
  }

  private static StepResult step(CheckReport report, String id) {
    return report.step(new StepId(id)).orElseThrow();
  }

  private static Light light(CheckReport report, String id) {
    return step(report, id).light();
  }

  private static String finding(CheckReport report, String id) {
    return step(report, id).finding().map(f -> f.code()).orElse("none");
  }
}
