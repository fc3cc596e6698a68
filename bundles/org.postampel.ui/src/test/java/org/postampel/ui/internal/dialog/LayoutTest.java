package org.postampel.ui.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.oauth.Ending;
import org.postampel.oauth.PendingConsent;
import org.postampel.oauth.SignInOutcome;
import org.postampel.ui.internal.fixture.EveryLanguage;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Layout;
import org.postampel.ui.internal.fixture.ScriptedSignIns;
import org.postampel.ui.internal.text.Sentences;

class LayoutTest {

  private static final URI CONSENT = URI.create("https://anmeldung.example/adminconsent");
  private static final AuthorityFailure FAILURE =
      new AuthorityFailure(400, "invalid_grant", "consent_required", "", "", "");

  @RegisterExtension static final Layout layout = new Layout();

  @EveryLanguage
  void thePasswordFormIsWhole(String language) {
    layout.assertWhole(mailbox(language, House.passwordDraft()));
  }

  @EveryLanguage
  void theFormOfASharedMailboxIsWhole(String language) {
    layout.assertWhole(mailbox(language, House.sharedDraft()));
  }

  @EveryLanguage
  void anEmptyFormAndItsFirstProblemsAreWhole(String language) {
    MailboxDialog dialog =
        new MailboxDialog(null, layout.house.services(locale(language)), layout.house.newMailbox());
    Shell shell = layout.open(dialog);
    layout.assertWhole(shell);

    layout.robot.type("mailbox.address", "kein Postfach");
    dialog.showProblems();
    layout.assertWhole(shell);
  }

  @EveryLanguage
  void offersASignedInPersonAndAnAwaitedApprovalAreWhole(String language) {
    layout.house.signIns.alsoSignedIn("adele@musterfirma.example", "bernd@musterfirma.example");
    Shell offers = mailbox(language, House.sharedDraft().with(MailboxField.SIGN_IN_ACCOUNT, ""));
    layout.robot.until("persons are offered", () -> layout.robot.isShown("mailbox.continue-as.1"));
    layout.assertWhole(offers);

    layout.robot.press("mailbox.continue-as.0");
    layout.robot.until("she is signed in", () -> layout.robot.isShown("mailbox.sign-out"));
    layout.assertWhole(offers);
    layout.robot.closeAll();

    layout.house.signIns.alsoSignedIn();
    layout.house.signIns.waitsFor(new PendingConsent(CONSENT, Instant.EPOCH, FAILURE));
    Shell waiting = mailbox(language, House.sharedDraft());
    layout.robot.until("it waits", () -> layout.robot.isShown("mailbox.copy-consent"));
    layout.assertWhole(waiting);
  }

  @EveryLanguage
  void manyOffersAreWhole(String language) {
    layout.house.signIns.alsoSignedIn(
        "adele@musterfirma.example",
        "bernd@musterfirma.example",
        "christine.von-einem-langen-namen@vertrieb.niederlassung-sued.musterfirma.example",
        "dora@musterfirma.example",
        "emil@musterfirma.example");
    Shell shell = mailbox(language, House.sharedDraft().with(MailboxField.SIGN_IN_ACCOUNT, ""));
    layout.robot.until("persons are offered", () -> layout.robot.isShown("mailbox.continue-as.2"));
    layout.assertWhole(shell);
  }

  @EveryLanguage
  void furtherSettingsAreWhole(String language) {
    layout.assertWhole(
        mailbox(
            language,
            House.sharedDraft()
                .with(MailboxField.OAUTH_FLOW, "client-credentials")
                .with(MailboxField.DISPLAY_NAME, "Support")));
  }

