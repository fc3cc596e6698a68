package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.oauth.ClientRegistration;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.model.ProviderReason.Kind;

/** What the mailbox dialog concludes from the little that is typed, and what it leaves alone. */
class ProposalsTest {

  private final House house = new House();
  private MailboxDialogModel model = house.newMailbox();

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void theDomainOfTheAddressSaysTheProviderAndWhy() {
    model.edit(MailboxField.ADDRESS, "jemand@gmx.de");

    assertThat(model.text(MailboxField.PROVIDER)).isEqualTo("gmx");
    assertThat(model.proposals().reason()).isEqualTo(new ProviderReason(Kind.DOMAIN, "gmx.de"));
  }

  @Test
  void aSharedMailboxOfADomainNobodyKnowsIsTakenForMicrosoft365() {
    model.edit(MailboxField.ADDRESS, "support@musterfirma.example");
    assertThat(model.proposals().reason().kind()).isEqualTo(Kind.UNKNOWN);

    model.edit(MailboxField.SHARED, "true");

    assertThat(model.text(MailboxField.PROVIDER)).isEqualTo("microsoft365");
    assertThat(model.proposals().reason().kind()).isEqualTo(Kind.SHARED);
  }

  @Test
  void aProviderChosenByHandIsNeverReplaced() {
    model.edit(MailboxField.PROVIDER, "exchange-server");
    model.edit(MailboxField.ADDRESS, "jemand@gmx.de");
    model.edit(MailboxField.SHARED, "true");
    model.proposals().exchanger("gmx.de", "mx.example", "ionos");

    assertThat(model.text(MailboxField.PROVIDER)).isEqualTo("exchange-server");
    assertThat(model.proposals().reason().kind()).isEqualTo(Kind.CHOSEN);
  }

  @Test
  void whereTheMailArrivesCountsForThatDomainOnly() {
    model.edit(MailboxField.ADDRESS, "info@musterfirma.example");
    model.proposals().exchanger("musterfirma.example", "mx00.kundenserver.de", "ionos");
    assertThat(model.text(MailboxField.PROVIDER)).isEqualTo("ionos");
    assertThat(model.proposals().reason())
        .isEqualTo(new ProviderReason(Kind.EXCHANGER, "mx00.kundenserver.de"));

    model.edit(MailboxField.ADDRESS, "info@andere.example");
    assertThat(model.text(MailboxField.PROVIDER)).isEqualTo("generic");
  }

  @Test
  void aSharedMailboxAtMicrosoft365NeverAsksForAPassword() {
    model.edit(MailboxField.PROVIDER, "microsoft365");
    model.edit(MailboxField.SIGN_IN, "password");
    assertThat(model.secrets().isVisible(SecretField.PASSWORD)).isTrue();

    model.edit(MailboxField.SHARED, "true");

    assertThat(model.signIn().isPasswordless()).isTrue();
    assertThat(model.secrets().isVisible(SecretField.PASSWORD)).isFalse();
    assertThat(model.isVisible(MailboxField.SIGN_IN)).isFalse();
    assertThat(model.draft().text(MailboxField.SIGN_IN)).isEqualTo("oauth2");
  }

  @Test
  void signingInAsTheSharedMailboxItselfIsWarnedOf() {
    model = house.existing("support", House.sharedDraft());
    model.edit(MailboxField.SIGN_IN_ACCOUNT, "support@musterfirma.example");

    assertThat(model.shownProblem(MailboxField.SIGN_IN_ACCOUNT))
        .hasValueSatisfying(
            problem -> assertThat(problem.code()).isEqualTo("account.is-shared-mailbox"));
    assertThat(model.canSave()).isTrue();
  }

  @Test
  void theNameIsProposedFromTheAddressAndSavedUnlessOneIsTyped() {
    model.edit(MailboxField.ADDRESS, "support@gmx.de");
    assertThat(model.text(MailboxField.NAME)).isEmpty();
    assertThat(model.hint(MailboxField.NAME)).isEqualTo("Support");
    assertThat(model.draft().text(MailboxField.NAME)).isEqualTo("Support");
    assertThat(model.freeId().get()).isEqualTo(new MailboxId("support"));

    model.edit(MailboxField.NAME, "Kundendienst");
    assertThat(model.draft().text(MailboxField.NAME)).isEqualTo("Kundendienst");
  }

  @Test
  void anotherMailboxOfTheDomainLendsEverythingTwoMailboxesHaveInCommon() {
    model.proposals().others(List.of(House.passwordDraft(), House.sharedDraft()));
    model.edit(MailboxField.ADDRESS, "rechnung@musterfirma.example");

    assertThat(model.proposals().reason()).isEqualTo(new ProviderReason(Kind.NEIGHBOUR, "Support"));
    assertThat(model.text(MailboxField.OAUTH_TENANT)).isEqualTo(House.TENANT);
    assertThat(model.text(MailboxField.OAUTH_CLIENT_ID)).isEqualTo(House.CLIENT);
    assertThat(model.text(MailboxField.SIGN_IN_ACCOUNT)).isEmpty();
    assertThat(model.signIn().namesSomebody()).as("whoever is signed in is offered").isFalse();

    model.edit(MailboxField.SIGN_IN_ACCOUNT, "person@musterfirma.example");

    assertThat(model.text(MailboxField.SHARED)).as("somebody else signs in").isEqualTo("true");
    assertThat(model.canSave()).isTrue();
  }

