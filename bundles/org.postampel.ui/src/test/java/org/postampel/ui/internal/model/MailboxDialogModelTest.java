package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.validation.FieldProblem;
import org.postampel.ui.internal.fixture.House;

class MailboxDialogModelTest {

  private final House house = new House();
  private MailboxDialogModel model = house.newMailbox();

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void anEmptyDialogShowsNoProblemButCannotBeSaved() {
    assertThat(model.shownProblems()).isEmpty();
    assertThat(model.canSave()).isFalse();
    assertThat(model.firstError()).map(FieldProblem::field).contains(MailboxField.ADDRESS);
  }

  @Test
  void theProviderIsProposedFromTheAddressUntilAPersonChoosesOne() {
    model.edit(MailboxField.ADDRESS, "jemand@gmx.de");
    assertThat(model.text(MailboxField.PROVIDER)).isEqualTo("gmx");

    model.edit(MailboxField.ADDRESS, "jemand@web.de");
    assertThat(model.text(MailboxField.PROVIDER)).isEqualTo("web-de");

    model.edit(MailboxField.PROVIDER, "generic");
    model.edit(MailboxField.ADDRESS, "jemand@gmx.de");
    assertThat(model.text(MailboxField.PROVIDER)).isEqualTo("generic");
  }

  @Test
  void microsoft365ChoosesOAuthAndRevealsItsFieldsInsteadOfThePassword() {
    assertThat(model.secrets().isVisible(SecretField.PASSWORD)).isTrue();
    assertThat(model.isVisible(MailboxField.OAUTH_TENANT)).isFalse();

    model.edit(MailboxField.PROVIDER, "microsoft365");

    assertThat(model.secrets().isVisible(SecretField.PASSWORD)).isFalse();
    assertThat(model.secrets().isVisible(SecretField.CLIENT_SECRET)).isTrue();
    assertThat(model.isVisible(MailboxField.OAUTH_TENANT)).isTrue();
    assertThat(model.isVisible(MailboxField.OAUTH_CLIENT_ID)).isTrue();
    assertThat(model.isVisible(MailboxField.SIGN_IN_ACCOUNT)).isTrue();
    assertThat(model.signIn().canSignIn()).isTrue();
  }

  @Test
  void anApplicationWithoutAPersonHasNeitherAccountNorSignInNorRedirect() {
    model.edit(MailboxField.PROVIDER, "microsoft365");
    model.edit(MailboxField.OAUTH_FLOW, "client-credentials");

    assertThat(model.isVisible(MailboxField.SIGN_IN_ACCOUNT)).isFalse();
    assertThat(model.isVisible(MailboxField.OAUTH_REDIRECT)).isFalse();
    assertThat(model.signIn().canSignIn()).isFalse();
    assertThat(model.secrets().isVisible(SecretField.CLIENT_SECRET)).isTrue();
  }

  @Test
  void whatIsLeftEmptyComesFromThePresetAndIsShownAsAHint() {
    model.edit(MailboxField.PROVIDER, "microsoft365");

    assertThat(model.text(MailboxField.INCOMING_HOST)).isEmpty();
    assertThat(model.hint(MailboxField.INCOMING_HOST)).isEqualTo("outlook.office365.com");
    assertThat(model.hint(MailboxField.INCOMING_PORT)).isEqualTo("993");
    assertThat(model.hint(MailboxField.OUTGOING_PORT)).isEqualTo("587");
    assertThat(model.hint(MailboxField.OUTGOING_SECURITY)).isEqualTo("starttls");
  }

  @Test
  void theHintOfThePortFollowsTheChosenSecurity() {
    model.edit(MailboxField.INCOMING_SECURITY, "starttls");
    assertThat(model.hint(MailboxField.INCOMING_PORT)).isEqualTo("143");

    model.edit(MailboxField.INCOMING_PROTOCOL, "pop3");
    assertThat(model.hint(MailboxField.INCOMING_PORT)).isEqualTo("110");
  }

  @Test
  void theHintOfAPasswordLoginIsTheLocalPartWhereTheProviderWantsIt() {
    model.edit(MailboxField.ADDRESS, "jemand@web.de");
    assertThat(model.hint(MailboxField.SIGN_IN_ACCOUNT)).isEqualTo("jemand");

    model.edit(MailboxField.ADDRESS, "jemand@gmx.de");
    assertThat(model.hint(MailboxField.SIGN_IN_ACCOUNT)).isEqualTo("jemand@gmx.de");
  }

  @Test
  void aHostWithABlankIsAProblemOfThatFieldAndSaveStaysClosed() {
    model = house.existing("info", House.passwordDraft());
    assertThat(model.canSave()).isTrue();

    model.edit(MailboxField.INCOMING_HOST, "imap gmx.net");

    assertThat(model.canSave()).isFalse();
    assertThat(model.shownProblem(MailboxField.INCOMING_HOST))
        .map(FieldProblem::code)
        .contains("host.blank");
  }

  @Test
  void aStoredMailboxShowsItsProblemsFromTheBeginning() {
    model = house.existing("info", House.passwordDraft().with(MailboxField.INCOMING_PORT, "0"));

    assertThat(model.shownProblems())
        .extracting(FieldProblem::field)
        .contains(MailboxField.INCOMING_PORT);
  }

