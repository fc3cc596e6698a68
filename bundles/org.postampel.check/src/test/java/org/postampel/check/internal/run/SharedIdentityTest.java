package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.DemoMailboxes.check;
import static org.postampel.check.internal.run.DemoMailboxes.finding;
import static org.postampel.check.internal.run.DemoMailboxes.step;
import static org.postampel.testkit.demo.DemoAccount.ANNA;
import static org.postampel.testkit.demo.DemoAccount.SUPPORT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.mail.LoginOutcome;
import org.postampel.testkit.demo.DemoTenant;

/**
 * Which of its two identities a server wants for a shared mailbox, and how rarely that is tried.
 */
@Timeout(60)
class SharedIdentityTest {

  @TempDir static Path folder;
  private static DemoTenant tenant;
  private static DemoMailboxes demo;

  @BeforeAll
  static void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
    demo = new DemoMailboxes(tenant);
  }

  @AfterAll
  static void stop() throws IOException {
    tenant.close();
  }

  @Test
  void serverThatWantsThePersonForSendingIsFoundOutAndFineWithTheRightPreset() {
    MailboxConfiguration asMailbox = demo.mailbox(SUPPORT, ANNA, MailProtocol.IMAP, "generic");
    CheckReport red = check(demo.sources(ANNA), asMailbox, CheckOptions.defaults());

    assertThat(step(red, "imap.mailbox").light()).isEqualTo(Light.GREEN);
    assertThat(step(red, "smtp.login").light()).isEqualTo(Light.RED);
    assertThat(finding(red, "sharing.identity")).isEqualTo("sharing.identity-other");
    assertThat(step(red, "sharing.identity").summary().in(Locale.GERMAN))
        .contains("SMTP: " + ANNA.address());

    MailboxConfiguration right = demo.mailbox(SUPPORT, ANNA, MailProtocol.IMAP);
    CheckReport green = check(demo.sources(ANNA), right, CheckOptions.defaults());
    assertThat(green.light()).isEqualTo(Light.GREEN);
    assertThat(step(green, "sharing.identity").reason()).contains(GreyReason.NOT_APPLICABLE);
  }

  @Test
  void switchedOffSendingIsNoQuestionOfIdentity() {
    tenant.switches().smtpAuth(ANNA, Optional.of(false));
    CheckReport red =
        check(
            demo.sources(ANNA),
            demo.mailbox(SUPPORT, ANNA, MailProtocol.IMAP),
            CheckOptions.defaults());
    tenant.switches().smtpAuth(ANNA, Optional.empty());

    assertThat(step(red, "smtp.login").light()).isEqualTo(Light.RED);
    assertThat(step(red, "sharing.identity").reason()).contains(GreyReason.NOT_INSPECTABLE);
    assertThat(step(red, "sharing.identity").summary().in(Locale.ENGLISH)).contains("rejected");
  }

  @Test
  void twoRejectedSignInsCostOneAttemptAndNoneInABulkRun() {
    assertThat(otherNamesTried(CheckOptions.defaults())).hasSize(1);
    assertThat(otherNamesTried(CheckOptions.defaults().withBulk(true))).isEmpty();
  }

  /** The names under which somebody signed in who was not configured. */
  private static List<String> otherNamesTried(CheckOptions how) {
    List<String> names = new CopyOnWriteArrayList<>();
    Bench bench = new Bench();
    bench.options = how;
    bench.dialogues =
        server -> {
          FakeDialogue dialogue = new FakeDialogue(server);
          dialogue.heard = credential -> names.add(credential.loginName());
          LoginOutcome no =
              new LoginOutcome.Rejected(
                  "XOAUTH2", FakeDialogue.reply("NO", "a1 NO no"), Optional.empty());
          return dialogue.answering(no, no, no);
        };
    CheckReport report =
        bench.check(CheckRunTest.clearTextButTokens(MailProtocol.IMAP).shared(true).build());
    assertThat(step(report, "imap.login").light()).isEqualTo(Light.RED);
    assertThat(step(report, "smtp.login").light()).isEqualTo(Light.RED);
    return names.stream().filter(name -> !name.equals(Samples.MAILBOX)).toList();
  }
}
