package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.fixture.EveryLanguage;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Layout;
import org.postampel.ui.internal.fixture.SomeCertificate;
import org.postampel.ui.internal.model.ServerCertificate;
import org.postampel.ui.internal.several.MailboxesToCheck;
import org.postampel.ui.internal.several.SeveralChecksDialog;
import org.postampel.ui.internal.text.Sentences;

class CheckLayoutTest {

  @RegisterExtension static final Layout layout = new Layout();

  @EveryLanguage
  void theCheckDialogIsWhole(String language) {
    CheckDialog dialog = open(language);
    layout.assertWhole(dialog.getShell());

    check(dialog);
    layout.assertWhole(dialog.getShell());
  }

  @Test
  void noStepIsCutAtTheFootOfTheTreeAndNothingMovesWhenTheCheckIsOver() {
    CheckDialog dialog = open("de");
    Tree tree = layout.robot.find("check.steps", Tree.class);
    layout.robot.settle();
    int before = tree.getClientArea().height;
    int first = tree.getItem(0).getBounds().y;
    int row = tree.getItem(0).getItem(0).getBounds().y - first;

    assertThat((before - first) % row)
        .as("what is left of %s below whole rows of %s, the first at %s", before, row, first)
        .isLessThan(row / 4);

    check(dialog);
    layout.robot.settle();
    assertThat(tree.getClientArea().height).isEqualTo(before);
  }

  @EveryLanguage
  void aRedCheckIsWhole(String language) {
    layout.house.checks.makeRed(StepId.of(MailProtocol.SMTP, "login"));
    CheckDialog dialog = open(language);
    check(dialog);
    layout.assertWhole(dialog.getShell());
  }

  @EveryLanguage
  void theCertificateIsWholeWhereItCanBeTrustedAndWhereNot(String language) {
    StepId tls = StepId.of(MailProtocol.IMAP, "tls");
    layout.house.checks.showUnknownCertificate(tls, SomeCertificate.pem());
    CheckDialog dialog = open(language);
    check(dialog);
    layout.assertWholeWhenShown("certificate.dialog", () -> layout.robot.press("check.next"));

    List<ServerCertificate> chain =
        ServerCertificate.chain(dialog.report().orElseThrow().step(tls).orElseThrow());
    layout.assertWhole(
        layout.open(new CertificateDialog(null, Sentences.in(locale(language)), chain, true)));
  }

  @EveryLanguage
  void theQuestionBeforeATestMessageIsWhole(String language) {
    layout.assertWholeWhenShown(
        "check.test-message.dialog",
        () ->
            TestMessageQuestion.isAnsweredYes(
                new Shell(), Sentences.in(locale(language)), "support@musterfirma.example"));
  }

  @EveryLanguage
  void theCheckOfSeveralMailboxesIsWhole(String language) {
    layout.house.checks.allowAll();
    layout.house.mailboxes.save(new MailboxId("support"), House.sharedDraft());
    DialogServices services = layout.house.services(locale(language));
    CheckTarget support =
        CheckTarget.of(
            layout.house.checks, layout.house.configuration("support", House.sharedDraft()));
    SeveralChecksDialog dialog =
        new SeveralChecksDialog(
            null,
            services,
            new MailboxesToCheck(services, Set.of(), entry -> support, target -> NextSteps.NONE));
    Shell shell = layout.open(dialog);
    layout.robot.until(
        "the list is read", () -> layout.robot.find("several.start", Button.class).isEnabled());
    layout.assertWhole(shell);

    layout.robot.press("several.start");
    layout.robot.until("the check is over", () -> !dialog.reports().isEmpty());
    layout.assertWhole(shell);
  }

  private static CheckDialog open(String language) {
    layout.house.checks.allowAll();
    CheckDialog dialog =
        new CheckDialog(
            null,
            layout.house.services(locale(language)),
            CheckTarget.of(
                layout.house.checks, layout.house.configuration("support", House.sharedDraft())),
            NextSteps.NONE);
    layout.open(dialog);
    return dialog;
  }

  private static void check(CheckDialog dialog) {
    layout.robot.press("check.start");
    layout.robot.until("the check is over", () -> dialog.report().isPresent());
  }

  private static Locale locale(String language) {
    return Locale.forLanguageTag(language);
  }
}
