package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.oauth.SignInOutcome;

/** How a program proves to an OpenID provider who it is. */
class OpenIdClientTest {

  private OpenIdDesk desk;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    desk = new OpenIdDesk(folder);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @BeforeEach
  void theProviderKnowsASecret() {
    desk.authority.secret = "s3cr:t & more";
  }

  private void store(String secret) {
    desk.store.write(
        SecretName.clientSecret(desk.mailbox.oauth().orElseThrow().registration()),
        Secret.ofText(secret));
  }

  private void useTheApplicationsOwnName() {
    desk.use(
        desk.oauth().flow(OAuthFlow.CLIENT_CREDENTIALS).account(new SignInAccount.Application()));
  }

  @Test
  void aPersonSignsInWithTheSecretInTheForm() {
    desk.authority.secretGoesInto = "client_secret_post";
    store("s3cr:t & more");
    assertThat(desk.signIn()).isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void anApplicationGetsATokenWithTheSecretInTheForm() {
    desk.authority.secretGoesInto = "client_secret_post";
    useTheApplicationsOwnName();
    store("s3cr:t & more");
    assertThat(desk.signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(desk.authority.tokenRequests.get(0))
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("scope", "mail")
        .doesNotContainKey("Authorization");
  }

  @Test
  void theSecretGoesIntoTheHeaderWhereTheProviderSaysNothing() {
    // RFC 6749, section 2.3.1: both parts are form-encoded before they are joined.
    desk.authority.secret = "s3cr%3At+%26+more";
    useTheApplicationsOwnName();
    store("s3cr:t & more");
    assertThat(desk.signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(desk.authority.tokenRequests.get(0)).doesNotContainKey("client_secret");
  }

  @Test
  void aWrongSecretIsRefusedInTheProvidersWordsAndStaysSecret() {
    desk.authority.secretGoesInto = "client_secret_post";
    useTheApplicationsOwnName();
    store("wrong-secret");
    SignInOutcome outcome = desk.signIn();
    assertThat(OpenIdDesk.word(outcome)).isEqualTo("invalid_client");
    assertThat(outcome.authorityFailure().orElseThrow().description())
        .isEqualTo("No such client or secret.");
    assertThat(outcome.toString()).doesNotContain("wrong-secret");
  }

  @Test
  void aProgramTheProviderDoesNotKnowIsRefusedInItsWords() {
    desk.authority.secretGoesInto = "client_secret_post";
    desk.use(
        desk.oauth()
            .clientId("unknown")
            .flow(OAuthFlow.CLIENT_CREDENTIALS)
            .account(new SignInAccount.Application()));
    store("s3cr:t & more");
    assertThat(OpenIdDesk.word(desk.signIn())).isEqualTo("invalid_client");
  }

  @Test
  void aMissingSecretIsNamedAndNobodyIsAsked() {
    useTheApplicationsOwnName();
    assertThat(desk.signIn()).isInstanceOf(SignInOutcome.SecretMissing.class);
    assertThat(desk.authority.tokenRequests).isEmpty();
  }
}
