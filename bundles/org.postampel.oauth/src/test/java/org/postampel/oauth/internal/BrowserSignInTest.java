package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignedInAccount;

class BrowserSignInTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private FakeAuthority authority;
  private Path trust;
  private MailboxConfiguration mailbox;
  private OAuthServices services;

  @BeforeEach
  void start() throws IOException {
    authority = new FakeAuthority();
    trust = authority.trust(folder);
    mailbox = Mailboxes.shared("support", authority.address(), trust);
    services = OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
  }

  @AfterEach
  void stop() {
    authority.close();
  }

  private SignInOutcome signIn(MailboxConfiguration configuration, FakeBrowser browser) {
    return services.signInService().signIn(configuration, browser, new Cancellation());
  }

  @Test
  void publicClientSignsInByCodeAndPkceAndTheTokenServesBothServers() throws Exception {
    FakeBrowser browser = new FakeBrowser(authority);

    SignInOutcome outcome = signIn(mailbox, browser);

    assertThat(outcome)
        .isEqualTo(
            new SignInOutcome.Granted(
                new SignedInAccount(Mailboxes.PERSON, mailbox.oauth().orElseThrow().key(""))));
    assertThat(browser.opened.getQuery())
        .contains("prompt=select_account", "login_hint=" + Mailboxes.PERSON)
        .contains("code_challenge_method=S256", "redirect_uri=http://localhost:")
        .contains(Mailboxes.IMAP_SCOPE, Mailboxes.SMTP_SCOPE, "offline_access");
    assertThat(browser.lastPage.get(2, TimeUnit.SECONDS).body()).contains("Sie sind angemeldet.");
    assertThat(services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(services.accessTokenSource().acquire(mailbox, MailProtocol.SMTP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(authority.tokenRequests).hasSize(1);
    assertThat(authority.tokenRequests.get(0)).doesNotContainKey("client_secret");
  }

  @Test
  void formPostIsTakenToo() {
    authority.formPost = true;

    assertThat(signIn(mailbox, new FakeBrowser(authority)))
        .isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void confidentialClientSendsItsStoredSecret() {
    authority.secret = "the-value";
    SecretName name = SecretName.clientSecret(mailbox.oauth().orElseThrow().registration());
    store.write(name, Secret.ofText("the-value"));

    assertThat(signIn(mailbox, new FakeBrowser(authority)))
        .isInstanceOf(SignInOutcome.Granted.class);
    clock.advance(Duration.ofHours(2));
    assertThat(services.accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(authority.tokenRequests)
        .extracting(request -> request.get("grant_type") + " " + request.get("client_secret"))
        .containsExactly("authorization_code the-value", "refresh_token the-value");
  }

  @Test
  void wrongClientSecretIsDeniedWithTheLiteralAnswerAndNothingIsStored() throws Exception {
    authority.secret = "the-value";
    SecretName name = SecretName.clientSecret(mailbox.oauth().orElseThrow().registration());
    store.write(name, Secret.ofText("the-id-instead"));
    FakeBrowser browser = new FakeBrowser(authority);

    SignInOutcome outcome = signIn(mailbox, browser);

    assertThat(outcome).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(outcome.authorityFailure().orElseThrow())
        .satisfies(
            failure -> {
              assertThat(failure.httpStatus()).isEqualTo(401);
              assertThat(failure.error()).isEqualTo("invalid_client");
              assertThat(failure.description()).contains("AADSTS7000215");
              assertThat(failure.traceId()).isEqualTo("aaaaaaaa-0000-0000-0000-000000000001");
              assertThat(failure.correlationId()).isEqualTo("bbbbbbbb-0000-0000-0000-000000000002");
            });
    assertThat(outcome.toString()).doesNotContain("the-id-instead");
    assertThat(store.names()).containsExactly(name);
    assertThat(browser.lastPage.get(2, TimeUnit.SECONDS).body()).contains("nicht gelungen");
  }

  @Test
  void anotherAccountThanTheConfiguredOneIsRefusedAndNothingIsStored() {
    authority.person = "support@musterfirma.example";

    SignInOutcome outcome = signIn(mailbox, new FakeBrowser(authority));

    assertThat(outcome)
        .isEqualTo(new SignInOutcome.WrongAccount(Mailboxes.PERSON, "support@musterfirma.example"));
    assertThat(store.names()).isEmpty();
    assertThat(outcome.sentence(OAuthServices.texts(Locale.GERMAN)))
        .isEqualTo(
            "Sie haben sich als support@musterfirma.example angemeldet, dieses Postfach erwartet"
                + " aber person@musterfirma.example; wählen Sie im Browser „Anderes Konto"
                + " verwenden“ oder korrigieren Sie „Angemeldet als“.");
  }

  @Test
  void accountIsComparedWithoutCase() {
    authority.person = "Person@Musterfirma.example";

    assertThat(signIn(mailbox, new FakeBrowser(authority)))
        .isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void currentUserTakesWhoeverSignsInAndKeepsUsersApart() {
    authority.person = "erna@musterfirma.example";
    MailboxConfiguration common =
        Mailboxes.mailbox(
            "support",
            trust,
            Mailboxes.delegated(authority.address())
                .account(new SignInAccount.CurrentUser())
                .build());

    assertThat(signIn(common, new FakeBrowser(authority)))
        .isInstanceOf(SignInOutcome.Granted.class);

    OAuthServices other = OAuthServices.create(store, Mailboxes.presets(), clock, "otto");
    assertThat(services.signInService().signedInAs(common).map(SignedInAccount::userName))
        .contains("erna@musterfirma.example");
    assertThat(other.signInService().signedInAs(common)).isEmpty();
  }

  @Test
  void missingConsentIsPendingWithTheAddressForTheAdministrator() {
    authority.next =
        FakeAuthority.error(400, "invalid_grant", "consent_required", "AADSTS65001: no consent");

    SignInOutcome outcome = signIn(mailbox, new FakeBrowser(authority));

    assertThat(outcome).isInstanceOf(SignInOutcome.ConsentPending.class);
    assertThat(((SignInOutcome.ConsentPending) outcome).adminConsentAddress().toString())
        .isEqualTo(
            authority.address()
                + "/11111111-2222-3333-4444-555555555555/v2.0/adminconsent"
                + "?client_id=99999999-8888-7777-6666-555555555555"
                + "&redirect_uri=http%3A%2F%2Flocalhost"
                + "&scope=https%3A%2F%2Foutlook.office.com%2FIMAP.AccessAsUser.All"
                + "%20https%3A%2F%2Foutlook.office.com%2FSMTP.Send");
  }

  @Test
  void permissionOnlyAnAdministratorMayGiveIsPendingToo() {
    authority.redirectError =
        "error=access_denied&error_description=AADSTS90094:+needs+permission+only+an+admin+can+grant";

    assertThat(signIn(mailbox, new FakeBrowser(authority)))
        .isInstanceOf(SignInOutcome.ConsentPending.class);
  }

  @Test
  void refusalInTheRedirectIsDeniedWithTheIdsOfItsText() {
    authority.redirectError =
        "error=access_denied&error_subcode=cancel&error_description=AADSTS65004:+declined."
            + "+Trace+ID:+cccccccc-0000-0000-0000-000000000003+Correlation+ID:"
            + "+dddddddd-0000-0000-0000-000000000004";

    SignInOutcome outcome = signIn(mailbox, new FakeBrowser(authority));

    assertThat(outcome).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(outcome.authorityFailure().orElseThrow())
        .satisfies(
            failure -> {
              assertThat(failure.error()).isEqualTo("access_denied");
              assertThat(failure.suberror()).isEqualTo("cancel");
              assertThat(failure.traceId()).startsWith("cccccccc");
              assertThat(failure.correlationId()).startsWith("dddddddd");
            });
    assertThat(authority.tokenRequests).isEmpty();
  }

  @Test
  void unknownErrorWordIsDeniedAndNeverCrashes() {
    authority.next = FakeAuthority.Answer.json(418, "{\"error\":\"teapot\",\"suberror\":7}");

    SignInOutcome outcome = signIn(mailbox, new FakeBrowser(authority));

    assertThat(outcome).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(outcome.authorityFailure().orElseThrow().error()).isEqualTo("teapot");
  }

  @Test
  void policyThatWantsMoreAsksToSignInAgain() {
    authority.next = FakeAuthority.error(400, "invalid_grant", "basic_action", "AADSTS50076");

    SignInOutcome outcome = signIn(mailbox, new FakeBrowser(authority));

    assertThat(outcome).isInstanceOf(SignInOutcome.SignInNeeded.class);
    assertThat(((SignInOutcome.SignInNeeded) outcome).reason())
        .isEqualTo(SignInReason.INTERACTION_REQUIRED);
  }

  @Test
  void answerOfAnotherIssuerIsRefusedBeforeTheCodeIsSentAnywhere() {
    String tenant = authority.address() + "/" + FakeAuthority.TENANT;
    for (String issuer :
        List.of(
            "https://evil.example/" + FakeAuthority.TENANT + "/v2.0",
            authority.address() + "/00000000-0000-0000-0000-00000000dead/v2.0",
            authority.address() + ".evil.example/" + FakeAuthority.TENANT + "/v2.0",
            tenant + "/v1.0",
            tenant)) {
      authority.issuer = issuer;

      assertThat(
              signIn(mailbox, new FakeBrowser(authority)).authorityFailure().orElseThrow().error())
          .as(issuer)
          .isEqualTo("issuer_mismatch");
    }
    assertThat(authority.tokenRequests).isEmpty();

    authority.issuer = tenant + "/v2.0";
    assertThat(signIn(mailbox, new FakeBrowser(authority)))
        .isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void accountOfAnotherOrganisationIsRefusedAndNothingIsStored() {
    authority.tenantOfPerson = "00000000-0000-0000-0000-00000000dead";

    assertThat(signIn(mailbox, new FakeBrowser(authority)))
        .isEqualTo(
            new SignInOutcome.WrongAccount(
                Mailboxes.PERSON,
                Mailboxes.PERSON,
                FakeAuthority.TENANT,
                "00000000-0000-0000-0000-00000000dead"));
    assertThat(store.names()).isEmpty();
  }

  @Test
  void idTokenOfAnotherRequestIsRefused() {
    authority.nonceInstead = "another";

    SignInOutcome outcome = signIn(mailbox, new FakeBrowser(authority));

    assertThat(outcome.authorityFailure().orElseThrow().error()).isEqualTo("nonce_mismatch");
    assertThat(store.names()).isEmpty();
  }

  @Test
  void untrustedCertificateIsUnreachableAndNamesTheHost() {
    MailboxConfiguration untrusted = Mailboxes.shared("support", authority.address(), null);

    SignInOutcome outcome = signIn(untrusted, new FakeBrowser(authority));

    assertThat(outcome).isInstanceOf(SignInOutcome.Unreachable.class);
    assertThat(((SignInOutcome.Unreachable) outcome).cause())
        .startsWith("localhost:")
        .contains("certification path");
  }

  @Test
  void brokenCertificateFileIsNamed() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.pem"), "no certificate");

    SignInOutcome outcome =
        signIn(
            Mailboxes.shared("support", authority.address(), broken), new FakeBrowser(authority));

    assertThat(((SignInOutcome.Unreachable) outcome).cause()).contains("broken.pem");
  }

  @Test
  void portInUseIsSaidWithTheRedirectAddress() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      URI redirect = URI.create("http://localhost:" + taken.getLocalPort() + "/back");
      MailboxConfiguration fixed =
          Mailboxes.mailbox(
              "support",
              trust,
              Mailboxes.delegated(authority.address()).redirect(redirect).build());

      SignInOutcome outcome = signIn(fixed, new FakeBrowser(authority));

      assertThat(outcome).isInstanceOf(SignInOutcome.RedirectUnavailable.class);
      assertThat(((SignInOutcome.RedirectUnavailable) outcome).redirect()).isEqualTo(redirect);
    }
  }

  @Test
  void storeThatCannotBeUsedIsSaid() {
    store.breakDown();

    assertThat(signIn(mailbox, new FakeBrowser(authority)))
        .isInstanceOf(SignInOutcome.StoreFailed.class);
  }

  @Test
  void signOutForgetsTheSignInOfEveryMailboxThatSharesIt() {
    signIn(mailbox, new FakeBrowser(authority));
    MailboxConfiguration second = Mailboxes.shared("rechnung", authority.address(), trust);
    assertThat(services.signInService().signedInAs(second).map(SignedInAccount::userName))
        .isEqualTo(Optional.of(Mailboxes.PERSON));

    services.signInService().signOut(mailbox);

    assertThat(services.signInService().signedInAs(second)).isEmpty();
    assertThat(store.names()).isEmpty();
  }
}
