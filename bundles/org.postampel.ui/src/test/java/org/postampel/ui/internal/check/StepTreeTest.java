package org.postampel.ui.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.ui.internal.check.CheckStage.LOGIN;

import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;

class StepTreeTest {

  private static final String RECEIVING = "Empfang (IMAP)";
  private static final String SENDING = "Versand (SMTP)";

  @RegisterExtension static final CheckStage stage = new CheckStage();

  @Test
  void theStepsStandBelowTheirLegsAndEveryLegIsUnfolded() {
    stage.open();

    assertThat(stage.tree().getItems())
        .extracting(leg -> leg.getText(1))
        .containsExactly(
            "Konfiguration",
            "Anmeldung (OAuth 2.0)",
            RECEIVING,
            SENDING,
            "Testnachricht",
            "Freigegebenes Postfach");
    assertThat(stage.tree().getItems()).allMatch(TreeItem::getExpanded);
    assertThat(stage.leg(RECEIVING).getItems())
        .extracting(step -> step.getText(1))
        .allMatch(title -> title.startsWith("IMAP: "))
        .as("though the plan has it after the last step of the other server")
        .endsWith("IMAP: Nachricht verschieben");
  }

  @Test
  void aLegShowsTheLightOfItsStepsWhatIsProvenAndHowLongItTook() {
    stage.checkedWithRed(LOGIN);

    assertThat(texts(stage.leg(RECEIVING)))
        .containsExactly("grün", RECEIVING, "1,0 s", "8 von 8 Prüfschritten grün");
    assertThat(texts(stage.leg(SENDING))).startsWith("rot", SENDING);
    assertThat(texts(stage.leg("Testnachricht")))
        .containsExactly("nicht geprüft: nicht gewählt", "Testnachricht", "", "");
  }

  @Test
  void aLegRunsWhileOneOfItsStepsDoesAndWaitsWhileNoneDoes() {
    stage.open();
    stage.robot.press("check.start");
    stage.robot.until(
        "the first leg runs", () -> stage.leg("Konfiguration").getText(0).equals("läuft"));
    assertThat(stage.leg(RECEIVING).getText(0)).isEqualTo("wartet");

    stage.house.checks.allow(2);
    stage.robot.until("it is over", () -> stage.leg("Konfiguration").getText(0).equals("grün"));
    assertThat(stage.leg("Konfiguration").getText(3)).isEqualTo("2 von 2 Prüfschritten grün");
  }

  @Test
  void whoSelectsALegReadsAboutTheStepThatMadeItRed() {
    stage.checkedWithRed(LOGIN);

    select(stage.leg(RECEIVING));
    assertThat(stage.details()).singleElement().asString().startsWith("Wählen Sie");

    select(stage.leg(SENDING));
    assertThat(stage.details().get(0)).startsWith(stage.title(LOGIN));
    assertThat(stage.selected()).isEqualTo(SENDING);
  }

  @Test
  void aLegThatSomebodyFoldsStaysFoldedWhileTheCheckGoesOn() {
    stage.open();
    stage.robot.press("check.start");
    stage.robot.until("it runs", () -> stage.light(StepId.ACCOUNT_SETTINGS).equals("läuft"));
    fold(stage.leg("Anmeldung (OAuth 2.0)"));

    stage.house.checks.allow(8);
    stage.robot.until(
        "the third leg runs",
        () -> stage.light(StepId.of(MailProtocol.IMAP, "tls")).equals("läuft"));

    assertThat(stage.leg("Anmeldung (OAuth 2.0)").getExpanded()).isFalse();
    assertThat(stage.leg("Anmeldung (OAuth 2.0)").getText(0)).isEqualTo("grün");
  }

  @Test
  void aStepThatTurnsRedUnfoldsItsLegToBeSeen() {
    stage.house.checks.makeRed(LOGIN);
    CheckDialog dialog = stage.open();
    fold(stage.leg(SENDING));

    stage.checked(dialog);

    assertThat(stage.leg(SENDING).getExpanded()).isTrue();
    assertThat(stage.selected()).isEqualTo(stage.title(LOGIN));
  }

  @Test
  void whoFoldsTheLegOfTheSelectedStepLooksAtTheLeg() {
    stage.checkedWithRed(LOGIN);

    fold(stage.leg(SENDING));

    assertThat(stage.selected()).isEqualTo(SENDING);
    assertThat(stage.leg(SENDING).getExpanded()).isFalse();
    assertThat(stage.details().get(0)).startsWith(stage.title(LOGIN));
  }

  private static Stream<String> texts(TreeItem row) {
    return Stream.of(0, 1, 2, 3).map(row::getText);
  }

  private static void select(TreeItem row) {
    stage.tree().setSelection(row);
    tell(SWT.Selection, row);
  }

  /** As the minus key does. */
  private static void fold(TreeItem leg) {
    leg.setExpanded(false);
    tell(SWT.Collapse, leg);
    stage.robot.settle();
  }

  private static void tell(int type, TreeItem row) {
    Event event = new Event();
    event.item = row;
    stage.tree().notifyListeners(type, event);
  }
}
