package org.postampel.ui.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.Light;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignedInAccount;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.fixture.SomeCertificate;
import org.postampel.ui.internal.model.MailboxDialogModel;

class MailboxDialogTest {

  private static final SecretName INFO_PASSWORD = SecretName.password(new MailboxId("info"));

  private static Display display;
  private static Robot robot;
  private final House house = new House();
  @TempDir private Path folder;

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
  void choosingOAuthRevealsItsFieldsInPlaceOfThePassword() {
    open(house.newMailbox());
    assertThat(robot.isShown("mailbox.password")).isTrue();
    assertThat(robot.isShown("mailbox.oauth.tenant")).isFalse();

    robot.choose("mailbox.sign-in", "OAuth 2.0");

    assertThat(robot.isShown("mailbox.password")).isFalse();
    for (String id :
        new String[] {"oauth.tenant", "oauth.client-id", "client-secret", "oauth.redirect"}) {
      assertThat(robot.isShown("mailbox." + id)).as(id).isTrue();
    }
    assertThat(robot.isShown("mailbox.sign-in.account")).isTrue();
    assertThat(robot.isShown("mailbox.sign-in-button")).isTrue();
  }

  @Test
  void aHiddenRowLeavesNoHole() {
    open(house.newMailbox());
    int below = robot.find("mailbox.incoming.protocol", Combo.class).getLocation().y;

    robot.choose("mailbox.sign-in", "OAuth 2.0");
    int lower = robot.find("mailbox.incoming.protocol", Combo.class).getLocation().y;
    robot.choose("mailbox.sign-in", "Kennwort");

    assertThat(lower).isGreaterThan(below);
    assertThat(robot.find("mailbox.incoming.protocol", Combo.class).getLocation().y)
        .isEqualTo(below);
  }

  @Test
  void theWindowGrowsWithTheFieldsThatCome() {
    MailboxDialog dialog = open(house.newMailbox());
    int before = dialog.getShell().getSize().y;

    robot.choose("mailbox.sign-in", "OAuth 2.0");
    robot.settle();

    assertThat(dialog.getShell().getSize().y).isGreaterThan(before);
    assertThat(robot.lookUp("mailbox.advanced").orElseThrow().isVisible()).isTrue();
  }

  @Test
  void aHostWithABlankIsSaidAtTheFieldAndAboveAndSaveStaysClosed() {
    MailboxDialog dialog = open(house.existing("info", House.passwordDraft()));
    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isTrue();

    robot.type("mailbox.incoming.host", "imap gmx.net");

    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isFalse();
    assertThat(robot.find("mailbox.incoming.host", Text.class).getToolTipText())
        .contains("imap gmx.net")
        .contains("Leerzeichen");
    assertThat(dialog.getErrorMessage()).contains("Leerzeichen");

    robot.type("mailbox.incoming.host", "imap.gmx.net");
    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isTrue();
    assertThat(dialog.getErrorMessage()).isNull();
  }

  @Test
  void aFileThatIsMissingIsSaidAtItsFieldOnceTheDiskHasBeenAsked() throws IOException {
    house.mailboxes.useFolder(folder);
    open(house.existing("info", House.passwordDraft()));
    robot.tick("mailbox.advanced", true);
    String field = "mailbox.tls.trusted-certificates";

    robot.type(field, "ca.pem");
    robot.until("it is said", () -> robot.isShown(field + ".problem"));
    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isFalse();

    Files.writeString(folder.resolve("ca.pem"), SomeCertificate.pem());
    robot.type("mailbox.name", "Auskunft");
    robot.until("it is there", () -> robot.find("mailbox.save", Button.class).isEnabled());
    assertThat(robot.isShown(field + ".problem")).isFalse();
  }

  @Test
  void theProviderFollowsTheAddressAndItsServerShowsAsAHint() {
    open(house.newMailbox());

    robot.type("mailbox.address", "jemand@gmx.de");

    assertThat(robot.find("mailbox.provider", Combo.class).getText()).startsWith("GMX");
    assertThat(robot.find("mailbox.incoming.host", Text.class).getText()).isEmpty();
    assertThat(robot.find("mailbox.incoming.host", Text.class).getMessage())
        .isEqualTo("imap.gmx.net");
  }

