package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.ui.internal.fixture.House;

class DeviceCodeOfferTest {

  private final House house = new House();

  @Test
  void aPublicApplicationThatSignsInByBrowserIsOfferedTheDeviceCode() {
    assertThat(isOffered(House.sharedDraft())).isTrue();
  }

  @Test
  void aPasswordAndAFlowThatWasChosenAreOfferedNothingElse() {
    assertThat(isOffered(House.passwordDraft())).isFalse();
    assertThat(isOffered(House.sharedDraft().with(MailboxField.OAUTH_FLOW, "device-code")))
        .isFalse();
    assertThat(
            isOffered(
                House.sharedDraft()
                    .with(MailboxField.OAUTH_FLOW, "client-credentials")
                    .with(MailboxField.SIGN_IN_ACCOUNT, "")))
        .isFalse();
  }

  @Test
  void anApplicationWithASecretIsNoPublicOne() {
    MailboxConfiguration mailbox = house.configuration("support", House.sharedDraft());
    house.store.write(
        SecretName.clientSecret(mailbox.oauth().orElseThrow().registration()),
        Secret.ofText("geheim"));

    assertThat(isOffered(House.sharedDraft())).isFalse();
  }

  @Test
  void aProviderKnownToIssueNoneForMailIsNotAsked() {
    assertThat(
            isOffered(
                MailboxDraft.empty()
                    .with(MailboxField.NAME, "Info")
                    .with(MailboxField.ADDRESS, "info@gmail.com")
                    .with(MailboxField.PROVIDER, "gmail")
                    .with(MailboxField.SIGN_IN, "oauth2")
                    .with(MailboxField.SIGN_IN_ACCOUNT, "info@gmail.com")
                    .with(MailboxField.OAUTH_CLIENT_ID, House.CLIENT)))
        .isFalse();
  }

  private boolean isOffered(MailboxDraft draft) {
    return DeviceCodeOffer.isFor(house.configuration("support", draft), house.presets, house.store);
  }
}
