package org.postampel.ui.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.oauth.Ending;
import org.postampel.oauth.PendingConsent;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;

/** What the mailbox dialog offers beside the sign-in, and what it says about saving and storing. */
class MailboxSignInTest {

  private static final String ADELE = "adele@musterfirma.example";

  private static Display display;
  private static Robot robot;
  private final House house = new House();

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
  void somebodyWhoIsSignedInAlreadyIsOfferedAndChosenByOneClick() {
    house.signIns.alsoSignedIn(ADELE, "bernd@musterfirma.example");
    open(House.sharedDraft().with(MailboxField.SIGN_IN_ACCOUNT, ""));
    robot.until("persons are offered", () -> robot.isShown("mailbox.continue-as.1"));
    assertThat(text("mailbox.continue-as.0")).isEqualTo("&Weiter als " + ADELE);
    assertThat(text("mailbox.sign-in-button")).contains("Anderes");

    robot.press("mailbox.continue-as.0");
    robot.until("she is signed in", () -> status().startsWith("Angemeldet als " + ADELE));

    assertThat(robot.find("mailbox.sign-in.account", Text.class).getText()).isEqualTo(ADELE);
    assertThat(robot.isShown("mailbox.continue-as.0")).isFalse();
    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isTrue();
    assertThat(house.signIns.begun()).isZero();
    assertThat(house.opened).isEmpty();
  }

  @Test
  void whoeverIsNamedAlreadyIsNotReplacedByAnOffer() {
    house.signIns.alsoSignedIn(ADELE);
    open(House.sharedDraft());
    robot.until("nobody is signed in", () -> status().contains("Noch niemand"));

    assertThat(robot.isShown("mailbox.continue-as.0")).isFalse();
    assertThat(robot.isShown("mailbox.sign-out")).isFalse();
  }

  @Test
  void signingOutNamesTheMailboxesAndTheCommandAndAsksFirst() {
    house.signIns.alsoSignedIn(ADELE);
    MailboxDraft adeles = House.sharedDraft().with(MailboxField.SIGN_IN_ACCOUNT, ADELE);
    house.mailboxes.save(new MailboxId("support"), adeles);
    house.mailboxes.save(new MailboxId("info"), adeles.with(MailboxField.NAME, "Rechnung"));
    house.mailboxes.save(
        new MailboxId("other"), House.sharedDraft().with(MailboxField.NAME, "Fremd"));
    open(adeles);
    robot.until("she is signed in", () -> robot.isShown("mailbox.sign-out"));

    String[] said = new String[3];
    robot.whenShown(
        "sign-out.dialog",
        shell -> {
          said[0] = robot.find("sign-out.question", Label.class).getText();
          said[1] = robot.find("sign-out.revoke.command", Text.class).getText();
          said[2] = robot.find("sign-out.remove-consent.command", Text.class).getText();
          house.signIns.alsoSignedIn();
          robot.press("sign-out.confirm");
        });
    robot.press("mailbox.sign-out");
    robot.until("nobody is signed in", () -> status().contains("Noch niemand"));

    assertThat(said[0]).contains(ADELE, "Support", "Rechnung").doesNotContain("Fremd");
    assertThat(said[1]).isEqualTo("Revoke-MgUserSignInSession -UserId '" + ADELE + "'");
    assertThat(said[2]).contains(House.CLIENT, "Remove-MgOauth2PermissionGrant");
    assertThat(robot.isShown("mailbox.sign-out")).isFalse();
  }

  @Test
  void aMistakeElsewhereHidesNobodyWhoIsSignedIn() {
    house.signIns.alsoSignedIn(ADELE);
    open(House.sharedDraft().with(MailboxField.SIGN_IN_ACCOUNT, ADELE));
    robot.until("she is signed in", () -> robot.isShown("mailbox.sign-out"));

    robot.type("mailbox.incoming.port", "99999");
    robot.settle();
    assertThat(status()).startsWith("Angemeldet als " + ADELE);
    assertThat(robot.isShown("mailbox.sign-out")).isTrue();

    robot.type("mailbox.oauth.tenant", "musterfirma gmbh");
    robot.settle();
    assertThat(robot.isShown("mailbox.sign-out")).as("another sign-in, if any").isFalse();
  }

