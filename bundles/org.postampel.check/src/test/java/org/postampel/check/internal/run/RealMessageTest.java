package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.DemoMailboxes.check;
import static org.postampel.check.internal.run.DemoMailboxes.finding;
import static org.postampel.check.internal.run.DemoMailboxes.step;
import static org.postampel.testkit.demo.DemoAccount.ANNA;
import static org.postampel.testkit.demo.DemoAccount.BERND;
import static org.postampel.testkit.demo.DemoAccount.RECHNUNG;
import static org.postampel.testkit.demo.DemoAccount.SUPPORT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.SendAsProofs;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.testkit.demo.DemoTenant;

/** What only a real message proves: it is sent, found, judged by its headers, and removed. */
@Timeout(90)
class RealMessageTest {

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

  @ParameterizedTest
  @EnumSource(
      value = MailProtocol.class,
      names = {"IMAP", "POP3"})
  void messageToTheSharedMailboxItselfProvesSendAsAndLeavesNothingBehind(MailProtocol incoming) {
    int before = tenant.inbox(SUPPORT).size();
    CheckReport report =
        check(
            demo.sources(ANNA),
            demo.mailbox(SUPPORT, ANNA, incoming),
            CheckOptions.defaults().withRoundtrip(true));

    assertThat(step(report, "roundtrip.send").light())
        .as(report.steps().toString())
        .isEqualTo(Light.GREEN);
    StepResult received = step(report, "roundtrip.receive");
    assertThat(received.light()).isEqualTo(Light.GREEN);
    assertThat(received.evidence())
        .extracting(evidence -> evidence.text())
        .anyMatch(text -> text.startsWith("From: ") && text.contains(SUPPORT.address()))
        .contains("Auto-Submitted: auto-generated", "removed");
    assertThat(step(report, "sharing.send-as").light()).isEqualTo(Light.GREEN);
    assertThat(report.light()).isEqualTo(Light.GREEN);
    assertThat(report.open()).isZero();
    assertThat(tenant.inbox(SUPPORT)).hasSize(before);
  }

  @Test
  void proofIsRememberedUntilTheSettingsChange(@TempDir Path kept) {
    CheckOptions remembering = CheckOptions.defaults().withProofs(SendAsProofs.in(kept));
    MailboxConfiguration mailbox = demo.mailbox(SUPPORT, ANNA, MailProtocol.IMAP);

    assertThat(step(check(demo.sources(ANNA), mailbox, remembering), "sharing.send-as").reason())
        .contains(GreyReason.NOT_CHOSEN);
    check(demo.sources(ANNA), mailbox, remembering.withRoundtrip(true));

    CheckReport later = check(demo.sources(ANNA), mailbox, remembering);
    assertThat(step(later, "sharing.send-as").light()).isEqualTo(Light.GREEN);
    assertThat(step(later, "roundtrip.send").reason()).contains(GreyReason.NOT_CHOSEN);
    assertThat(later.open()).isZero();

    MailboxConfiguration other = demo.mailbox(RECHNUNG, ANNA, MailProtocol.IMAP);
    StepResult unproven = step(check(demo.sources(ANNA), other, remembering), "sharing.send-as");
    assertThat(unproven.reason()).contains(GreyReason.NOT_CHOSEN);
    assertThat(unproven.summary().in(Locale.GERMAN))
        .startsWith("Noch nicht nachgewiesen")
        .contains("„Testnachricht senden“");
  }

  @Test
  void missingSendAsIsRedAtTheMessageAndGreenOnceGranted() {
    MailboxConfiguration mailbox = demo.mailbox(SUPPORT, BERND, MailProtocol.IMAP);
    CheckOptions how = CheckOptions.defaults().withRoundtrip(true);

    CheckReport red = check(demo.sources(BERND), mailbox, how);
    assertThat(step(red, "smtp.sender").light()).as("accepted before DATA").isEqualTo(Light.GREEN);
    assertThat(finding(red, "roundtrip.send")).isEqualTo("sender.send-as-denied");
    StepResult refused = step(red, "roundtrip.send");
    assertThat(refused.evidence().get(0).text()).contains("554 5.2.252 SendAsDenied");
    assertThat(refused.remedies().get(0).command())
        .isEqualTo(
            "Add-RecipientPermission "
                + SUPPORT.address()
                + " -Trustee "
                + BERND.address()
                + " -AccessRights SendAs");
    assertThat(step(red, "roundtrip.receive").reason()).contains(GreyReason.BLOCKED);
    assertThat(step(red, "sharing.send-as").reason()).contains(GreyReason.BLOCKED);

    tenant.switches().sendAs(SUPPORT, BERND, true);
    assertThat(step(check(demo.sources(BERND), mailbox, how), "sharing.send-as").light())
        .isEqualTo(Light.GREEN);
    tenant.switches().sendAs(SUPPORT, BERND, false);
  }

  @Test
  void ownMessageIsMovedIntoTheFolderTheHostUsesAndTakenAway() {
    MailboxConfiguration mailbox = demo.mailbox(RECHNUNG, ANNA, MailProtocol.IMAP);
    int before = tenant.inbox(RECHNUNG).size();

    CheckReport green =
        check(demo.sources(ANNA), mailbox, CheckOptions.defaults().withMoveFolder("Archiv"));
    assertThat(step(green, "imap.write").light())
        .as(green.steps().toString())
        .isEqualTo(Light.GREEN);
    assertThat(step(green, "imap.write").evidence())
        .extracting(evidence -> evidence.text())
        .containsExactly("APPEND INBOX", "MOVE", "UID EXPUNGE Archiv");
    assertThat(tenant.inbox(RECHNUNG)).hasSize(before);
    assertThat(tenant.folder(RECHNUNG, "Archiv")).isEmpty();

    CheckReport yellow =
        check(demo.sources(ANNA), mailbox, CheckOptions.defaults().withMoveFolder("Erledigt"));
    assertThat(finding(yellow, "imap.write")).isEqualTo("write.folder-missing");
    assertThat(yellow.light()).as("reading works").isEqualTo(Light.YELLOW);
    assertThat(step(yellow, "imap.write").evidence().get(0).text()).contains("Archiv");
  }
}
