package org.postampel.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;

class CheckPlannerTest {

  @Test
  void sharedMailboxWithTokensListsEveryStepInOrderAndLeavesSendAsToChoose() {
    CheckPlan plan = CheckPlanner.plan(Samples.shared());

    assertThat(plan.ids())
        .extracting(StepId::value)
        .containsExactly(
            "account.settings",
            "account.secrets",
            "oauth.endpoint",
            "oauth.consent",
            "oauth.token",
            "oauth.claims",
            "imap.dns",
            "imap.connect",
            "imap.tls",
            "imap.greeting",
            "imap.login",
            "imap.mailbox",
            "imap.folders",
            "imap.quota",
            "smtp.dns",
            "smtp.connect",
            "smtp.greeting",
            "smtp.tls",
            "smtp.login",
            "smtp.sender",
            "imap.write",
            "roundtrip.send",
            "roundtrip.receive",
            "sharing.identity",
            "sharing.send-as");
    assertThat(skipped(plan, GreyReason.NOT_CHOSEN))
        .containsExactly("imap.write", "roundtrip.send", "roundtrip.receive", "sharing.send-as");
  }

  @Test
  void passwordMailboxNeedsNoTokenAndItsLoginWaitsForTheSecrets() {
    CheckPlan plan = CheckPlanner.plan(Samples.withPassword());

    assertThat(skipped(plan, GreyReason.NOT_APPLICABLE))
        .containsExactly(
            "oauth.endpoint",
            "oauth.consent",
            "oauth.token",
            "oauth.claims",
            "sharing.identity",
            "sharing.send-as");
    assertThat(requires(plan, "imap.login"))
        .containsExactlyInAnyOrder("imap.greeting", "account.secrets");
  }

  @Test
  void serverThatIsLeftOutIsListedAsNotChosenAndTheOtherOneStillRuns() {
    CheckPlan plan =
        CheckPlanner.plan(Samples.shared(), CheckOptions.defaults().withoutLegs(Set.of(Leg.IMAP)));

    assertThat(plan.ids()).isEqualTo(CheckPlanner.plan(Samples.shared()).ids());
    assertThat(skipped(plan, GreyReason.NOT_CHOSEN))
        .contains("imap.dns", "imap.login", "imap.quota");
    assertThat(requires(plan, "smtp.login")).contains("oauth.token");
  }

  @Test
  void legWaitsOnlyForWhatItNeeds() {
    CheckPlan plan = CheckPlanner.plan(Samples.shared());

    assertThat(requires(plan, "imap.dns")).containsExactly("account.settings");
    assertThat(requires(plan, "imap.tls")).containsExactly("imap.connect");
    assertThat(requires(plan, "imap.greeting")).containsExactly("imap.tls");
    assertThat(requires(plan, "smtp.greeting")).as("STARTTLS").containsExactly("smtp.connect");
    assertThat(requires(plan, "smtp.tls")).containsExactly("smtp.greeting");
    assertThat(requires(plan, "smtp.login")).containsExactlyInAnyOrder("smtp.tls", "oauth.token");
    assertThat(requires(plan, "oauth.token")).containsExactly("oauth.consent");
    assertThat(requires(plan, "oauth.consent")).containsExactly("account.secrets");
    assertThat(requires(plan, "oauth.endpoint"))
        .as("nobody waits for it")
        .containsExactly("account.settings");
  }

  @Test
  void receiveOnlyMailboxListsSendingAsNotApplicable() {
    MailboxConfiguration mailbox =
        Samples.mailbox().shared(true).incoming(Samples.clear(MailProtocol.POP3, 110)).build();

    CheckPlan plan = CheckPlanner.plan(mailbox);

    assertThat(skipped(plan, GreyReason.NOT_APPLICABLE))
        .contains(
            "smtp.dns",
            "smtp.connect",
            "smtp.tls",
            "smtp.greeting",
            "smtp.login",
            "smtp.sender",
            "sharing.send-as");
    assertThat(plan.find(StepId.POP3_MAILBOX)).get().isInstanceOf(PlannedStep.Runs.class);
    assertThat(plan.ids()).extracting(StepId::leg).doesNotContain(Leg.IMAP);
  }

  @Test
  void sendOnlyMailboxListsReceivingAsNotApplicable() {
    CheckPlan plan =
        CheckPlanner.plan(Samples.mailbox().outgoing(Samples.clear(MailProtocol.SMTP, 25)).build());

    assertThat(skipped(plan, GreyReason.NOT_APPLICABLE)).contains("imap.dns", "imap.mailbox");
    assertThat(plan.find(StepId.SMTP_SENDER)).get().isInstanceOf(PlannedStep.Runs.class);
  }

  @Test
  void clearTextServerWithoutSignInSkipsTlsAndLogin() {
    MailServer server =
        Samples.server(MailProtocol.SMTP, 25, TransportSecurity.NONE, ServerSignIn.none());

    CheckPlan plan = CheckPlanner.plan(Samples.mailbox().outgoing(server).build());

    assertThat(skipped(plan, GreyReason.NOT_APPLICABLE))
        .contains("smtp.tls", "smtp.login", "account.secrets", "oauth.token");
    assertThat(requires(plan, "smtp.sender")).containsExactly("smtp.greeting");
  }

  @Test
  void chosenMessageWaitsForBothServersAndSendAsForTheMessage() {
    CheckPlan plan =
        CheckPlanner.plan(
            Samples.shared(),
            CheckOptions.defaults().withRoundtrip(true).withMoveFolder("Erledigt"));

    assertThat(requires(plan, "imap.write")).containsExactly("imap.mailbox");
    assertThat(requires(plan, "roundtrip.send"))
        .containsExactlyInAnyOrder("smtp.sender", "imap.mailbox");
    assertThat(requires(plan, "roundtrip.receive")).containsExactly("roundtrip.send");
    assertThat(requires(plan, "sharing.send-as")).containsExactly("roundtrip.receive");
  }

  @Test
  void otherIdentityWaitsForTheSignInsAndIsNeverTriedInABulkRun() {
    CheckPlan single = CheckPlanner.plan(Samples.shared());
    CheckPlan bulk = CheckPlanner.plan(Samples.shared(), CheckOptions.defaults().withBulk(true));

    PlannedStep.Runs runs = (PlannedStep.Runs) single.find(StepId.SHARING_IDENTITY).orElseThrow();
    assertThat(runs.after())
        .extracting(StepId::value)
        .containsExactlyInAnyOrder("imap.login", "smtp.login");
    assertThat(skipped(bulk, GreyReason.NOT_APPLICABLE)).contains("sharing.identity");
  }

  private static List<String> skipped(CheckPlan plan, GreyReason reason) {
    return plan.steps().stream()
        .filter(step -> step instanceof PlannedStep.Skipped s && s.reason() == reason)
        .map(step -> step.id().value())
        .toList();
  }

  private static Set<String> requires(CheckPlan plan, String step) {
    PlannedStep.Runs runs = (PlannedStep.Runs) plan.find(new StepId(step)).orElseThrow();
    return runs.requires().stream().map(StepId::value).collect(Collectors.toSet());
  }
}