  @Test
  void anApprovalThatIsAwaitedIsStillThereWhenTheDialogIsOpenedAgain() {
    URI address = URI.create("https://anmeldung.example/adminconsent");
    house.signIns.waitsFor(
        new PendingConsent(
            address,
            Instant.parse("2026-11-20T12:00:00Z"),
            new AuthorityFailure(400, "invalid_grant", "", "", "", "")));
    open(House.sharedDraft());
    robot.until("it waits", () -> status().equals("Wartet seit 20.11.2026 auf den Administrator"));

    assertThat(robot.isShown("mailbox.copy-consent")).isTrue();
    assertThat(robot.find("mailbox.sign-in-status", Label.class).getToolTipText())
        .contains(address.toString());
    robot.whenShown("sign-in.dialog", shell -> robot.press("sign-in.cancel"));
    robot.press("mailbox.sign-in-button");
    robot.until("the sign-in was resumed", () -> house.signIns.begun() == 1);
  }

  @Test
  void whatNoCheckHasProvenIsSavedUnchecked() {
    open(House.passwordDraft());
    assertThat(text("mailbox.save")).isEqualTo("&Speichern");
    robot.type("mailbox.incoming.host", "imap.gmx.net");
    assertThat(text("mailbox.save")).isEqualTo("Ungeprüft &speichern");

    house.checks.allowAll();
    checked();
    robot.until("it is proven", () -> text("mailbox.save").equals("&Speichern"));

    robot.type("mailbox.incoming.host", "imap.gmx.de");
    assertThat(text("mailbox.save")).isEqualTo("Ungeprüft &speichern");
  }

  @Test
  void furtherSettingsSayWhatProtectsTheStoredSignIns() {
    open(House.passwordDraft());
    robot.tick("mailbox.advanced", true);
    Label store = robot.find("mailbox.store", Label.class);
    robot.until(
        "it is said",
        () -> store.getText().equals("geschützt durch einen Schlüssel der Anwendung"));
    assertThat(store.getToolTipText()).contains("memory");
  }

  @Test
  void whatEndsSoonIsSaidBesideTheSignIn() {
    house.signIns.endsBy(
        new Ending(Ending.Kind.CLIENT_SECRET, Instant.now().plus(Duration.ofDays(9)), true));
    open(House.sharedDraft());
    robot.until("it is said", () -> robot.isShown("mailbox.ending"));

    assertThat(robot.find("mailbox.ending", Label.class).getText())
        .startsWith("Der geheime Clientschlüssel gilt nur noch bis zum");
  }

  @Test
  void whatEndsLaterIsNotSaidButTheDayOfTheClientSecretIsShown() {
    house.signIns.endsBy(
        new Ending(Ending.Kind.CLIENT_SECRET, Instant.parse("2099-12-31T00:00:00Z"), true));
    open(House.sharedDraft());
    Text day = robot.find("mailbox.client-secret-end", Text.class);
    robot.until("the day is shown", () -> day.getText().equals("31.12.2099"));

    assertThat(robot.isShown("mailbox.ending")).isFalse();
  }

  @Test
  void theLastDayOfTheClientSecretIsKeptWithTheMailbox() {
    MailboxDialog dialog = open(House.sharedDraft());
    robot.type("mailbox.client-secret", "geheimer-wert");
    robot.type("mailbox.client-secret-end", "31.12.20");
    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isFalse();
    assertThat(dialog.getErrorMessage()).contains("31.12.2027");
    robot.type("mailbox.client-secret-end", "31.12.2027");

    robot.press("mailbox.save");
    robot.until("it is saved", () -> dialog.getShell() == null);

    assertThat(house.signIns.notedEnds()).containsExactly(Optional.of(LocalDate.of(2027, 12, 31)));
  }

  @Test
  void aNewClientSecretForgetsTheDayOfTheFormerOne() {
    house.signIns.endsBy(
        new Ending(Ending.Kind.CLIENT_SECRET, Instant.parse("2099-12-31T00:00:00Z"), true));
    MailboxDialog dialog = open(House.sharedDraft());
    Text day = robot.find("mailbox.client-secret-end", Text.class);
    robot.until("the day is shown", () -> !day.getText().isEmpty());

    robot.type("mailbox.client-secret", "neuer-wert");
    assertThat(day.getText()).isEmpty();
    robot.press("mailbox.save");
    robot.until("it is saved", () -> dialog.getShell() == null);

    assertThat(house.signIns.notedEnds()).containsExactly(Optional.empty());
  }

  @Test
  void whoeverChangesNothingAboutTheClientSecretLeavesItsDayAlone() {
    MailboxDialog dialog = open(House.sharedDraft());
    robot.type("mailbox.name", "Anders");
    robot.press("mailbox.save");
    robot.until("it is saved", () -> dialog.getShell() == null);

    assertThat(house.signIns.notedEnds()).isEmpty();
  }

