package org.postampel.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.mailbox.ClientRegistrationKey;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;

class SignInValidationTest {

  @Test
  void tokenIsNeverToBeSentInClearText() {
    assertThat(
            Drafts.codes(
                Drafts.judge(
                    Drafts.shared()
                        .with(MailboxField.INCOMING_PORT, "143")
                        .with(MailboxField.INCOMING_SECURITY, "none"))))
        .contains("incoming.security security.token");
    assertThat(
            Drafts.codes(
                Drafts.judge(
                    Drafts.shared()
                        .with(MailboxField.OUTGOING_PORT, "587")
                        .with(MailboxField.OUTGOING_SECURITY, "none"))))
        .contains("outgoing.security security.token");
    assertThat(
            Drafts.codes(
                Drafts.judge(
                    Drafts.shared()
                        .with(MailboxField.OUTGOING_SIGN_IN, "none")
                        .with(MailboxField.OUTGOING_PORT, "587")
                        .with(MailboxField.OUTGOING_SECURITY, "none"))))
        .doesNotContain("outgoing.security security.token");
  }

  @Test
  void microsoftsIdsAreOneWhateverTheirCase() {
    OAuthSignIn lower = Drafts.valid(Drafts.shared()).oauth().orElseThrow();
    OAuthSignIn upper =
        Drafts.valid(
                Drafts.shared()
                    .with(MailboxField.OAUTH_TENANT, "ABCDEF01-2222-3333-4444-555555555555")
                    .with(MailboxField.OAUTH_CLIENT_ID, "ABCDEF02-8888-7777-6666-555555555555"))
            .oauth()
            .orElseThrow();
    assertThat(lower.tenant()).isEqualTo(Drafts.TENANT);
    assertThat(upper.registration())
        .isEqualTo(
            new ClientRegistrationKey(
                lower.authority(),
                "abcdef01-2222-3333-4444-555555555555",
                "abcdef02-8888-7777-6666-555555555555"));
  }

  @Test
  void aSharedMailboxNeedsAddressPersonTenantAndClientIdAndNothingElse() {
    MailboxConfiguration mailbox = Drafts.valid(Drafts.shared());
    assertThat(mailbox.shared()).isTrue();
    assertThat(mailbox.servers()).extracting(MailServer::signIn).containsOnly(ServerSignIn.oauth());
    OAuthSignIn oauth = mailbox.oauth().orElseThrow();
    assertThat(oauth.flow()).isEqualTo(OAuthFlow.BROWSER);
    assertThat(oauth.account()).isEqualTo(new SignInAccount.Person("person@musterfirma.example"));
    assertThat(oauth.authority()).hasToString("https://login.microsoftonline.com");
    assertThat(oauth.redirect()).hasToString("http://localhost");
    assertThat(oauth.tenant()).isEqualTo(Drafts.TENANT);
    assertThat(oauth.scopes(MailProtocol.IMAP))
        .containsExactly("https://outlook.office.com/IMAP.AccessAsUser.All");
    assertThat(oauth.scopes(MailProtocol.SMTP))
        .containsExactly("https://outlook.office.com/SMTP.Send");
    assertThat(Drafts.judge(Drafts.shared()).problems()).isEmpty();
  }

  @Test
  void theTenantComesFromThePresetWhenNoneIsTyped() {
    MailboxDraft draft = Drafts.shared().with(MailboxField.OAUTH_TENANT, "");
    assertThat(Drafts.valid(draft).oauth().orElseThrow().tenant()).isEqualTo("organizations");
  }

  @Test
  void aSharedMailboxDoesNotSayByItselfWhoSignsIn() {
    MailboxDraft draft = Drafts.shared().with(MailboxField.SIGN_IN_ACCOUNT, "");
    assertThat(Drafts.codes(Drafts.judge(draft)))
        .containsExactly("sign-in.account account.missing");
    MailboxDraft own = draft.with(MailboxField.SHARED, "false");
    assertThat(Drafts.valid(own).oauth().orElseThrow().account())
        .isEqualTo(new SignInAccount.Person("support@musterfirma.example"));
  }

