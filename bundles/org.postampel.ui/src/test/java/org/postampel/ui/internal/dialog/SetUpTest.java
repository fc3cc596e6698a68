package org.postampel.ui.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.Paste;

/** What the mailbox dialog does so that little has to be typed, and to lose nothing of others. */
class SetUpTest {

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
  void theTwoQuestionsRevealWhatIsNeededAndSayWhy() {
    open(house.newMailbox());
    robot.type("mailbox.address", "support@musterfirma.example");
    assertThat(robot.isShown("mailbox.password")).isTrue();

    robot.tick("mailbox.shared", true);

    assertThat(robot.find("mailbox.provider", Combo.class).getText()).isEqualTo("Microsoft 365");
    assertThat(label("mailbox.provider.reason")).startsWith("Microsoft 365, weil");
    assertThat(robot.isShown("mailbox.password")).isFalse();
    assertThat(robot.isShown("mailbox.sign-in")).isFalse();
    assertThat(label("mailbox.who.explanation")).contains("kein eigenes Kennwort");
    assertThat(robot.isShown("mailbox.sign-in.account")).isTrue();

    robot.tick("mailbox.who.application", true);

    assertThat(robot.isShown("mailbox.sign-in.account")).isFalse();
    assertThat(robot.isShown("mailbox.oauth.certificate")).isTrue();
    assertThat(robot.isShown("mailbox.sign-in-button")).isFalse();
  }

  @Test
  void serversFoldAwayAndSayWhereMailGoes() {
    open(house.existing("info", House.passwordDraft()));
    assertThat(robot.isShown("mailbox.incoming.host")).isFalse();
    assertThat(label("mailbox.servers.summary")).contains("imap.gmx.net:993");

    robot.tick("mailbox.servers", true);

    assertThat(robot.isShown("mailbox.incoming.host")).isTrue();
    assertThat(robot.find("mailbox.incoming.security", Combo.class).getText())
        .isEqualTo("SSL/TLS (Vorgabe)");
  }

  @Test
  void aMessageOfTheAdministratorIsPastedAsAWholeAndItsSecretIsNotShown() {
    open(house.newMailbox());
    robot.type("mailbox.address", "support@musterfirma.example");
    robot.tick("mailbox.shared", true);
    Copy.text(
        display,
        "Anwendungs-ID (Client): %s\nMandant: %s\nClient Secret: geheim-12345"
            .formatted(House.CLIENT, House.TENANT));

    robot.press("mailbox.paste");

    assertThat(text("mailbox.oauth.tenant").getText()).isEqualTo(House.TENANT);
    assertThat(text("mailbox.oauth.client-id").getText()).isEqualTo(House.CLIENT);
    assertThat(text("mailbox.client-secret").getTextChars()).isEmpty();
    assertThat(text("mailbox.client-secret").getMessage()).contains("Zwischenablage");
    assertThat(label("mailbox.connection.said"))
        .contains("Verzeichnis-ID", "geheimer Clientschlüssel")
        .doesNotContain("geheim-12345");
  }

  @Test
  void aBlockPastedIntoOneFieldGoesWhereItsPartsBelong() {
    open(house.newMailbox());
    robot.tick("mailbox.shared", true);

    text("mailbox.oauth.tenant")
        .insert("Tenant ID: %s Client ID: %s".formatted(House.TENANT, House.CLIENT));
    robot.until(
        "it is taken apart", () -> text("mailbox.oauth.tenant").getText().equals(House.TENANT));

    assertThat(text("mailbox.oauth.client-id").getText()).isEqualTo(House.CLIENT);
  }

  @Test
  void aClipboardWithoutConnectionDataChangesNothingAndIsSaid() {
    open(house.existing("support", House.sharedDraft()));
    Copy.text(display, "Guten Tag");

    robot.press("mailbox.paste");

    assertThat(text("mailbox.oauth.tenant").getText()).isEqualTo(House.TENANT);
    assertThat(label("mailbox.connection.said")).contains("keine eindeutigen Verbindungsdaten");
  }

