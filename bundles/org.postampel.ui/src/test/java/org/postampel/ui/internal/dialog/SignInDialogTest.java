package org.postampel.ui.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignedInAccount;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.fixture.ScriptedChecks;
import org.postampel.ui.internal.fixture.ScriptedSignIns;
import org.postampel.ui.internal.widget.Paste;

class SignInDialogTest {

  private static Display display;
  private static Robot robot;
  private final House house = new House();
  private final MailboxConfiguration mailbox = house.configuration("support", House.sharedDraft());

  @BeforeAll
  static void openDisplay() {
    display = new Display();
    robot = new Robot(display);
  }

  @AfterEach
  void closeWindows() {
    robot.closeAll();
    robot.rethrow();
  }

  @AfterAll
  static void closeDisplay() {
    display.dispose();
  }

  @Test
  void theBrowserIsOpenedAndTheAddressCanBeCopied() {
    open();

    assertThat(house.opened).containsExactly(ScriptedSignIns.PAGE);
    assertThat(robot.find("sign-in.address", Text.class).getText())
        .isEqualTo(ScriptedSignIns.PAGE.toString());
    assertThat(robot.find("sign-in.copy", Button.class).isEnabled()).isTrue();
  }

  @Test
  void withoutABrowserItAsksToCopyTheAddress() {
    house.removeBrowser();
    open();

    assertThat(robot.find("sign-in.message", Label.class).getText())
        .contains("kein Browser")
        .contains("Kopieren");
  }

  @Test
  void itClosesItselfWhenSomebodyIsSignedIn() {
    SignInDialog dialog = open();
    SignedInAccount account =
        new SignedInAccount("person@musterfirma.example", mailbox.oauth().orElseThrow().key(""));

    house.signIns.comeBack(new SignInOutcome.Granted(account));
    robot.until("it closes itself", () -> dialog.getShell() == null);

    assertThat(dialog.account()).contains(account);
  }

  @Test
  void aSignInThatDoesNotLastIsSaidBeforeTheDialogIsClosed() {
    SignInDialog dialog = open();
    SignedInAccount account =
        new SignedInAccount("person@musterfirma.example", mailbox.oauth().orElseThrow().key(""));

    house.signIns.comeBack(new SignInOutcome.Granted(account, false));
    Label message = robot.find("sign-in.message", Label.class);
    robot.until("it is said", () -> message.getText().contains("nur für kurze Zeit"));

    assertThat(dialog.account()).contains(account);
  }

  @Test
  void theWrongAccountIsSaidAndTheDialogStays() {
    SignInDialog dialog = open();

    house.signIns.comeBack(
        new SignInOutcome.WrongAccount("person@musterfirma.example", "chef@musterfirma.example"));
    Label message = robot.find("sign-in.message", Label.class);
    robot.until("it is said", () -> message.getText().contains("chef@musterfirma.example"));

    assertThat(dialog.account()).isEmpty();
    assertThat(robot.find("sign-in.cancel", Button.class).getText()).isEqualTo("Schließen");
    assertThat(robot.isShown("sign-in.progress")).isFalse();
  }

  @Test
  void whenAnAdministratorMustApproveHisAddressCanBeCopied() {
    open();
    URI consent = URI.create("https://anmeldung.example/adminconsent");

    house.signIns.comeBack(
        new SignInOutcome.ConsentPending(
            consent, new AuthorityFailure(400, "invalid_grant", "consent_required", "", "", "")));
    Text address = robot.find("sign-in.address", Text.class);
    robot.until("the address is shown", () -> address.getText().equals(consent.toString()));

    assertThat(robot.find("sign-in.message", Label.class).getText())
        .startsWith("Wartet auf Freigabe durch den Administrator");
    assertThat(robot.find("sign-in.again", Button.class).getText())
        .isEqualTo("&Freigegeben: fortsetzen");

    assertThat(robot.find("sign-in.copy", Button.class).isEnabled()).isTrue();
  }

