package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.check.OtherPort;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.ui.internal.fixture.SomeCertificate;
import org.postampel.ui.internal.model.ServerCertificate;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;

class CertificateDialogTest {

  @RegisterExtension static final CheckStage stage = new CheckStage();

  @Test
  void aCertificateIsTrustedOnlyByWhoSaysThatItWasCompared() {
    StepId tls = StepId.of(MailProtocol.IMAP, "tls");
    stage.house.checks.showUnknownCertificate(tls, SomeCertificate.pem());
    RecordedSteps mending = new RecordedSteps();
    CheckDialog dialog = stage.checked(stage.open(mending));
    assertThat(stage.button("check.next").getText()).contains("Zertifikat");

    stage.robot.whenShown(
        "certificate.dialog",
        shown -> {
          assertThat(stage.button("certificate.trust").isEnabled()).isFalse();
          assertThat(shown.getDefaultButton()).isSameAs(stage.button("certificate.close"));
          stage.robot.tick("certificate.compared", true);
          assertThat(shown.getDefaultButton()).isSameAs(stage.button("certificate.trust"));
          stage.house.checks.showUnknownCertificate(tls, "");
          stage.robot.press("certificate.trust");
        });
    stage.robot.press("check.next");
    stage.robot.rethrow();
    stage.robot.until("it is checked again", () -> stage.house.checks.asked.size() == 2);
    stage.robot.until("the check is over", () -> dialog.report().isPresent());

    assertThat(mending.trusted).isEqualTo(SomeCertificate.pem());
    assertThat(stage.light(tls)).isEqualTo("grün");
  }

  @Test
  void fromTheMailboxDialogACertificateCanOnlyBeLookedAt() {
    stage.house.checks.showUnknownCertificate(
        StepId.of(MailProtocol.IMAP, "tls"), SomeCertificate.pem());
    stage.checked(stage.open());

    boolean[] looked = new boolean[1];
    stage.robot.whenShown(
        "certificate.dialog",
        shown -> {
          looked[0] = true;
          assertThat(stage.robot.lookUp("certificate.trust")).isEmpty();
          stage.robot.press("certificate.close");
        });
    stage.robot.press("check.next");
    stage.robot.rethrow();

    assertThat(looked[0]).isTrue();
    assertThat(stage.house.checks.asked).hasSize(1);
  }

  @Test
  void theKeyboardBeginsAtTheQuestionOrWhereThereIsNoneAtClose() {
    assertThat(focusOf(true)).isEqualTo("certificate.compared");
    assertThat(focusOf(false)).isEqualTo("certificate.close");
  }

  private static String focusOf(boolean trustable) {
    ServerCertificate shown =
        new ServerCertificate(
            "CN=mail", List.of(), "CN=mail", Instant.EPOCH, Instant.EPOCH, "AB:CD", false, "");
    CertificateDialog dialog =
        new CertificateDialog(null, Sentences.in(Locale.GERMAN), List.of(shown), trustable);
    dialog.setBlockOnOpen(false);
    dialog.open();
    stage.robot.until("something has the focus", () -> stage.display.getFocusControl() != null);
    Object id = stage.display.getFocusControl().getData(Ids.KEY);
    dialog.close();
    return String.valueOf(id);
  }

  private static final class RecordedSteps implements NextSteps {
    private volatile String trusted = "";

    @Override
    public boolean canMend() {
      return true;
    }

    @Override
    public boolean signIn(Shell parent) {
      return false;
    }

    @Override
    public Mended trust(String pem) {
      trusted = pem;
      return () -> Optional.of(CheckTarget.of(stage.house.checks, stage.mailbox));
    }

    @Override
    public Mended use(OtherPort port) {
      return Mended.NOT;
    }
  }
}