  @Test
  void savingStoresTheMailboxAndThePasswordEachInItsPlace() {
    MailboxDialog dialog = open(house.newMailbox());
    robot.type("mailbox.name", "Info");
    robot.type("mailbox.address", "info@gmx.de");
    robot.type("mailbox.password", "geheim-1");

    robot.press("mailbox.save");
    robot.until("the dialog is closed", () -> dialog.getShell() == null);

    assertThat(dialog.saved()).contains(new MailboxId("info"));
    assertThat(house.mailboxes.draft("info").toString()).doesNotContain("geheim-1");
    assertThat(house.mailboxes.draft("info").text(MailboxField.ADDRESS)).isEqualTo("info@gmx.de");
    assertThat(house.store.text(INFO_PASSWORD)).isEqualTo("geheim-1");
  }

  @Test
  void aStoredPasswordShowsAsStoredAndIsNeverReadBack() {
    house.store.write(INFO_PASSWORD, Secret.ofText("geheim-1"));
    MailboxDialog dialog = open(house.existing("info", House.passwordDraft()));
    Text password = robot.find("mailbox.password", Text.class);

    robot.until("the store was asked", () -> password.getMessage().equals("gespeichert"));
    assertThat(password.getTextChars()).isEmpty();

    robot.press("mailbox.save");
    robot.until("the dialog is closed", () -> dialog.getShell() == null);
    assertThat(house.store.text(INFO_PASSWORD)).isEqualTo("geheim-1");
  }

  @Test
  void aStoreWithoutAKeyIsSaidInASentenceAndNothingIsSaved() {
    house.store.refuse(Reason.NO_WRAPPING_KEY);
    MailboxDialog dialog = open(house.existing("info", House.passwordDraft()));
    robot.type("mailbox.password", "geheim-1");

    robot.press("mailbox.save");
    robot.until("the refusal is said", () -> dialog.getErrorMessage() != null);

    assertThat(dialog.getErrorMessage()).contains("schützt nichts die gespeicherten Anmeldungen");
    assertThat(dialog.getShell().isVisible()).isTrue();
    assertThat(house.mailboxes.list()).isEmpty();
    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isTrue();
  }

  @Test
  void aFullDiskIsSaidInASentenceAndTheEarlierPasswordStays() {
    house.store.write(INFO_PASSWORD, Secret.ofText("alt"));
    house.mailboxes.fillDisk();
    MailboxDialog dialog = open(house.existing("info", House.passwordDraft()));
    robot.type("mailbox.password", "neu");

    robot.press("mailbox.save");
    robot.until("the refusal is said", () -> dialog.getErrorMessage() != null);

    assertThat(house.store.text(INFO_PASSWORD)).isEqualTo("alt");
  }

  @Test
  void escapeLeavesEverythingAsItWas() {
    MailboxDialog dialog = open(house.existing("info", House.passwordDraft()));
    robot.type("mailbox.password", "neu");

    dialog.getShell().traverse(SWT.TRAVERSE_ESCAPE);
    robot.until("the dialog is closed", () -> dialog.getShell() == null);

    assertThat(dialog.saved()).isEmpty();
    assertThat(house.store.names()).isEmpty();
    assertThat(house.mailboxes.list()).isEmpty();
  }

  @Test
  void saveIsTheDefaultButton() {
    MailboxDialog dialog = open(house.newMailbox());

    assertThat(dialog.getShell().getDefaultButton())
        .isSameAs(robot.find("mailbox.save", Button.class));
  }

  @Test
  void checkingAnIncompleteMailboxGoesToTheFirstProblem() {
    MailboxDialog dialog = open(house.newMailbox());
    robot.type("mailbox.name", "Info");

    robot.press("mailbox.check");
    robot.settle();

    assertThat(dialog.getErrorMessage()).contains("Adresse");
    assertThat(robot.find("mailbox.address", Text.class).getToolTipText()).isNotEmpty();
    assertThat(robot.find("mailbox.address", Text.class).isFocusControl()).isTrue();
  }

  @Test
  void aCheckUsesWhatIsTypedAndGivesItBackWhenTheDialogIsLeft() {
    house.store.write(INFO_PASSWORD, Secret.ofText("alt"));
    house.checks.allowAll();
    MailboxDialog dialog = open(house.existing("info", House.passwordDraft()));
    robot.type("mailbox.password", "probe");
    String[] during = new String[1];
    robot.whenShown(
        "check.dialog",
        check -> {
          during[0] = house.store.text(INFO_PASSWORD);
          check.close();
        });

    robot.press("mailbox.check");
    robot.until("the check was seen", () -> during[0] != null);
    dialog.close();
    robot.until("it is given back", () -> house.store.text(INFO_PASSWORD).equals("alt"));

    assertThat(during[0]).isEqualTo("probe");
  }