  @Test
  void currentUserLetsEachSignInWithTheOwnAccount() {
    MailboxDraft draft = Drafts.shared().with(MailboxField.SIGN_IN_ACCOUNT, "current-user");
    assertThat(Drafts.valid(draft).oauth().orElseThrow().account())
        .isEqualTo(new SignInAccount.CurrentUser());
  }

  @Test
  void clientCredentialsSignInTheApplicationWithItsOwnScopes() {
    MailboxDraft draft = Drafts.shared().with(MailboxField.OAUTH_FLOW, "client-credentials");
    OAuthSignIn oauth = Drafts.valid(draft).oauth().orElseThrow();
    assertThat(oauth.account()).isEqualTo(new SignInAccount.Application());
    assertThat(oauth.scopes(MailProtocol.POP3)).isEmpty();
    assertThat(oauth.scopes(MailProtocol.IMAP))
        .containsExactly("https://outlook.office365.com/.default");
  }

  @Test
  void clientCredentialsNeedACertainTenant() {
    MailboxDraft draft = Drafts.shared().with(MailboxField.OAUTH_FLOW, "client-credentials");
    for (String tenant : new String[] {"", "common", "Organizations"}) {
      assertThat(Drafts.codes(Drafts.judge(draft.with(MailboxField.OAUTH_TENANT, tenant))))
          .containsExactly("oauth.tenant tenant.needed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "oauth.flow,implicit,oauth.flow flow.unknown",
    "oauth.tenant,musterfirma,oauth.tenant tenant.malformed",
    "oauth.tenant,11111111-2222-3333-4444,oauth.tenant tenant.malformed",
    "oauth.tenant,my company.example,oauth.tenant tenant.malformed",
    "oauth.client-id,postampel,oauth.client-id client-id.malformed",
    "oauth.client-id,11111111-2222-3333-4444-555555555555,oauth.client-id client-id.is-tenant",
    "oauth.client-id,'',oauth.client-id client-id.missing",
    "oauth.redirect,localhost,oauth.redirect redirect.malformed",
    "oauth.redirect,urn:ietf:wg:oauth:2.0:oob,oauth.redirect redirect.malformed",
    "oauth.redirect,http://localhost/#x,oauth.redirect redirect.malformed",
    "oauth.redirect,ftp://localhost/,oauth.redirect redirect.malformed",
    "oauth.authority,http://login.example,oauth.authority authority.not-https",
    "oauth.authority,login.example,oauth.authority authority.malformed",
    "oauth.authority,https://login.example?x=1,oauth.authority authority.malformed",
    "oauth.authority,https://u:p@login.example,oauth.authority authority.malformed",
    "oauth.authority,https://login.example/v2.0,oauth.authority authority.with-path",
    "oauth.scopes,a \"b\",oauth.scopes scopes.malformed",
    "oauth.certificate,nowhere.p12,oauth.certificate certificate.unreadable",
    "sign-in.account,person,sign-in.account account.malformed",
    "sign-in.account,my name@musterfirma.example,sign-in.account account.malformed"
  })
  void aMistakeInTheSignInIsNamedAtItsField(String key, String text, String problem) {
    MailboxDraft draft = Drafts.shared().with(MailboxField.ofKey(key).orElseThrow(), text);
    ValidationOutcome outcome = Drafts.judge(draft);
    assertThat(outcome).isInstanceOf(ValidationOutcome.Invalid.class);
    assertThat(Drafts.codes(outcome)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "sign-in.account,person@musterfirma.example\\support,sign-in.account account.shared-syntax?",
    "sign-in.account,Support@Musterfirma.example,sign-in.account account.is-shared-mailbox?",
    "oauth.redirect,http://erp.musterfirma.example/,oauth.redirect redirect.unprotected?",
    "oauth.authority,https://login.microsoftonline.de,oauth.authority authority.retired?"
  })
  void whatLooksUnintendedInTheSignInIsAWarning(String key, String text, String warning) {
    MailboxDraft draft = Drafts.shared().with(MailboxField.ofKey(key).orElseThrow(), text);
    ValidationOutcome outcome = Drafts.judge(draft);
    assertThat(outcome).isInstanceOf(ValidationOutcome.Valid.class);
    assertThat(Drafts.codes(outcome)).containsExactly(warning);
  }

  @Test
  void anOtherAuthorityIsKeptInOneSpellingSoThatSignInsAreShared() {
    MailboxDraft draft =
        Drafts.shared()
            .with(MailboxField.OAUTH_AUTHORITY, "HTTPS://Login.Musterfirma.example:443/");
    assertThat(Drafts.valid(draft).oauth().orElseThrow().authority())
        .isEqualTo(URI.create("https://login.musterfirma.example"));
  }

  @Test
  void typedScopesServeEveryProtocol() {
    MailboxDraft draft = Drafts.shared().with(MailboxField.OAUTH_SCOPES, " mail  offline_access ");
    OAuthSignIn oauth = Drafts.valid(draft).oauth().orElseThrow();
    assertThat(oauth.scopes(MailProtocol.IMAP))
        .containsExactlyInAnyOrder("mail", "offline_access")
        .isEqualTo(oauth.scopes(MailProtocol.SMTP));
  }

  @Test
  void oauthAtAProviderThatHasNoneIsRefusedAtTheChoice() {
    MailboxDraft draft =
        Drafts.shared().with(MailboxField.PROVIDER, "gmx").with(MailboxField.SIGN_IN, "oauth2");
    assertThat(Drafts.codes(Drafts.judge(draft))).contains("sign-in sign-in.no-oauth");
  }

  @Test
  void oauthOfAnUnknownProviderNeedsAuthorityAndScopes() {
    MailboxDraft draft =
        Drafts.generic()
            .with(MailboxField.SIGN_IN, "oauth2")
            .with(MailboxField.OAUTH_CLIENT_ID, "postampel");
    assertThat(Drafts.codes(Drafts.judge(draft)))
        .containsExactly(
            "oauth.authority authority.missing",
            "oauth.scopes scopes.missing",
            "oauth.scopes scopes.missing");
    OAuthSignIn oauth =
        Drafts.valid(
                draft
                    .with(MailboxField.OAUTH_AUTHORITY, "https://id.example/realms/firma/")
                    .with(MailboxField.OAUTH_SCOPES, "mail"))
            .oauth()
            .orElseThrow();
    assertThat(oauth.authority()).hasToString("https://id.example/realms/firma");
    assertThat(oauth.tenant()).isEmpty();
  }

  @Test
  void googleDoesNotLetAnApplicationSignInByItself() {
    MailboxDraft draft =
        Drafts.generic()
            .with(MailboxField.PROVIDER, "gmail")
            .with(MailboxField.SIGN_IN, "oauth2")
            .with(MailboxField.OAUTH_CLIENT_ID, "x.apps.googleusercontent.com")
            .with(MailboxField.OAUTH_FLOW, "client-credentials");
    assertThat(Drafts.codes(Drafts.judge(draft))).containsExactly("oauth.flow flow.not-offered");
  }

  @Test
  void webDeWantsTheLocalPartAndATypedLoginNameWins() {
    MailboxDraft draft =
        MailboxDraft.empty()
            .with(MailboxField.NAME, "Rechnung")
            .with(MailboxField.ADDRESS, "rechnung@web.de")
            .with(MailboxField.PROVIDER, "web-de");
    assertThat(incomingLogin(draft)).contains(ServerSignIn.password("rechnung"));
    assertThat(incomingLogin(draft.with(MailboxField.SIGN_IN_ACCOUNT, "DOMAIN\\user\\alias")))
        .contains(ServerSignIn.password("DOMAIN\\user\\alias"));
    assertThat(
            Drafts.judge(draft.with(MailboxField.SIGN_IN_ACCOUNT, "DOMAIN\\user\\alias"))
                .problems())
        .isEmpty();
  }

  @Test
  void theOutgoingServerMayHaveALoginOfItsOwnOrNone() {
    assertThat(outgoing(Drafts.generic().with(MailboxField.OUTGOING_SIGN_IN, "none")))
        .isEqualTo(ServerSignIn.none());
    assertThat(outgoing(Drafts.generic().with(MailboxField.OUTGOING_SIGN_IN_ACCOUNT, "relay")))
        .isEqualTo(ServerSignIn.password("relay"));
    MailboxDraft mixed =
        Drafts.shared()
            .with(MailboxField.OUTGOING_HOST, "relay.musterfirma.example")
            .with(MailboxField.OUTGOING_PORT, "587")
            .with(MailboxField.OUTGOING_SIGN_IN, "password");
    assertThat(outgoing(mixed)).isEqualTo(ServerSignIn.password("support@musterfirma.example"));
    OAuthSignIn oauth = Drafts.valid(mixed).oauth().orElseThrow();
    assertThat(oauth.scopes(MailProtocol.IMAP)).isNotEmpty();
    assertThat(oauth.scopes(MailProtocol.SMTP)).isEmpty();
  }

  @Test
  void withoutAServerThatWantsATokenTheOauthFieldsAreNotJudged() {
    MailboxDraft draft =
        Drafts.generic()
            .with(MailboxField.SIGN_IN, "password")
            .with(MailboxField.OAUTH_CLIENT_ID, "left over");
    assertThat(Drafts.valid(draft).oauth()).isEmpty();
  }

  @Test
  void aPasswordAtMicrosoft365IsWarnedAboutForReceivingAndForSending() {
    MailboxDraft draft = Drafts.shared().with(MailboxField.SIGN_IN, "password");
    assertThat(Drafts.codes(Drafts.judge(draft)))
        .containsExactly(
            "sign-in password.microsoft-receiving?", "sign-in password.microsoft-sending?");
    MailboxDraft byHost =
        Drafts.generic()
            .with(MailboxField.OUTGOING_HOST, "smtp.office365.com")
            .with(MailboxField.OUTGOING_PORT, "587")
            .with(MailboxField.SIGN_IN_ACCOUNT, "person@musterfirma.example\\support");
    assertThat(Drafts.codes(Drafts.judge(byHost)))
        .containsExactly(
            "sign-in password.microsoft-sending?", "sign-in.account account.shared-syntax?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"microsoft365-us-government", "microsoft365-china"})
  void aPasswordInMicrosoftsOtherCloudsIsWarnedAboutInTheSameWords(String provider) {
    MailboxDraft draft =
        Drafts.shared()
            .with(MailboxField.PROVIDER, provider)
            .with(MailboxField.SIGN_IN_ACCOUNT, "person@musterfirma.example\\support")
            .with(MailboxField.SIGN_IN, "password");
    assertThat(Drafts.codes(Drafts.judge(draft)))
        .contains(
            "sign-in password.microsoft-receiving?",
            "sign-in password.microsoft-sending?",
            "sign-in.account account.shared-syntax?");
  }

  @Test
  void aPasswordAtAProviderThatTakesNoneIsWarnedAbout() {
    MailboxDraft draft =
        Drafts.shared()
            .with(MailboxField.PROVIDER, "outlook-com")
            .with(MailboxField.SIGN_IN, "password");
    assertThat(Drafts.codes(Drafts.judge(draft))).containsExactly("sign-in password.not-taken?");
  }

  private static Optional<ServerSignIn> incomingLogin(MailboxDraft draft) {
    return Drafts.valid(draft).incoming().map(MailServer::signIn);
  }

  private static ServerSignIn outgoing(MailboxDraft draft) {
    return Drafts.valid(draft).outgoing().orElseThrow().signIn();
  }
}