  @Test
  void furtherSettingsOpenWhenOneOfThemHasAProblem() {
    model = house.existing("support", House.sharedDraft().with(MailboxField.SHARED, "false"));
    assertThat(model.folds().isAdvancedOpen()).isFalse();

    model.folds().openAdvanced(true);
    model.edit(MailboxField.OAUTH_AUTHORITY, "http://anmeldung.example");
    model.folds().openAdvanced(false);
    model.showAllProblems();

    assertThat(model.isVisible(MailboxField.OAUTH_AUTHORITY)).isTrue();
  }

  @Test
  void aMailboxWithAnAuthorityOfItsOwnOpensFurtherSettings() {
    model =
        house.existing(
            "support",
            House.sharedDraft().with(MailboxField.OAUTH_AUTHORITY, "https://anmeldung.example"));

    assertThat(model.folds().isAdvancedOpen()).isTrue();
  }

  @Test
  void aMailboxThatOnlySendsCannotHaveAnIncomingServer() {
    model.edit(MailboxField.INCOMING_PROTOCOL, "none");

    assertThat(model.isEnabled(MailboxField.INCOMING_HOST)).isFalse();
    assertThat(model.hint(MailboxField.INCOMING_HOST)).isEmpty();
    assertThat(model.isEnabled(MailboxField.OUTGOING_HOST)).isTrue();
  }

  @Test
  void thePasswordIsNeverPartOfTheDraft() {
    model = house.existing("info", House.passwordDraft());
    model.secrets().type(SecretField.PASSWORD, "geheim-1".toCharArray());

    assertThat(model.draft().toString()).doesNotContain("geheim-1");
    assertThat(model.secrets().typed())
        .containsOnlyKeys(SecretName.password(new MailboxId("info")))
        .containsValue(Secret.ofText("geheim-1"));
  }

  @Test
  void aPasswordTypedBeforeOAuthWasChosenIsNotStored() {
    model = house.existing("support", House.sharedDraft().with(MailboxField.SIGN_IN, "password"));
    model.secrets().type(SecretField.PASSWORD, "geheim-1".toCharArray());
    model.edit(MailboxField.SIGN_IN, "oauth2");

    assertThat(model.secrets().typed()).isEmpty();
  }

  @Test
  void theClientSecretBelongsToTheRegistrationNotToTheMailbox() {
    model = house.existing("support", House.sharedDraft());
    SecretName name =
        SecretName.clientSecret(
            model.configuration().orElseThrow().oauth().orElseThrow().registration());
    assertThat(model.secrets().isStored(SecretField.CLIENT_SECRET)).isFalse();

    model.secrets().stored(Set.of(name));
    assertThat(model.secrets().isStored(SecretField.CLIENT_SECRET)).isTrue();

    model.edit(MailboxField.OAUTH_CLIENT_ID, "00000000-8888-7777-6666-555555555555");
    assertThat(model.secrets().isStored(SecretField.CLIENT_SECRET)).isFalse();
  }

  @Test
  void anEmptiedSecretFieldStoresNothing() {
    model = house.existing("info", House.passwordDraft());
    model.secrets().type(SecretField.PASSWORD, "geheim-1".toCharArray());
    model.secrets().type(SecretField.PASSWORD, new char[0]);

    assertThat(model.secrets().typed()).isEmpty();
  }

  @Test
  void theDraftNamesProviderAndSignInEvenWhenNobodyChoseThem() {
    model.edit(MailboxField.NAME, "Info");
    model.edit(MailboxField.ADDRESS, "info@gmx.de");

    assertThat(model.draft())
        .isEqualTo(
            MailboxDraft.empty()
                .with(MailboxField.NAME, "Info")
                .with(MailboxField.ADDRESS, "info@gmx.de")
                .with(MailboxField.PROVIDER, "gmx")
                .with(MailboxField.SIGN_IN, "password"));
  }

  @Test
  void whatTheDialogDoesNotShowIsKept() {
    model =
        house.existing("info", House.passwordDraft().with(MailboxField.OUTGOING_SIGN_IN, "none"));
    model.edit(MailboxField.NAME, "Auskunft");

    assertThat(model.draft().text(MailboxField.OUTGOING_SIGN_IN)).isEqualTo("none");
  }

  @Test
  void aProviderNobodyKnowsStaysAmongTheChoices() {
    model = house.existing("info", House.passwordDraft().with(MailboxField.PROVIDER, "erp-cloud"));

    assertThat(model.choices(MailboxField.PROVIDER)).contains("erp-cloud", "gmx");
    assertThat(model.text(MailboxField.PROVIDER)).isEqualTo("erp-cloud");
    assertThat(model.canSave()).isFalse();
  }

  @Test
  void aNewMailboxKeepsTheIdItWasFirstCheckedUnder() {
    model.edit(MailboxField.NAME, "Info");
    model.edit(MailboxField.ADDRESS, "info@gmx.de");
    MailboxId id = model.freeId().get();
    model.identify(id);
    model.edit(MailboxField.NAME, "Auskunft");

    assertThat(id).isEqualTo(new MailboxId("info"));
    model.identify(model.freeId().get());
    assertThat(model.id()).isEqualTo(id);
    assertThat(model.configuration().orElseThrow().id()).isEqualTo(id);
  }
}