  @Test
  void whatAPersonTypedWinsOverTheOtherMailbox() {
    model.edit(MailboxField.OAUTH_TENANT, "andere.example");
    model.edit(MailboxField.SHARED, "false");
    model.proposals().others(List.of(House.sharedDraft()));
    model.edit(MailboxField.ADDRESS, "anna@musterfirma.example");
    model.edit(MailboxField.SIGN_IN_ACCOUNT, "person@musterfirma.example");

    assertThat(model.text(MailboxField.OAUTH_TENANT)).isEqualTo("andere.example");
    assertThat(model.text(MailboxField.SHARED)).isEqualTo("false");
  }

  @Test
  void aStoredMailboxFollowsNoOther() {
    MailboxDraft draft = House.sharedDraft().with(MailboxField.OAUTH_CLIENT_ID, "");
    model = house.existing("support", draft);
    model.proposals().others(List.of(House.sharedDraft()));

    assertThat(model.draft()).isEqualTo(draft);
  }

  @Test
  void theVendorsApplicationHidesTenantAndApplication() {
    house.ship(new ClientRegistration("microsoft365", House.CLIENT, "", ""));
    model = house.newMailbox();
    model.edit(MailboxField.ADDRESS, "support@musterfirma.example");
    model.edit(MailboxField.SHARED, "true");
    model.edit(MailboxField.SIGN_IN_ACCOUNT, "person@musterfirma.example");

    assertThat(model.isVisible(MailboxField.OAUTH_TENANT)).isFalse();
    assertThat(model.isVisible(MailboxField.OAUTH_CLIENT_ID)).isFalse();
    assertThat(model.isVisible(MailboxField.OAUTH_REDIRECT)).isFalse();
    assertThat(model.secrets().isVisible(SecretField.CLIENT_SECRET)).isFalse();
    assertThat(model.draft().text(MailboxField.OAUTH_CLIENT_ID)).isEqualTo(House.CLIENT);
    assertThat(model.canSave()).isTrue();

    model.signIn().answer(WhoSignsIn.APPLICATION);
    assertThat(model.isVisible(MailboxField.OAUTH_TENANT)).as("its own secret").isTrue();
    assertThat(model.secrets().isVisible(SecretField.CLIENT_SECRET)).isTrue();
  }

  @Test
  void theThreeAnswersToWhoSignsInAreKeptApart() {
    model = house.existing("support", House.sharedDraft());
    assertThat(model.signIn().who()).isEqualTo(WhoSignsIn.PERSON);

    model.signIn().answer(WhoSignsIn.EACH_PERSON);
    assertThat(model.text(MailboxField.SIGN_IN_ACCOUNT)).isEqualTo("current-user");
    assertThat(model.isVisible(MailboxField.SIGN_IN_ACCOUNT)).isFalse();
    assertThat(model.signIn().canSignIn()).isTrue();

    model.signIn().answer(WhoSignsIn.APPLICATION);
    assertThat(model.text(MailboxField.OAUTH_FLOW)).isEqualTo("client-credentials");
    assertThat(model.isVisible(MailboxField.OAUTH_CERTIFICATE)).isTrue();
    assertThat(model.signIn().canSignIn()).isFalse();

    model.signIn().answer(WhoSignsIn.PERSON);
    assertThat(model.text(MailboxField.SIGN_IN_ACCOUNT)).isEqualTo("person@musterfirma.example");
    assertThat(model.text(MailboxField.OAUTH_FLOW)).isEqualTo("browser");
  }

  @Test
  void behindAPasswordThereIsAlwaysOnePerson() {
    model.edit(MailboxField.PROVIDER, "gmail");
    model.edit(MailboxField.SIGN_IN, "oauth2");
    model.signIn().answer(WhoSignsIn.EACH_PERSON);

    model.edit(MailboxField.SIGN_IN, "password");

    assertThat(model.signIn().who()).isEqualTo(WhoSignsIn.PERSON);
    assertThat(model.draft().text(MailboxField.SIGN_IN_ACCOUNT)).isEmpty();
  }

  @Test
  void serversStayFoldedUntilSomethingIsWrongThere() {
    model.edit(MailboxField.PROVIDER, "microsoft365");
    assertThat(model.isVisible(MailboxField.INCOMING_HOST)).isFalse();

    model.edit(MailboxField.INCOMING_PORT, "0");

    assertThat(model.isVisible(MailboxField.INCOMING_HOST)).isTrue();
  }

  @Test
  void receivingOnlyAndSendingOnlyAreOrdinaryMailboxes() {
    model = house.existing("support", House.sharedDraft());
    model.edit(MailboxField.OUTGOING_ENABLED, "false");
    assertThat(model.canSave()).isTrue();

    model.edit(MailboxField.OUTGOING_ENABLED, "true");
    model.edit(MailboxField.INCOMING_PROTOCOL, "none");
    assertThat(model.canSave()).isTrue();
  }

  @Test
  void whoeverWatchesIsToldOfEveryChangeAndEditsAreCounted() {
    int[] told = new int[1];
    model.onChange(() -> told[0]++);

    model.edit(MailboxField.NAME, "Info");
    model.folds().openServers(true);

    assertThat(told[0]).isEqualTo(2);
    assertThat(model.edits()).as("folding is no edit").isEqualTo(1);
  }
}
