package org.postampel.check.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckOptions;
import org.postampel.check.Samples;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.HostLookup;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.TokenClaims;

class TokenReadingTest {

  private static final Set<String> ALL =
      Set.of("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send");
  private static final String OUTLOOK = "https://outlook.office.com";

  @Test
  void goodTokenHasNoRemarks() {
    assertThat(remarks(token(OUTLOOK, ALL, Samples.TENANT, Samples.PERSON, 0))).isEmpty();
    assertThat(remarks(token("https://outlook.office365.com/", ALL, Samples.TENANT, "", 0)))
        .as("Exchange's other name")
        .isEmpty();
    assertThat(
            remarks(
                token(
                    "00000002-0000-0ff1-ce00-000000000000",
                    Set.of("https://outlook.office.com/IMAP.AccessAsUser.All"),
                    Samples.TENANT.toUpperCase(Locale.ROOT),
                    "ANNA@Musterfirma.example",
                    0)))
        .as("case and form do not matter")
        .isEmpty();
  }

  @Test
  void eachWrongStatementIsRemarkedAlone() {
    assertThat(remarks(token("https://graph.microsoft.com", ALL, Samples.TENANT, "", 0)))
        .containsExactly("audience-graph");
    assertThat(remarks(token("00000003-0000-0000-c000-000000000000", ALL, Samples.TENANT, "", 0)))
        .containsExactly("audience-graph");
    assertThat(remarks(token("https://ps.outlook.com", ALL, Samples.TENANT, "", 0)))
        .containsExactly("audience-consent-only");
    assertThat(remarks(token("api://something", ALL, Samples.TENANT, "", 0)))
        .containsExactly("audience-other");
    assertThat(remarks(token(OUTLOOK, Set.of("SMTP.Send"), Samples.TENANT, "", 0)))
        .containsExactly("scope-missing");
    assertThat(remarks(token(OUTLOOK, ALL, Samples.CLIENT, "", 0))).containsExactly("tenant-other");
    assertThat(remarks(token(OUTLOOK, ALL, Samples.TENANT, "bernd@musterfirma.example", 0)))
        .containsExactly("person-other");
    assertThat(remarks(token(OUTLOOK, ALL, Samples.TENANT, "u4711", 0)))
        .as("a login name cannot be compared with an address")
        .isEmpty();
    assertThat(remarks(token(OUTLOOK, ALL, Samples.TENANT, "", -7200))).containsExactly("expired");
    assertThat(remarks(token(OUTLOOK, ALL, Samples.TENANT, "", 7200)))
        .containsExactly("not-yet-valid");
  }

  @Test
  void applicationTokenWherePersonIsConfiguredIsRemarked() {
    TokenClaims application =
        new TokenClaims.Readable(
            Set.of(OUTLOOK), ALL, Set.of(), "", "", "", true, later(), Instant.MIN);

    assertThat(remarks(application)).containsExactly("flow-application");
  }

  @Test
  void missingRoleDecidesForImapAndIsLeftToTheServerForSmtp() {
    TokenClaims none =
        new TokenClaims.Readable(
            Set.of(OUTLOOK), Set.of(), Set.of(), "", "", "", true, later(), Instant.MIN);
    MailboxConfiguration mailbox =
        Samples.microsoft(MailProtocol.IMAP, 993, 587, null)
            .oauth(Samples.signIn(OAuthFlow.CLIENT_CREDENTIALS, Samples.TENANT))
            .build();

    assertThat(words(TokenReading.of(context(mailbox), MailProtocol.IMAP, none)))
        .containsExactly("role-missing");
    assertThat(words(TokenReading.of(context(mailbox), MailProtocol.SMTP, none)))
        .containsExactly("smtp-role-unseen");
  }

  @Test
  void otherProvidersAreNotMeasuredByMicrosoftsRules() {
    MailboxConfiguration mailbox =
        Samples.microsoft(MailProtocol.IMAP, 993, 587, null).provider("generic").build();
    TokenClaims token = token("mail", Set.of(), "", "anna@musterfirma.example", 0);

    assertThat(words(TokenReading.of(context(mailbox), MailProtocol.IMAP, token))).isEmpty();
  }

  @Test
  void opaqueTokenOfAPersonalAccountWithTheWrongResourceNameIsRemarked() {
    MailboxConfiguration mailbox =
        Samples.microsoft(MailProtocol.IMAP, 993, 587, null)
            .provider("outlook-com")
            .oauth(
                OAuthSignIn.builder()
                    .account(new SignInAccount.Person("a@outlook.com"))
                    .authority(URI.create("https://login.microsoftonline.com"))
                    .clientId(Samples.CLIENT)
                    .scopes(
                        MailProtocol.IMAP,
                        Set.of("https://outlook.office365.com/IMAP.AccessAsUser.All"))
                    .build())
            .build();

    assertThat(
            words(TokenReading.of(context(mailbox), MailProtocol.IMAP, new TokenClaims.Opaque())))
        .containsExactly("personal-resource");
    assertThat(remarks(new TokenClaims.Opaque())).isEmpty();
  }

  private static List<String> remarks(TokenClaims claims) {
    return words(TokenReading.of(context(Samples.shared()), MailProtocol.IMAP, claims));
  }

  private static List<String> words(TokenReading reading) {
    return reading.remarks().stream().map(TokenReading.Remark::outcome).toList();
  }

  private static TokenClaims token(
      String audience, Set<String> scopes, String tenant, String person, long shiftSeconds) {
    return new TokenClaims.Readable(
        Set.of(audience),
        scopes,
        Set.of(),
        tenant,
        person,
        Samples.CLIENT,
        false,
        later().plusSeconds(shiftSeconds),
        Samples.NOW.plusSeconds(shiftSeconds));
  }

  private static Instant later() {
    return Samples.NOW.plusSeconds(3600);
  }

  private static CheckContext context(MailboxConfiguration mailbox) {
    CredentialSource noCredentials =
        new CredentialSource() {
          @Override
          public CredentialOutcome credentialFor(MailboxConfiguration m, MailProtocol p) {
            throw new AssertionError("reading asks nobody");
          }

          @Override
          public void invalidate(MailboxConfiguration m, MailProtocol p) {
            throw new AssertionError("reading asks nobody");
          }
        };
    AccessTokenSource noTokens =
        new AccessTokenSource() {
          @Override
          public AccessTokenOutcome acquire(MailboxConfiguration m, MailProtocol p) {
            throw new AssertionError("reading asks nobody");
          }

          @Override
          public void invalidate(MailboxConfiguration m, MailProtocol p) {
            throw new AssertionError("reading asks nobody");
          }
        };
    return new CheckContext(
        mailbox,
        CheckOptions.defaults(),
        new CheckContext.Services(
            noCredentials,
            noTokens,
            AccountServices.without(ProviderPresets.load(), Clock.systemUTC()),
            ProviderPresets.load(),
            HostLookup.of(host -> List.of()),
            MailExchangerLookup.none(),
            (trust, limits, stop) -> {
              throw new AssertionError("reading connects to nobody");
            },
            Clock.fixed(Samples.NOW, ZoneOffset.UTC)),
        new Cancellation());
  }
}