  @Test
  void theCheckOfExactlyWhatWasSavedIsReported() {
    house.checks.allowAll();
    MailboxDialog dialog = open(house.existing("info", House.passwordDraft()));
    checkInTheDialog();

    robot.press("mailbox.save");
    robot.until("the dialog is closed", () -> dialog.getShell() == null);

    assertThat(dialog.report()).map(report -> report.light()).contains(Light.GREEN);
  }

  @Test
  void theCheckOfSomethingElseThanWasSavedIsNotReported() {
    house.checks.allowAll();
    MailboxDialog dialog = open(house.existing("info", House.passwordDraft()));
    checkInTheDialog();
    robot.type("mailbox.incoming.host", "imap.andere.example");

    robot.press("mailbox.save");
    robot.until("the dialog is closed", () -> dialog.getShell() == null);

    assertThat(dialog.saved()).isPresent();
    assertThat(dialog.report()).isEmpty();
  }

  @Test
  void signingInOpensTheBrowserAndThenShowsWho() {
    MailboxDialogModel model = house.existing("support", House.sharedDraft());
    open(model);
    Label status = robot.find("mailbox.sign-in-status", Label.class);
    robot.until("nobody is signed in", () -> status.getText().contains("niemand"));
    robot.whenShown(
        "sign-in.dialog",
        dialog ->
            house.signIns.comeBack(
                new SignInOutcome.Granted(
                    new SignedInAccount(
                        "person@musterfirma.example",
                        model.configuration().orElseThrow().oauth().orElseThrow().key("")))));

    robot.press("mailbox.sign-in-button");
    robot.until("it says who", () -> status.getText().contains("person@musterfirma.example"));

    assertThat(house.opened).hasSize(1);
    assertThat(robot.lookUp("sign-in.dialog")).isEmpty();
  }

  @Test
  void aProviderThatNobodyKnowsIsNotReplacedSilently() {
    open(house.existing("info", House.passwordDraft().with(MailboxField.PROVIDER, "erp-cloud")));

    assertThat(robot.find("mailbox.provider", Combo.class).getText()).isEqualTo("erp-cloud");
    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isFalse();
  }

  @Test
  void labelsOfAllSectionsLineUp() {
    open(house.existing("support", House.sharedDraft()));

    int column = left("mailbox.name");
    for (String id : Arrays.asList("mailbox.oauth.tenant", "mailbox.outgoing.enabled")) {
      assertThat(left(id)).as(id).isEqualTo(column);
    }
  }

  @Test
  void whatIsWrongIsInSightWhereTheFormIsHigherThanTheScreen() {
    MailboxDialog dialog = open(house.existing("support", House.sharedDraft()));
    robot.tick("mailbox.advanced", true);
    Shell shell = dialog.getShell();
    shell.setMaximumSize(shell.getSize().x, 600);
    shell.setSize(shell.getSize().x, 600);
    robot.settle();
    assertThat(robot.find("mailbox.proxy", Text.class).setFocus()).isTrue();

    robot.type("mailbox.proxy", "proxy");
    robot.settle();

    Label problem = robot.find("mailbox.proxy.problem", Label.class);
    Composite form = problem.getParent();
    Composite sight = form.getParent();
    assertThat(form.getSize().y).as("the form").isGreaterThan(sight.getClientArea().height);
    robot.until(
        "the sentence is in sight",
        () ->
            display.map(problem, sight, 0, problem.getSize().y).y <= sight.getClientArea().height);
  }

  private int left(String id) {
    Control control = robot.lookUp(id).orElseThrow();
    return control.toDisplay(0, 0).x - control.getBorderWidth();
  }

  private void checkInTheDialog() {
    boolean[] closed = new boolean[1];
    robot.whenShown(
        "check.dialog",
        check -> {
          robot.press("check.start");
          robot.whenDone(
              "check.start",
              () -> {
                check.close();
                closed[0] = true;
              });
        });
    robot.press("mailbox.check");
    robot.until("the check was made", () -> closed[0]);
  }

  private MailboxDialog open(MailboxDialogModel model) {
    MailboxDialog dialog = new MailboxDialog(null, house.services(Locale.GERMAN), model);
    dialog.setBlockOnOpen(false);
    dialog.open();
    robot.settle();
    return dialog;
  }
}