  @Test
  void ofManyPersonsThreeAreOfferedAndTheOthersAreInAMenu() {
    String[] persons = {
      ADELE,
      "b@musterfirma.example",
      "c@musterfirma.example",
      "d@musterfirma.example",
      "e@x.example"
    };
    house.signIns.alsoSignedIn(persons);
    open(House.sharedDraft().with(MailboxField.SIGN_IN_ACCOUNT, ""));
    robot.until("persons are offered", () -> robot.isShown("mailbox.continue-as.2"));

    assertThat(robot.lookUp("mailbox.continue-as.3")).isEmpty();
    Button more = robot.find("mailbox.continue-as.more", Button.class);
    assertThat(more.getText()).contains("(2)");
    MenuItem last = more.getMenu().getItem(1);
    assertThat(last.getText()).isEqualTo("Weiter als " + persons[4]);

    last.notifyListeners(SWT.Selection, new Event());
    robot.until("e is signed in", () -> status().startsWith("Angemeldet als " + persons[4]));
  }

  @Test
  void aVeryLongAddressDoesNotWidenTheFormAndIsWholeInTheTooltip() {
    int usual = width(House.sharedDraft());
    String address = "vertretung".repeat(12) + "@musterfirma.example";
    house.signIns.alsoSignedIn(address, "bernd@musterfirma.example");
    MailboxDraft nobody = House.sharedDraft().with(MailboxField.SIGN_IN_ACCOUNT, "");
    MailboxDialog dialog = open(nobody);
    robot.until("persons are offered", () -> robot.isShown("mailbox.continue-as.1"));
    robot.settle();

    assertThat(dialog.getShell().getSize().x).isLessThanOrEqualTo(usual);
    Button offer = robot.find("mailbox.continue-as.0", Button.class);
    assertThat(offer.getText()).contains("\u2026").endsWith("example");
    assertThat(offer.getToolTipText()).isEqualTo("Weiter als " + address);

    robot.press("mailbox.continue-as.0");
    robot.until("the person is signed in", () -> status().startsWith("Angemeldet"));
    assertThat(status()).contains("\u2026");
    assertThat(robot.find("mailbox.sign-in-status", Label.class).getToolTipText())
        .isEqualTo(
            "Angemeldet als " + address + ",\nMicrosoft-365-Organisation musterfirma.example");
    robot.closeAll();

    assertThat(width(House.sharedDraft().with(MailboxField.SIGN_IN_ACCOUNT, address)))
        .isLessThanOrEqualTo(usual);
  }

  private int width(MailboxDraft draft) {
    MailboxDialog dialog = open(draft);
    robot.settle();
    int width = dialog.getShell().getSize().x;
    robot.closeAll();
    return width;
  }

  @Test
  void sendingMayHaveAPasswordOfItsOwn() {
    MailboxDialog dialog = open(House.passwordDraft());
    robot.tick("mailbox.advanced", true);
    assertThat(robot.isShown("mailbox.outgoing-password")).isFalse();
    robot.choose("mailbox.outgoing.sign-in", "eigenes Kennwort");
    robot.type("mailbox.outgoing.sign-in.account", "versand@gmx.de");
    robot.type("mailbox.outgoing-password", "geheim-2");

    robot.press("mailbox.save");
    robot.until("it is saved", () -> dialog.getShell() == null);

    assertThat(house.store.text(SecretName.outgoingPassword(new MailboxId("support"))))
        .isEqualTo("geheim-2");
    assertThat(house.mailboxes.draft("support").text(MailboxField.OUTGOING_SIGN_IN))
        .isEqualTo("password");
  }

  private void checked() {
    boolean[] closed = new boolean[1];
    robot.whenShown(
        "check.dialog",
        shell -> {
          robot.press("check.start");
          robot.whenDone(
              "check.start",
              () -> {
                robot.press("check.cancel");
                closed[0] = true;
              });
        });
    robot.press("mailbox.check");
    robot.until("the check is over", () -> closed[0]);
  }

  private static String text(String id) {
    return robot.find(id, Button.class).getText();
  }

  private static String status() {
    return robot.find("mailbox.sign-in-status", Label.class).getText();
  }

  private MailboxDialog open(MailboxDraft draft) {
    MailboxDialog dialog =
        new MailboxDialog(null, house.services(Locale.GERMAN), house.existing("support", draft));
    dialog.setBlockOnOpen(false);
    dialog.open();
    return dialog;
  }
}