  @Test
  void afterTheWrongAccountOneClickAsksForAnother() {
    SignInDialog dialog = open();
    house.signIns.comeBack(
        new SignInOutcome.WrongAccount("person@musterfirma.example", "chef@musterfirma.example"));
    robot.until("it can begin again", () -> robot.isShown("sign-in.again"));
    assertThat(robot.find("sign-in.again", Button.class).getText())
        .isEqualTo("&Anderes Konto verwenden");
    assertThat(robot.isShown("sign-in.copy")).isFalse();

    robot.press("sign-in.again");
    robot.until("the page is opened again", () -> house.opened.size() == 2);
    assertThat(robot.isShown("sign-in.progress")).isTrue();
    assertThat(robot.isShown("sign-in.again")).isFalse();

    comesBackSignedIn(dialog);
  }

  @Test
  void aRefusalIsExplainedWithItsRemediesToCopyAndTheLiteralAnswer() {
    open();
    house.signIns.comeBack(
        new SignInOutcome.Denied(
            new AuthorityFailure(
                401, "invalid_client", "", "AADSTS7000215: wrong secret", "", "")));
    Text help = robot.find("sign-in.help", Text.class);
    robot.until("it is said", () -> help.getText().contains("AADSTS7000215"));

    assertThat(robot.find("sign-in.message", Label.class).getText())
        .as("the sentence of the finding, not the authority's")
        .doesNotContain("AADSTS");
    assertThat(help.getText())
        .contains("Das kann Ihr Administrator tun:", ScriptedChecks.COMMAND)
        .contains("Antwort des Anmeldedienstes:");
    assertThat(robot.find("sign-in.copy", Button.class).getText()).isEqualTo("Text &kopieren");
    assertThat(robot.find("sign-in.again", Button.class).isEnabled()).isTrue();

    robot.press("sign-in.again");
    robot.until("the page is opened again", () -> house.opened.size() == 2);
    assertThat(robot.find("sign-in.copy", Button.class).getText()).isEqualTo("Adresse &kopieren");
  }

  @Test
  void whatAServerSaysSteersNothing() {
    open();
    house.signIns.comeBack(
        new SignInOutcome.Denied(
            new AuthorityFailure(400, "no\u202eway", "", "R&D \u0007 said no", "", "")));
    Text help = robot.find("sign-in.help", Text.class);
    robot.until("it is said", () -> help.getText().contains("said no"));

    assertThat(help.getText()).contains("no\uFFFDway").doesNotContain("\u202e", "\u0007");
  }

  @Test
  void cancellingEndsTheSignInAtOnce() {
    SignInDialog dialog = open();

    long begin = System.nanoTime();
    robot.press("sign-in.cancel");
    robot.until("it is closed", Duration.ofSeconds(1), () -> dialog.getShell() == null);
    robot.until(
        "the service heard of it", Duration.ofSeconds(1), () -> house.signIns.wasCancelled());

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    assertThat(dialog.account()).isEmpty();
  }

  @Test
  void aDeviceCodeIsShownWithItsWarningAndOpensNothing() {
    open(
        house.configuration(
            "support", House.sharedDraft().with(MailboxField.OAUTH_FLOW, "device-code")));

    assertThat(robot.find("sign-in.message", Label.class).getText())
        .contains("ABCD-1234")
        .contains(ScriptedSignIns.PAGE.toString())
        .contains("will an Ihr Postfach");
    assertThat(robot.find("sign-in.code", Text.class).getText()).isEqualTo("ABCD-1234");
    robot.press("sign-in.copy-code");
    assertThat(Paste.text(display)).as("the code alone").containsExactly("ABCD-1234".toCharArray());
    assertThat(house.opened).isEmpty();
    robot.settle();
    assertThat(robot.isShown("sign-in.device-code")).as("chosen already").isFalse();
  }

