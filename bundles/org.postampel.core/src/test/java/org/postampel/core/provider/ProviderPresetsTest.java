package org.postampel.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;

class ProviderPresetsTest {

  private final ProviderPresets presets = ProviderPresets.load();

  @Test
  void everyBundledFileIsAPreset() {
    assertThat(presets.all())
        .extracting(ProviderPreset::id)
        .containsExactly(
            "microsoft365",
            "outlook-com",
            "gmail",
            "gmx",
            "web-de",
            "ionos",
            "t-online",
            "strato",
            "mailbox-org",
            "posteo",
            "vodafone",
            "yahoo",
            "microsoft365-us-government",
            "microsoft365-china",
            "exchange-server",
            "generic");
  }

  @Test
  void microsoft365SignsInToSmtpAsThePersonAndEverywhereElseAsTheMailbox() {
    IdentityTable table = presets.find("microsoft365").orElseThrow().identities();
    for (boolean shared : new boolean[] {true, false}) {
      for (MailProtocol protocol : MailProtocol.values()) {
        assertThat(table.identityFor(true, protocol, shared))
            .isEqualTo(
                protocol == MailProtocol.SMTP
                    ? SaslIdentity.SIGN_IN_ACCOUNT
                    : SaslIdentity.MAILBOX_ADDRESS);
        assertThat(table.identityFor(false, protocol, shared))
            .isEqualTo(SaslIdentity.MAILBOX_ADDRESS);
      }
    }
  }

  @Test
  void microsoft365AsksForOutlookScopesByFlowAndProtocol() {
    OAuthPreset oauth = presets.find("microsoft365").orElseThrow().oauth().orElseThrow();
    assertThat(oauth.kind()).isEqualTo(OAuthPreset.Kind.ENTRA);
    assertThat(oauth.authority()).hasToString("https://login.microsoftonline.com");
    assertThat(oauth.delegatedScopes().get(MailProtocol.SMTP))
        .containsExactly("https://outlook.office.com/SMTP.Send");
    assertThat(oauth.applicationScopes().get(MailProtocol.IMAP))
        .containsExactly("https://outlook.office365.com/.default");
  }

  @Test
  void everyCloudOfMicrosoftHasItsOwnAuthorityServersAndResource() {
    assertThat(namesOf("microsoft365-us-government"))
        .containsExactlyInAnyOrder(
            "login.microsoftonline.us", "outlook.office365.us", "smtp.office365.us");
    assertThat(namesOf("microsoft365-china"))
        .containsExactlyInAnyOrder(
            "login.partner.microsoftonline.cn", "partner.outlook.cn", "smtp.partner.outlook.cn");
  }

  /** Every host name that stands in the preset: a cloud must name none of another. */
  private Set<String> namesOf(String id) {
    ProviderPreset preset = presets.find(id).orElseThrow();
    OAuthPreset oauth = preset.oauth().orElseThrow();
    Set<String> names = new TreeSet<>(Set.of(oauth.authority().getHost()));
    preset.servers().forEach(server -> names.add(server.host()));
    for (MailProtocol protocol : MailProtocol.values()) {
      oauth.delegatedScopes().get(protocol).forEach(scope -> names.add(host(scope)));
      oauth.applicationScopes().get(protocol).forEach(scope -> names.add(host(scope)));
    }
    return names;
  }

  private static String host(String scope) {
    return URI.create(scope).getHost();
  }

  @Test
  void theCloudsOfMicrosoftDifferInNothingButNames() {
    ProviderPreset worldwide = presets.find("microsoft365").orElseThrow();
    for (String id : Set.of("microsoft365-us-government", "microsoft365-china")) {
      ProviderPreset cloud = presets.find(id).orElseThrow();
      assertThat(cloud.identities()).isEqualTo(worldwide.identities());
      assertThat(cloud.passwordSignIn()).isFalse();
      assertThat(cloud.oauth().orElseThrow().kind()).isEqualTo(OAuthPreset.Kind.ENTRA);
      for (MailProtocol protocol : MailProtocol.values()) {
        assertThat(cloud.server(protocol).orElseThrow().port())
            .isEqualTo(worldwide.server(protocol).orElseThrow().port());
        assertThat(cloud.oauth().orElseThrow().delegatedScopes().get(protocol))
            .allMatch(
                scope ->
                    scope.endsWith(
                        switch (protocol) {
                          case IMAP -> "/IMAP.AccessAsUser.All";
                          case POP3 -> "/POP.AccessAsUser.All";
                          case SMTP -> "/SMTP.Send";
                        }));
      }
    }
  }

  @Test
  void theRecommendedServerComesFirstAndTheOthersRemainKnown() {
    ProviderPreset gmx = presets.find("gmx").orElseThrow();
    assertThat(gmx.server(MailProtocol.IMAP))
        .contains(new ServerPreset(MailProtocol.IMAP, "imap.gmx.net", 993, TransportSecurity.TLS));
    assertThat(gmx.servers())
        .contains(
            new ServerPreset(MailProtocol.IMAP, "imap.gmx.net", 143, TransportSecurity.STARTTLS));
  }

  @Test
  void webDeWantsTheLocalPartAsLogin() {
    assertThat(presets.find("web-de").orElseThrow().localPartAsLogin()).isTrue();
    assertThat(presets.find("gmx").orElseThrow().localPartAsLogin()).isFalse();
  }

  @Test
  void aProviderIsProposedByTheDomainOfTheAddress() {
    assertThat(presets.proposedFor("Somebody@GoogleMail.com").map(ProviderPreset::id))
        .contains("gmail");
    assertThat(presets.proposedFor("somebody@musterfirma.example")).isEqualTo(Optional.empty());
    assertThat(presets.proposedFor("no address")).isEmpty();
  }

  @Test
  void googleGivesARefreshTokenOnlyWhenAskedForOfflineAccessAndConsent() {
    OAuthPreset google = presets.find("gmail").orElseThrow().oauth().orElseThrow();
    assertThat(google.authorizeParameters())
        .containsEntry("access_type", "offline")
        .containsEntry("prompt", "select_account");
    assertThat(google.firstAuthorizeParameters()).containsEntry("prompt", "select_account consent");
  }

  @Test
  void noDomainIsClaimedByTwoPresets() {
    assertThat(presets.all().stream().flatMap(preset -> preset.domains().stream()).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void namesAreGermanWhereThereIsAGermanNameAndEnglishElsewhere() {
    ProviderPreset own = presets.find("exchange-server").orElseThrow();
    assertThat(own.name(Locale.GERMANY)).isEqualTo("Exchange Server (eigener)");
    assertThat(own.name(Locale.FRENCH)).isEqualTo("Exchange Server (own)");
  }

  @Test
  void presetsWithoutGenericAreRefused() {
    ProviderPreset gmx = presets.find("gmx").orElseThrow();
    assertThatThrownBy(() -> new ProviderPresets(List.of(gmx))).hasMessageContaining("generic");
    assertThat(presets.generic().domains()).isEqualTo(Set.of());
  }
}
