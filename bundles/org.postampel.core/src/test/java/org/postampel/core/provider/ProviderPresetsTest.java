package org.postampel.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
