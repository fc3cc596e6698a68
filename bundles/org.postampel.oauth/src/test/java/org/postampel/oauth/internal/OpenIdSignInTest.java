package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.Ending;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;

/** A person signs in at an OpenID provider, and out again. */
class OpenIdSignInTest {

  private OpenIdDesk desk;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    desk = new OpenIdDesk(folder);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void aPersonSignsInAndTheTokenIsThereWithoutAnotherRequest() {
    assertThat(desk.signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(desk.authority.pages.get(0))
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("prompt", "consent")
        .containsEntry("login_hint", Mailboxes.PERSON)
        .containsEntry("scope", "openid email offline_access mail");
    int requests = desk.authority.tokenRequests.size();
    assertThat(desk.acquire(Clock.systemUTC())).isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(desk.authority.tokenRequests).hasSize(requests);
    assertThat(desk.services.signInService().signedInAs(desk.mailbox).orElseThrow().userName())
        .isEqualToIgnoringCase(Mailboxes.PERSON);
  }

  @Test
  void somebodyElseIsTheWrongAccountAndNothingIsStored() {
    desk.authority.person = "other@musterfirma.example";
    assertThat(desk.signIn())
        .isEqualTo(new SignInOutcome.WrongAccount(Mailboxes.PERSON, "other@musterfirma.example"));
    assertThat(desk.store.names()).isEmpty();
  }

  @Test
  void aPermissionThatWasUntickedIsNamed() {
    desk.authority.scopeInstead = "openid email";
    SignInOutcome outcome = desk.signIn();
    assertThat(OpenIdDesk.word(outcome)).isEqualTo("scope_not_granted");
    assertThat(outcome.authorityFailure().orElseThrow().description()).contains("mail");
  }

  @Test
  void aSecondSignInWithAGoodRefreshTokenAsksForNoConsentAndKeepsTheToken() {
    desk.signIn();
    desk.authority.givesRefreshToken = false;
    assertThat(desk.signIn()).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(desk.authority.pages.get(1)).doesNotContainKey("prompt");
    assertThat(desk.acquire(OpenIdDesk.later(2))).isInstanceOf(AccessTokenOutcome.Granted.class);
  }

  @Test
  void signOutGivesTheRefreshTokenBack() {
    desk.signIn();
    desk.services.signInService().signOut(desk.mailbox);
    assertThat(desk.store.names()).isEmpty();
    assertThat(desk.authority.givenBack).hasSize(1);
  }

  @Test
  void signOutWorksWithoutTheProvider() {
    desk.signIn();
    desk.authority.close();
    desk.services.signInService().signOut(desk.mailbox);
    assertThat(desk.store.names()).isEmpty();
  }

  @Test
  void aProviderWithoutRefreshTokensIsSaidAtSignInAndInTheEndings() {
    desk.authority.givesRefreshToken = false;
    SignInOutcome outcome = desk.signIn();
    assertThat(((SignInOutcome.Granted) outcome).renewable()).isFalse();
    assertThat(outcome.sentence(OAuthServices.texts(Locale.ENGLISH))).contains("no refresh token");
    Ending ending = desk.services.signInService().endings(desk.mailbox).get(0);
    assertThat(ending.kind()).isEqualTo(Ending.Kind.REFRESH_TOKEN);
    assertThat(ending.certain()).isTrue();
    assertThat(ending.when())
        .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3700));
    AccessTokenOutcome.SignInNeeded after =
        (AccessTokenOutcome.SignInNeeded) desk.acquire(OpenIdDesk.later(2));
    assertThat(after.failure().orElseThrow().error()).isEqualTo("no_refresh_token");
  }
}