  @Test
  void whereMailArrivesIsAskedOnlyWhenAPersonWantsToKnow() {
    boolean[] asked = new boolean[1];
    house.nameService(
        domain -> {
          asked[0] = true;
          return List.of("mx00.kundenserver.de");
        });
    open(house.newMailbox());
    robot.type("mailbox.address", "info@musterfirma.example");
    robot.settle();
    assertThat(asked[0]).isFalse();

    robot.press("mailbox.provider.find");
    robot.until(
        "the provider is found",
        () -> label("mailbox.provider.reason").contains("mx00.kundenserver.de"));

    assertThat(robot.find("mailbox.provider", Combo.class).getText()).startsWith("IONOS");
  }

  @Test
  void aNameServiceThatDoesNotAnswerIsSaidHonestly() {
    house.nameService(
        domain -> {
          throw new IOException("timed out");
        });
    open(house.newMailbox());
    robot.type("mailbox.address", "info@musterfirma.example");

    robot.press("mailbox.provider.find");
    robot.until(
        "it is said",
        () -> label("mailbox.provider.reason").contains("war gerade nichts zu erfahren"));

    assertThat(robot.find("mailbox.provider.find", Button.class).isEnabled()).isTrue();
  }

  @Test
  void whatIsWrongStandsBelowTheField() {
    open(house.existing("support", House.sharedDraft()));
    robot.type("mailbox.oauth.tenant", "unsinn");

    assertThat(robot.isShown("mailbox.oauth.tenant.problem")).isTrue();
    assertThat(label("mailbox.oauth.tenant.problem")).contains("unsinn");

    robot.type("mailbox.oauth.tenant", House.TENANT);
    assertThat(robot.isShown("mailbox.oauth.tenant.problem")).isFalse();
  }

  @Test
  void theRequestToTheAdministratorIsInTheClipboard() {
    open(house.existing("support", House.sharedDraft()));

    robot.press("mailbox.request");

    assertThat(new String(Paste.text(display))).contains("adminconsent", House.CLIENT);
    assertThat(label("mailbox.connection.said")).contains("Zwischenablage");
  }

  @Test
  void whatAnotherDialogSavedIsOverwrittenOnlyAfterAWarning() {
    MailboxDraft opened = House.passwordDraft();
    MailboxId info = new MailboxId("info");
    house.mailboxes.save(info, opened);
    MailboxDialog dialog = open(house.existing("info", opened));
    robot.type("mailbox.name", "Auskunft");
    house.mailboxes.save(info, opened.with(MailboxField.DISPLAY_NAME, "Firma"));

    boolean[] asked = new boolean[1];
    robot.whenShown(
        "mailbox.overwrite.dialog",
        question -> {
          asked[0] = true;
          robot.press("mailbox.overwrite.no");
        });
    robot.press("mailbox.save");
    robot.until("it was asked", () -> asked[0]);
    robot.settle();
    assertThat(house.mailboxes.draft("info").text(MailboxField.DISPLAY_NAME)).isEqualTo("Firma");
    assertThat(dialog.getShell().isVisible()).isTrue();

    robot.whenShown("mailbox.overwrite.dialog", question -> robot.press("mailbox.overwrite.yes"));
    robot.press("mailbox.save");
    robot.until("the dialog is closed", () -> dialog.getShell() == null);
    assertThat(house.mailboxes.draft("info").text(MailboxField.NAME)).isEqualTo("Auskunft");
  }

  private static Text text(String id) {
    return robot.find(id, Text.class);
  }

  private static String label(String id) {
    return robot.find(id, Label.class).getText();
  }

  private MailboxDialog open(MailboxDialogModel model) {
    MailboxDialog dialog = new MailboxDialog(null, house.services(Locale.GERMAN), model);
    dialog.setBlockOnOpen(false);
    dialog.open();
    robot.settle();
    return dialog;
  }
}