  @Test
  void whoeverHasNoBrowserGoesOnWithADeviceCodeInTheSameWindow() {
    SignInDialog dialog = open();
    robot.until("it is offered", () -> robot.isShown("sign-in.device-code"));
    assertThat(robot.find("sign-in.device-code", Button.class).getToolTipText())
        .contains("will an Ihr Postfach");
    Label message = robot.find("sign-in.message", Label.class);
    assertThat(message.getText()).doesNotContain("ABCD-1234");
    assertThat(robot.isShown("sign-in.copy-code")).as("no code yet").isFalse();

    robot.press("sign-in.device-code");
    robot.until("the code is shown", () -> message.getText().contains("ABCD-1234"));
    robot.until("nobody waits for the browser", house.signIns::wasCancelled);
    robot.settle();

    assertThat(message.getText()).contains("will an Ihr Postfach");
    assertThat(house.opened).as("opened before, and nothing since").hasSize(1);
    assertThat(robot.isShown("sign-in.device-code")).isFalse();
    assertThat(robot.isShown("sign-in.progress")).isTrue();
    comesBackSignedIn(dialog);
  }

  @Test
  void aDeviceCodeThatIsOverIsFollowedByAnotherOneAndABlockedOneByTheBrowser() {
    AuthorityFailure failure = new AuthorityFailure(400, "expired_token", "", "", "", "");
    open();
    robot.until("it is offered", () -> robot.isShown("sign-in.device-code"));
    robot.press("sign-in.device-code");
    Label message = robot.find("sign-in.message", Label.class);
    robot.until("the code is shown", () -> message.getText().contains("ABCD-1234"));

    house.signIns.comeBack(new SignInOutcome.DeviceCodeExpired(failure));
    robot.until("it can begin again", () -> robot.isShown("sign-in.again"));
    assertThat(robot.isShown("sign-in.copy-code")).as("a code that is over").isFalse();
    robot.press("sign-in.again");
    robot.until("the code is shown again", () -> message.getText().contains("ABCD-1234"));

    house.signIns.comeBack(new SignInOutcome.BlockedByPolicy(failure));
    robot.until("it can begin again", () -> robot.isShown("sign-in.again"));
    robot.press("sign-in.again");
    robot.until("the browser is opened", () -> house.opened.size() == 2);
    assertThat(robot.isShown("sign-in.device-code")).isTrue();
  }

  @Test
  void whereNothingListensForTheBrowserTheDeviceCodeIsOffered() {
    open();
    robot.until("it is offered", () -> robot.isShown("sign-in.device-code"));

    house.signIns.comeBack(
        new SignInOutcome.RedirectUnavailable(URI.create("http://localhost:8080"), "in use"));
    robot.until("it can begin again", () -> robot.isShown("sign-in.again"));
    assertThat(robot.isShown("sign-in.device-code")).isTrue();

    robot.press("sign-in.device-code");
    Label message = robot.find("sign-in.message", Label.class);
    robot.until("the code is shown", () -> message.getText().contains("ABCD-1234"));
    assertThat(robot.isShown("sign-in.again")).isFalse();
  }

  @Test
  void anApplicationWithASecretIsOfferedNoDeviceCode() {
    house.store.write(
        SecretName.clientSecret(mailbox.oauth().orElseThrow().registration()),
        Secret.ofText("geheim"));
    open();
    robot.settle();

    assertThat(robot.isShown("sign-in.device-code")).isFalse();
  }

  private SignInDialog open() {
    return open(mailbox);
  }

  private SignInDialog open(MailboxConfiguration chosen) {
    SignInDialog dialog = new SignInDialog(null, house.services(Locale.GERMAN), chosen);
    dialog.setBlockOnOpen(false);
    dialog.open();
    robot.until(
        "the page is shown", () -> !robot.find("sign-in.address", Text.class).getText().isEmpty());
    return dialog;
  }

  private void comesBackSignedIn(SignInDialog dialog) {
    SignedInAccount account =
        new SignedInAccount("person@musterfirma.example", mailbox.oauth().orElseThrow().key(""));
    house.signIns.comeBack(new SignInOutcome.Granted(account));
    robot.until("it closes itself", () -> dialog.getShell() == null);
    assertThat(dialog.account()).contains(account);
  }
}
