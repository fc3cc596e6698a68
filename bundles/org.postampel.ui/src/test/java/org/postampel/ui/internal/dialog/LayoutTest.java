package org.postampel.ui.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.oauth.PendingConsent;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.check.CheckDialog;
import org.postampel.ui.internal.check.CheckTarget;
import org.postampel.ui.internal.check.NextSteps;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.several.MailboxesToCheck;
import org.postampel.ui.internal.several.SeveralChecksDialog;
import org.postampel.ui.internal.widget.Ids;

/** What must hold for every dialog in every state and language, measured on the real widgets. */
class LayoutTest {

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
  }

  @AfterAll
  static void closeDisplay() {
    display.dispose();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void thePasswordFormIsWhole(String language) {
    assertWhole(mailbox(language, House.passwordDraft()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void theFormOfASharedMailboxIsWhole(String language) {
    assertWhole(mailbox(language, House.sharedDraft()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void offersASignedInPersonAndAnAwaitedApprovalAreWhole(String language) {
    house.signIns.alsoSignedIn("adele@musterfirma.example", "bernd@musterfirma.example");
    Shell offers = mailbox(language, House.sharedDraft().with(MailboxField.SIGN_IN_ACCOUNT, ""));
    robot.until("persons are offered", () -> robot.isShown("mailbox.continue-as.1"));
    assertWhole(offers);

    robot.press("mailbox.continue-as.0");
    robot.until("she is signed in", () -> robot.isShown("mailbox.sign-out"));
    assertWhole(offers);
    robot.closeAll();

    house.signIns.alsoSignedIn();
    house.signIns.waitsFor(
        new PendingConsent(
            URI.create("https://anmeldung.example/adminconsent"),
            Instant.EPOCH,
            new AuthorityFailure(400, "invalid_grant", "", "", "", "")));
    Shell waiting = mailbox(language, House.sharedDraft());
    robot.until("it waits", () -> robot.isShown("mailbox.copy-consent"));
    assertWhole(waiting);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void furtherSettingsAreWhole(String language) {
    assertWhole(
        mailbox(
            language,
            House.sharedDraft()
                .with(MailboxField.OAUTH_FLOW, "client-credentials")
                .with(MailboxField.DISPLAY_NAME, "Support")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void theCheckDialogIsWhole(String language) {
    house.checks.allowAll();
    CheckDialog dialog =
        new CheckDialog(
            null,
            house.services(Locale.forLanguageTag(language)),
            CheckTarget.of(house.checks, house.configuration("support", House.sharedDraft())),
            NextSteps.NONE);
    open(dialog);
    assertWhole(dialog.getShell());

    robot.press("check.start");
    robot.until("the check is over", () -> dialog.report().isPresent());
    robot.settle();
    assertWhole(dialog.getShell());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void theCheckOfSeveralMailboxesIsWhole(String language) {
    house.checks.allowAll();
    house.mailboxes.save(new MailboxId("support"), House.sharedDraft());
    MailboxConfiguration support = house.configuration("support", House.sharedDraft());
    DialogServices services = house.services(Locale.forLanguageTag(language));
    SeveralChecksDialog dialog =
        new SeveralChecksDialog(
            null,
            services,
            new MailboxesToCheck(
                services,
                Set.of(),
                entry -> CheckTarget.of(house.checks, support),
                target -> NextSteps.NONE));
    open(dialog);
    robot.until("the list is read", () -> robot.find("several.start", Button.class).isEnabled());
    assertWhole(dialog.getShell());

    robot.press("several.start");
    robot.until("the check is over", () -> !dialog.reports().isEmpty());
    robot.settle();
    assertWhole(dialog.getShell());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void theSignInDialogIsWhole(String language) {
    SignInDialog dialog =
        new SignInDialog(
            null,
            house.services(Locale.forLanguageTag(language)),
            house.configuration("support", House.sharedDraft()));
    open(dialog);
    assertWhole(dialog.getShell());
  }

  private Shell mailbox(String language, MailboxDraft draft) {
    MailboxDialog dialog =
        new MailboxDialog(
            null,
            house.services(Locale.forLanguageTag(language)),
            house.existing("support", draft));
    open(dialog);
    return dialog.getShell();
  }

  private static void open(Window dialog) {
    dialog.setBlockOnOpen(false);
    dialog.open();
    robot.settle();
  }

  private static void assertWhole(Shell shell) {
    List<Control> shown = Robot.all(shell).stream().filter(control -> control.isVisible()).toList();
    assertThat(shown).as("what is shown").hasSizeGreaterThan(5);
    assertNothingIsClipped(shown);
    assertMnemonicsAreUnique(shown);
    assertEverythingUsableHasAnId(shown);
  }

  private static void assertNothingIsClipped(List<Control> shown) {
    for (Control control : shown) {
      boolean sized = control instanceof Button || control instanceof Combo;
      boolean line =
          control instanceof Label label
              && (label.getStyle() & (SWT.WRAP | SWT.SEPARATOR)) == 0
              && !label.getText().isEmpty();
      if (sized || line) {
        Point wanted = control.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        assertThat(control.getSize().x)
            .as("width of " + name(control))
            .isGreaterThanOrEqualTo(wanted.x);
        assertThat(control.getSize().y)
            .as("height of " + name(control))
            .isGreaterThanOrEqualTo(wanted.y);
      }
    }
  }

  private static void assertMnemonicsAreUnique(List<Control> shown) {
    Map<Character, String> seen = new HashMap<>();
    for (Control control : shown) {
      String text = textOf(control);
      int at = text.replace("&&", "  ").indexOf('&');
      if (at >= 0 && control.isEnabled()) {
        String earlier = seen.put(Character.toLowerCase(text.charAt(at + 1)), text);
        assertThat(earlier).as("mnemonic of '" + text + "'").isNull();
      }
    }
  }

  private static void assertEverythingUsableHasAnId(List<Control> shown) {
    assertThat(shown)
        .filteredOn(
            control ->
                control instanceof Button
                    || control instanceof Combo
                    || control instanceof Text text && (text.getStyle() & SWT.BORDER) != 0)
        .allSatisfy(control -> assertThat(control.getData(Ids.KEY)).as(name(control)).isNotNull());
  }

  private static String name(Control control) {
    return control.getData(Ids.KEY) + " '" + textOf(control) + "'";
  }

  private static String textOf(Control control) {
    if (control instanceof Button button) {
      return button.getText();
    }
    return control instanceof Label label ? label.getText() : "";
  }
}
