package org.postampel.ui.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.ui.internal.fixture.House;

class AdministratorRequestTest {

  private final House house = new House();
  private final AdministratorRequest request =
      new AdministratorRequest(Sentences.in(Locale.GERMAN));

  @Test
  void aKnownApplicationIsToBeApprovedOnItsPage() {
    MailboxDraft draft = House.sharedDraft();
    String text = request.text(draft, Optional.of(house.configuration("support", draft)));

    assertThat(text)
        .contains(
            "https://login.microsoftonline.com/"
                + House.TENANT
                + "/v2.0/adminconsent?client_id="
                + House.CLIENT)
        .contains(
            "Add-MailboxPermission -Identity 'support@musterfirma.example'"
                + " -User 'person@musterfirma.example' -AccessRights FullAccess")
        .contains("-AccessRights SendAs")
        .contains("Set-CASMailbox -Identity 'support@musterfirma.example' -ImapEnabled $true")
        .contains(
            "Set-CASMailbox -Identity 'person@musterfirma.example'"
                + " -SmtpClientAuthenticationDisabled $false");
  }

  @Test
  void whereThereIsNoApplicationTheAnswerCanBePastedBack() {
    MailboxDraft draft =
        MailboxDraft.empty()
            .with(MailboxField.ADDRESS, "o'neill@musterfirma.example")
            .with(MailboxField.SHARED, "true");
    String text = request.text(draft, Optional.empty());

    assertThat(text)
        .contains("IMAP.AccessAsUser.All")
        .contains("Verzeichnis-ID (Mandant): ")
        .contains("Anwendungs-ID (Client): ")
        .contains("-Identity 'o''neill@musterfirma.example'");
  }

  @Test
  void anApplicationThatSignsInAsItselfNeedsOtherPermissionsAndNoPerson() {
    MailboxDraft draft =
        MailboxDraft.empty()
            .with(MailboxField.ADDRESS, "support@musterfirma.example")
            .with(MailboxField.SHARED, "true")
            .with(MailboxField.OAUTH_FLOW, "client-credentials");

    assertThat(request.text(draft, Optional.empty()))
        .contains("IMAP.AccessAsApp")
        .contains(
            "Set-CASMailbox -Identity 'support@musterfirma.example'"
                + " -SmtpClientAuthenticationDisabled $false")
        .doesNotContain("Add-MailboxPermission");
  }
}