  @EveryLanguage
  void aFormWithEverythingOpenAndALongRefusalAreWhole(String language) {
    layout.house.signIns.endsBy(new Ending(Ending.Kind.CLIENT_SECRET, Instant.EPOCH, true));
    MailboxDialog dialog =
        dialog(
            language,
            House.sharedDraft()
                .with(MailboxField.OAUTH_FLOW, "client-credentials")
                .with(MailboxField.OUTGOING_SIGN_IN, "password"));
    Shell shell = layout.open(dialog);
    layout.robot.tick("mailbox.servers", true);
    layout.robot.tick("mailbox.advanced", true);
    layout.robot.until("its end is said", () -> layout.robot.isShown("mailbox.ending"));
    layout.assertWhole(shell);

    dialog.refuse(Sentences.in(locale(language)).get("store.no-wrapping-key"));
    layout.assertWhole(shell);
  }

  @EveryLanguage
  void everyStateOfASignInIsWhole(String language) {
    Shell shell = signIn(language, House.sharedDraft());
    layout.robot.until("it is offered", () -> layout.robot.isShown("sign-in.device-code"));
    layout.assertWhole(shell);

    ended(new SignInOutcome.ConsentPending(CONSENT, FAILURE));
    layout.assertWhole(shell);

    again();
    ended(new SignInOutcome.WrongAccount("person@musterfirma.example", "chef@musterfirma.example"));
    layout.assertWhole(shell);

    again();
    ended(
        new SignInOutcome.Denied(
            new AuthorityFailure(
                400, "access_denied", "", "AADSTS50105: Der Dienst sagte so etwas.", "", "")));
    layout.assertWhole(shell);

    again();
    ended(new SignInOutcome.RedirectUnavailable(URI.create("http://localhost:8080"), "in use"));
    layout.assertWhole(shell);
  }

  @EveryLanguage
  void aDeviceCodeIsWhole(String language) {
    layout.assertWhole(
        signIn(language, House.sharedDraft().with(MailboxField.OAUTH_FLOW, "device-code")));
  }

  @EveryLanguage
  void signingOutIsWhole(String language) {
    layout.assertWhole(
        layout.open(
            new SignOutDialog(
                null,
                Sentences.in(locale(language)),
                "person@musterfirma.example",
                Map.of(
                    "revoke",
                    "Revoke-MgUserSignInSession -UserId person@musterfirma.example",
                    "remove-consent",
                    "Get-MgOauth2PermissionGrant -Filter \"clientId eq 'x'\" | ForEach-Object"),
                List.of("Support", "Einkauf & Verkauf"),
                Optional.of(
                    new SignOutDialog.Page(
                        URI.create("https://entra.example/apps"), page -> true)))));
  }

  @EveryLanguage
  void theQuestionBeforeOverwritingIsWhole(String language) {
    layout.assertWholeWhenShown(
        "mailbox.overwrite.dialog",
        () ->
            OverwriteQuestion.isAnsweredYes(
                null,
                Sentences.in(locale(language)),
                House.sharedDraft(),
                Set.of(MailboxField.values())));
  }

  private static Shell signIn(String language, MailboxDraft draft) {
    SignInDialog dialog =
        new SignInDialog(
            null,
            layout.house.services(locale(language)),
            layout.house.configuration("support", draft));
    Shell shell = layout.open(dialog);
    layout.robot.until(
        "the page is shown",
        () ->
            layout
                .robot
                .find("sign-in.address", Text.class)
                .getText()
                .equals(ScriptedSignIns.PAGE.toString()));
    return shell;
  }

  private static void ended(SignInOutcome outcome) {
    layout.house.signIns.comeBack(outcome);
    layout.robot.until("it has ended", () -> layout.robot.isShown("sign-in.again"));
  }

  private static void again() {
    layout.robot.press("sign-in.again");
    assertThat(layout.robot.find("sign-in.again", Button.class).isVisible()).isFalse();
  }

  private static Shell mailbox(String language, MailboxDraft draft) {
    return layout.open(dialog(language, draft));
  }

  private static MailboxDialog dialog(String language, MailboxDraft draft) {
    return new MailboxDialog(
        null, layout.house.services(locale(language)), layout.house.existing("support", draft));
  }

  private static Locale locale(String language) {
    return Locale.forLanguageTag(language);
  }
}
