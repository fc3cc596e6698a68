package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.ui.internal.fixture.House;

class ConnectionTextTest {

  private static final String TENANT = House.TENANT;
  private static final String CLIENT = House.CLIENT;

  @Test
  void aGermanMessageInAnyOrderIsRead() {
    assertIds(
        """
        Hallo Frau Muster,

        hier die Daten für das ERP:
        - Anwendungs-ID (Client): %s
        - Objekt-ID: 00000000-1111-1111-1111-000000000000
        - Verzeichnis-ID (Mandant): %s

        Viele Grüße
        """
            .formatted(CLIENT, TENANT));
  }

  @Test
  void anEnglishMessageWithValuesBelowTheirLabelsIsRead() {
    assertIds(
        """
        Directory (tenant) ID
        %s

        Application (client) ID
        %s
        """
            .formatted(TENANT, CLIENT));
  }

  @Test
  void jsonTablesAndProseAreRead() {
    assertIds("{ \"tenantId\": \"" + TENANT + "\",\n  \"clientId\": \"" + CLIENT + "\" }");
    assertIds("Tenant ID\t" + TENANT + "\r\nClient ID\t" + CLIENT);
    assertIds("Die Verzeichnis-ID lautet " + TENANT + " und die Anwendungs-ID " + CLIENT + ".");
  }

  @Test
  void theAddressOfASignInPageNamesBoth() {
    assertIds(
        "https://login.microsoftonline.com/"
            + TENANT
            + "/v2.0/adminconsent?client_id="
            + CLIENT
            + "&scope=x");
  }

  @Test
  void aSecretGoesIntoASecretAndNowhereElse() {
    char[] text =
        ("Mandant: musterfirma.example\n"
                + "Geheimnis-ID: 00000000-1111-1111-1111-000000000000\n"
                + "Geheimer Clientschlüssel (Wert, nicht ID): abC8~geheim_1.x\n"
                + "Gültig bis: 31.12.2027\n")
            .toCharArray();

    try (ConnectionData data = ConnectionText.read(text)) {
      assertThat(data.secret()).contains(Secret.ofText("abC8~geheim_1.x"));
      assertThat(data.fields()).isEqualTo(Map.of(MailboxField.OAUTH_TENANT, "musterfirma.example"));
      assertThat(data.secretEnd()).isEqualTo("31.12.2027");
      assertThat(new String(text)).as("the array is wiped").doesNotContain("geheim");
    }
  }

  @Test
  void aSecretBelowItsLabelIsTakenButAGreetingIsNot() {
    assertThat(read("Client secret\nabC8~geheim_1.x\n").secret())
        .contains(Secret.ofText("abC8~geheim_1.x"));
    assertThat(read("Das Geheimnis folgt gesondert\nGrüße\n").secret()).isEmpty();
  }

  @Test
  void whatIsNotCertainIsLeftOut() {
    assertThat(read(TENANT + "\n" + CLIENT).isEmpty()).as("two IDs without a label").isTrue();
    assertThat(read("Tenant: " + TENANT + "\nTenant: " + CLIENT).isEmpty())
        .as("two tenants")
        .isTrue();
    assertThat(read("Mandant: 01\nGuten Tag").isEmpty()).as("a company of the ERP").isTrue();
    assertThat(read("").isEmpty()).isTrue();
  }

  @Test
  void linesOfAMailboxFileAreReadButNotWhoTheMailboxIs() {
    ConnectionData data =
        read("incoming.host = mail.example\nincoming.port = 1993\naddress = x@y.example\n");

    assertThat(data.fields())
        .isEqualTo(
            Map.of(MailboxField.INCOMING_HOST, "mail.example", MailboxField.INCOMING_PORT, "1993"));
  }

  @Test
  void adoptedDataFillTheFormAndItsSecretStaysOutOfTheDraft() {
    House house = new House();
    try (MailboxDialogModel model = house.newMailbox();
        ConnectionData data =
            read(
                "Tenant ID: %s\nClient ID: %s\nClient secret: geheim-12345\n"
                    .formatted(TENANT, CLIENT))) {
      model.edit(MailboxField.ADDRESS, "support@musterfirma.example");
      model.edit(MailboxField.SHARED, "true");
      model.edit(MailboxField.SIGN_IN_ACCOUNT, "person@musterfirma.example");
      model.adopt(data);

      assertThat(model.canSave()).isTrue();
      assertThat(model.draft().toString()).contains(TENANT).doesNotContain("geheim");
      SecretName name =
          SecretName.clientSecret(
              model.configuration().orElseThrow().oauth().orElseThrow().registration());
      model.identify(model.freeId().get());
      assertThat(model.secrets().typed()).containsEntry(name, Secret.ofText("geheim-12345"));
    }
  }

  private static void assertIds(String text) {
    ConnectionData data = read(text);
    assertThat(data.fields())
        .as(text)
        .isEqualTo(Map.of(MailboxField.OAUTH_TENANT, TENANT, MailboxField.OAUTH_CLIENT_ID, CLIENT));
    assertThat(data.isBlock()).isTrue();
  }

  private static ConnectionData read(String text) {
    return ConnectionText.read(text.toCharArray());
  }
}
