package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;

class OpenIdSignInTest {

  private final MemoryTokenStore store = new MemoryTokenStore();
  private OpenIdAuthority authority;
  private MailboxConfiguration mailbox;
  private OAuthServices services;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    authority = new OpenIdAuthority();
    OAuthSignIn oauth =
        OAuthSignIn.builder()
            .account(new SignInAccount.Person(Mailboxes.PERSON))
            .authority(authority.address())
            .clientId(OpenIdAuthority.CLIENT)
            .scopes(MailProtocol.IMAP, Set.of("mail"))
            .scopes(MailProtocol.SMTP, Set.of("mail"))
            .build();
    mailbox = Mailboxes.mailbox("support", authority.trust(folder), oauth);
    services = services(Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    authority.close();
  }

  private OAuthServices services(Clock clock) {
    return Composition.compose(
        store,
        Mailboxes.presets(),
        clock,
        "user",
        new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofMinutes(1)));
  }

  private SignInOutcome signIn() {
    HttpClient browser =
        HttpClient.newBuilder()
            .sslContext(authority.certificates().clientContext())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();
    SignInPrompt prompt =
        address ->
            browser.sendAsync(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    return services.signInService().signIn(mailbox, prompt, new Cancellation());
  }

  private AccessTokenOutcome acquire(Clock clock) {
    return services(clock).accessTokenSource().acquire(mailbox, MailProtocol.IMAP);
  }

  private static Clock later(int hours) {
    return Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
  }

  private static String word(SignInOutcome outcome) {
    return outcome
        .authorityFailure()
        .orElseThrow(() -> new AssertionError("no refusal: " + outcome))
        .error();
  }

  @Test
  void aPersonSignsInAndTheTokenIsThereWithoutAnotherRequest() {
    assertThat(signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(authority.pages.get(0))
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("prompt", "consent")
        .containsEntry("login_hint", Mailboxes.PERSON)
        .containsEntry("scope", "openid email offline_access mail");
    int requests = authority.tokenRequests.size();
    assertThat(acquire(Clock.systemUTC())).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(authority.tokenRequests).hasSize(requests);
    assertThat(services.signInService().signedInAs(mailbox).orElseThrow().userName())
        .isEqualToIgnoringCase(Mailboxes.PERSON);
  }

  @Test
  void somebodyElseIsTheWrongAccountAndNothingIsStored() {
    authority.person = "other@musterfirma.example";
    assertThat(signIn())
        .isEqualTo(new SignInOutcome.WrongAccount(Mailboxes.PERSON, "other@musterfirma.example"));
    assertThat(store.names()).isEmpty();
  }

  @Test
  void aProviderThatCallsItselfOtherwiseIsNotAsked() {
    authority.issuer = "https://elsewhere.example";
    assertThat(word(signIn())).isEqualTo("issuer_mismatch");
    assertThat(authority.pages).isEmpty();
  }

  @Test
  void anAnswerOfAnotherIssuerIsRefusedBeforeTheCodeIsSent() {
    authority.issuerInRedirect = "https://elsewhere.example";
    assertThat(word(signIn())).isEqualTo("issuer_mismatch");
    assertThat(authority.tokenRequests).isEmpty();
  }

  @Test
  void aPromisedIssuerThatIsMissingIsRefused() {
    authority.issuerInRedirect = "";
    assertThat(word(signIn())).isEqualTo("issuer_missing");
    assertThat(authority.tokenRequests).isEmpty();
  }

  @Test
  void anIdTokenForAnotherRequestIsRefused() {
    authority.nonceInstead = "another";
    assertThat(word(signIn())).isEqualTo("invalid_id_token");
    assertThat(store.names()).isEmpty();
  }

  @Test
  void anIdTokenForAnotherProgramIsRefused() {
    authority.audience = "another-program";
    assertThat(word(signIn())).isEqualTo("invalid_id_token");
  }

  @Test
  void anIdTokenSignedBySomebodyElseIsRefused() {
    authority.foreignKey = true;
    assertThat(word(signIn())).isEqualTo("invalid_id_token");
    assertThat(store.names()).isEmpty();
  }

  @Test
  void aPermissionThatWasUntickedIsNamed() {
    authority.scopeInstead = "openid email";
    SignInOutcome outcome = signIn();
    assertThat(word(outcome)).isEqualTo("scope_not_granted");
    assertThat(outcome.authorityFailure().orElseThrow().description()).contains("mail");
  }

  @Test
  void anUnknownWordStaysLiteral() {
    authority.refusal = "weather_too_bad";
    SignInOutcome outcome = signIn();
    assertThat(outcome).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(word(outcome)).isEqualTo("weather_too_bad");
  }

  @Test
  void aReplacedRefreshTokenIsStoredAndUsedNextTime() {
    signIn();
    assertThat(acquire(later(2))).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(acquire(later(4))).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(refreshTokensSent()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void anOldCopyOfTheStoreEndsTheSignInAndTheProviderSaysWhy() {
    signIn();
    SecretName row = store.names().get(0);
    Secret copy = store.read(row).orElseThrow();
    acquire(later(2));
    Secret current = store.read(row).orElseThrow();
    store.write(row, copy);
    AccessTokenOutcome.SignInNeeded stolen = (AccessTokenOutcome.SignInNeeded) acquire(later(2));
    assertThat(stolen.failure().orElseThrow().description()).contains("used before");
    store.write(row, current);
    AccessTokenOutcome.SignInNeeded victim = (AccessTokenOutcome.SignInNeeded) acquire(later(4));
    assertThat(victim.failure().orElseThrow().description()).contains("revoked");
  }

  @Test
  void anEntryOfALaterVersionIsReadAndAnUnreadableOneAsksForThePerson() {
    signIn();
    SecretName row = store.names().get(0);
    String json = store.read(row).orElseThrow().use(String::new);
    store.write(
        row,
        Secret.ofText(json.replace("\"version\":1", "\"version\":7,\"moon\":{\"full\":true}")));
    assertThat(acquire(Clock.systemUTC())).isInstanceOf(AccessTokenOutcome.Granted.class);
    store.write(row, Secret.ofText(json.substring(0, json.length() / 2)));
    assertThat(acquire(Clock.systemUTC())).isInstanceOf(AccessTokenOutcome.SignInNeeded.class);
  }

  @Test
  void aRefreshTokenThatIsNotReplacedStays() {
    authority.rotates = false;
    signIn();
    assertThat(acquire(later(2))).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(acquire(later(4))).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(refreshTokensSent()).hasSize(2);
    assertThat(Set.copyOf(refreshTokensSent())).hasSize(1);
  }

  @Test
  void aRefusedRefreshTokenAsksForThePersonAndForConsentOnceMore() {
    signIn();
    authority.refusal = "invalid_grant";
    AccessTokenOutcome.SignInNeeded needed = (AccessTokenOutcome.SignInNeeded) acquire(later(2));
    assertThat(needed.reason()).isEqualTo(SignInReason.EXPIRED_OR_REVOKED);
    assertThat(needed.failure().orElseThrow().description()).isEqualTo("as the test wants it");
    authority.refusal = "";
    assertThat(signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(authority.pages.get(1)).containsEntry("prompt", "consent");
  }

  @Test
  void aSecondSignInWithAGoodRefreshTokenAsksForNoConsentAndKeepsTheToken() {
    signIn();
    authority.givesRefreshToken = false;
    assertThat(signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(authority.pages.get(1)).doesNotContainKey("prompt");
    assertThat(acquire(later(2))).isInstanceOf(AccessTokenOutcome.Granted.class);
  }

  @Test
  void manyThreadsOnAnExpiredTokenCauseOneRequest() throws Exception {
    signIn();
    OAuthServices expired = services(later(2));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<AccessTokenOutcome>> calls =
          IntStream.range(0, 64)
              .<Callable<AccessTokenOutcome>>mapToObj(
                  i -> () -> expired.accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
              .collect(Collectors.toList());
      for (Future<AccessTokenOutcome> one : threads.invokeAll(calls)) {
        assertThat(one.get()).isInstanceOf(AccessTokenOutcome.Granted.class);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(refreshTokensSent()).hasSize(1);
  }

  @Test
  void aProviderThatAsksToWaitIsLeftAloneUntilThen() {
    signIn();
    OAuthServices expired = services(later(2));
    authority.tooMany = true;
    AccessTokenOutcome first = expired.accessTokenSource().acquire(mailbox, MailProtocol.IMAP);
    assertThat(((AccessTokenOutcome.Unreachable) first).cause()).contains("HTTP 429", "60 s");
    assertThat(expired.accessTokenSource().acquire(mailbox, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Unreachable.class);
    assertThat(refreshTokensSent()).hasSize(1);
  }

  @Test
  void aProviderWithoutDeviceCodesIsSaidInOneSentence() {
    SignInPrompt prompt =
        new SignInPrompt() {
          @Override
          public void openInBrowser(URI address) {
            throw new AssertionError("a device code was chosen");
          }

          @Override
          public boolean prefersDeviceCode() {
            return true;
          }
        };
    SignInOutcome outcome = services.signInService().signIn(mailbox, prompt, new Cancellation());
    assertThat(outcome.sentence(OAuthServices.texts(Locale.ENGLISH))).contains("no device codes");
  }

  @Test
  void signOutGivesTheRefreshTokenBack() {
    signIn();
    services.signInService().signOut(mailbox);
    assertThat(store.names()).isEmpty();
    assertThat(authority.givenBack).hasSize(1);
  }

  @Test
  void signOutWorksWithoutTheProvider() {
    signIn();
    authority.close();
    services.signInService().signOut(mailbox);
    assertThat(store.names()).isEmpty();
  }

  private List<String> refreshTokensSent() {
    return authority.tokenRequests.stream()
        .filter(form -> "refresh_token".equals(form.get("grant_type")))
        .map(form -> form.get("refresh_token"))
        .toList();
  }
}
