package org.postampel.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.testkit.demo.AuthorityClient.with;
import static org.postampel.testkit.demo.AuthorityClient.without;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.testkit.demo.DemoBrowser.Behaviour;
import org.postampel.testkit.demo.DemoBrowser.Visit;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

class AuthorizePageTest {
  @TempDir private static Path folder;
  private DemoTenant tenant;
  private AuthorityClient client;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, new SettableClock());
    client = new AuthorityClient(tenant);
  }

  @AfterEach
  void stop() throws IOException {
    tenant.close();
  }

  @Test
  void pickedAccountThatConsentsGivesACodeAndTheStateBack() throws IOException {
    Visit.Answered answer =
        (Visit.Answered) client.visit(client.authorizeParameters(), DemoAccount.ANNA);

    assertThat(answer.posted()).isFalse();
    assertThat(answer.redirect()).isEqualTo(URI.create(AuthorityClient.REDIRECT));
    assertThat(answer.parameters()).containsEntry("state", "state&1").containsKey("code");
  }

  @Test
  void formPostAnswersWithAFormThatSubmitsItself() throws IOException {
    Map<String, String> request = with(client.authorizeParameters(), "response_mode", "form_post");

    Visit.Answered answer = (Visit.Answered) client.visit(request, DemoAccount.ANNA);

    assertThat(answer.posted()).isTrue();
    assertThat(answer.parameters()).containsEntry("state", "state&1").containsKey("code");
  }

  @Test
  void browserDeliversThePostedAnswerToTheApplication() throws IOException {
    Script application =
        Script.begin()
            .expect("POST / HTTP/1.1")
            .expectUntil("")
            .send("HTTP/1.1 200 OK", "Content-Length: 0", "Connection: close", "");
    try (ScriptedServer loopback = ScriptedServer.plain(application)) {
      Map<String, String> request =
          with(
              with(client.authorizeParameters(), "response_mode", "form_post"),
              "redirect_uri",
              "http://localhost:" + loopback.port() + "/");

      Visit visit = tenant.browser().signIn(client.authorizeAddress(request), DemoAccount.ANNA);

      assertThat(visit).isInstanceOf(Visit.Answered.class);
      loopback.verify();
    }
  }

  @Test
  void declinedConsentIsAnsweredWithAccessDenied() throws IOException {
    Visit.Answered answer =
        (Visit.Answered)
            tenant
                .browser()
                .visit(
                    client.authorizeAddress(client.authorizeParameters()),
                    DemoAccount.ANNA.address(),
                    Behaviour.DECLINES);

    assertThat(answer.parameters())
        .containsEntry("error", "access_denied")
        .doesNotContainKey("code");
    assertThat(answer.parameters().get("error_description")).startsWith("AADSTS65004: ");
  }

  @Test
  void cancelledPickerIsAnsweredWithAccessDenied() throws IOException {
    Visit.Answered answer =
        (Visit.Answered)
            tenant
                .browser()
                .visit(
                    client.authorizeAddress(client.authorizeParameters()), "", Behaviour.CANCELS);

    assertThat(answer.parameters())
        .containsEntry("error", "access_denied")
        .containsEntry("error_subcode", "cancel");
  }

  @Test
  void secondSignInOfThePersonDoesNotAskForConsentAgain() throws IOException {
    client.visit(client.authorizeParameters(), DemoAccount.ANNA);

    Visit.Answered second =
        (Visit.Answered)
            tenant
                .browser()
                .visit(
                    client.authorizeAddress(client.authorizeParameters()),
                    DemoAccount.ANNA.address(),
                    Behaviour.DECLINES);

    assertThat(second.parameters()).as("nothing to decline").containsKey("code");
  }

  @Test
  void consentOfOnePersonIsNotTheConsentOfAnother() throws IOException {
    client.visit(client.authorizeParameters(), DemoAccount.ANNA);

    Visit.Answered other =
        (Visit.Answered)
            tenant
                .browser()
                .visit(
                    client.authorizeAddress(client.authorizeParameters()),
                    DemoAccount.BERND.address(),
                    Behaviour.DECLINES);

    assertThat(other.parameters()).containsEntry("error", "access_denied");
  }

  @Test
  void unknownTenantIsRefused() throws IOException {
    URI good = client.authorizeAddress(client.authorizeParameters());
    URI wrong =
        URI.create(
            good.toString()
                .replace(tenant.tenantId().toString(), "99999999-0000-4000-8000-000000000000"));

    assertStopped(wrong, "AADSTS90002");
    assertAnswered(good);
  }

  @Test
  void tenantMayBeNamedByItsDomain() throws IOException {
    URI byDomain =
        URI.create(
            client
                .authorizeAddress(client.authorizeParameters())
                .toString()
                .replace(tenant.tenantId().toString(), tenant.domain()));

    assertAnswered(byDomain);
  }

  @Test
  void commonEndpointIsRefusedForAnApplicationOfOneTenant() throws IOException {
    URI common =
        URI.create(
            client
                .authorizeAddress(client.authorizeParameters())
                .toString()
                .replace(tenant.tenantId().toString(), "common"));

    assertStopped(common, "AADSTS50194");
  }

  @Test
  void unknownClientIsRefused() throws IOException {
    assertStopped(changed("client_id", "99999999-0000-4000-8000-000000000000"), "AADSTS700016");
  }

  @Test
  void redirectThatIsNotRegisteredIsRefused() throws IOException {
    assertStopped(changed("redirect_uri", "http://localhost:50123/other"), "AADSTS50011");
    assertStopped(changed("redirect_uri", "http://evil.example"), "AADSTS50011");
    assertStopped(changed("redirect_uri", "http://localhost@evil.example"), "AADSTS50011");
    assertStopped(changed("redirect_uri", "https://localhost:50123"), "AADSTS50011");
  }

  @Test
  void registeredLocalhostMatchesAnyPortWithAndWithoutSlash() throws IOException {
    assertAnswered(changed("redirect_uri", "http://localhost:1"));
    assertAnswered(changed("redirect_uri", "http://localhost:65535/"));
    assertAnswered(changed("redirect_uri", "http://localhost"));
  }

  @Test
  void misspeltScopeIsAnsweredToTheApplication() throws IOException {
    assertThat(errorFor("scope", "https://outlook.office.com/IMAP.AccessAsUser.Al"))
        .startsWith("AADSTS70011: ")
        .contains("IMAP.AccessAsUser.Al is not valid");
  }

  @Test
  void graphAndOutlookTogetherAreRefused() throws IOException {
    assertThat(errorFor("scope", AuthorityClient.MAIL + " https://graph.microsoft.com/User.Read"))
        .startsWith("AADSTS700022: ");
  }

  @Test
  void permissionThatIsNotRegisteredIsRefused() throws IOException {
    assertThat(errorFor("scope", "https://outlook.office.com/Mail.Read"))
        .startsWith("AADSTS650057: ");
  }

  @Test
  void plainOrMissingCodeChallengeIsRefusedForAPublicClient() throws IOException {
    assertThat(errorFor("code_challenge_method", "plain")).startsWith("AADSTS50147: ");
    Visit.Answered missing =
        (Visit.Answered)
            client.visit(
                without(
                    without(client.authorizeParameters(), "code_challenge"),
                    "code_challenge_method"),
                DemoAccount.ANNA);
    assertThat(missing.parameters().get("error_description")).startsWith("AADSTS50147: ");
  }

  @Test
  void accountOfASharedMailboxCannotSignIn() throws IOException {
    Visit visit = client.visit(client.authorizeParameters(), DemoAccount.SUPPORT);

    assertThat(((Visit.Stopped) visit).sentence()).startsWith("AADSTS50057: ");
  }

  @Test
  void blockedPersonCannotSignInUntilUnblocked() throws IOException {
    tenant.switches().block(DemoAccount.ANNA, true);
    assertThat(client.visit(client.authorizeParameters(), DemoAccount.ANNA))
        .isInstanceOf(Visit.Stopped.class);

    tenant.switches().block(DemoAccount.ANNA, false);
    assertThat(client.visit(client.authorizeParameters(), DemoAccount.ANNA))
        .isInstanceOf(Visit.Answered.class);
  }

  @Test
  void unknownAccountIsRefused() throws IOException {
    Visit visit =
        tenant
            .browser()
            .visit(
                client.authorizeAddress(client.authorizeParameters()),
                "<b>nobody</b>@musterfirma.example",
                Behaviour.ACCEPTS);

    assertThat(((Visit.Stopped) visit).sentence())
        .startsWith("AADSTS50034: ")
        .contains("<b>nobody</b>");
  }

  @Test
  void personWhoMayNotConsentNeedsTheAdministratorOnce() throws IOException {
    Visit.Answered before =
        (Visit.Answered) client.visit(client.authorizeParameters(), DemoAccount.EVA);
    assertThat(before.parameters()).containsEntry("error", "access_denied");
    assertThat(before.parameters().get("error_description")).startsWith("AADSTS90094: ");

    Visit.Answered consent =
        (Visit.Answered)
            tenant
                .browser()
                .consentAsAdministrator(
                    URI.create(
                        tenant.authority()
                            + "/"
                            + tenant.tenantId()
                            + "/adminconsent?client_id="
                            + tenant.publicClientId()
                            + "&state=7&redirect_uri=http://localhost:50123"));
    assertThat(consent.parameters())
        .containsEntry("admin_consent", "True")
        .containsEntry("tenant", tenant.tenantId().toString())
        .containsEntry("state", "7");

    Visit.Answered after =
        (Visit.Answered) client.visit(client.authorizeParameters(), DemoAccount.EVA);
    assertThat(after.parameters()).containsKey("code");
  }

  @Test
  void promptNoneNeverShowsAPage() throws IOException {
    assertThat(errorFor("prompt", "none")).startsWith("AADSTS50058: ");
  }

  private URI changed(String name, String value) {
    return client.authorizeAddress(with(client.authorizeParameters(), name, value));
  }

  private String errorFor(String name, String value) throws IOException {
    Visit.Answered answer =
        (Visit.Answered)
            client.visit(with(client.authorizeParameters(), name, value), DemoAccount.ANNA);
    return answer.parameters().getOrDefault("error_description", answer.parameters().toString());
  }

  private void assertStopped(URI address, String number) throws IOException {
    Visit visit = tenant.browser().visit(address, DemoAccount.ANNA.address(), Behaviour.ACCEPTS);
    assertThat(visit).isInstanceOf(Visit.Stopped.class);
    assertThat(((Visit.Stopped) visit).sentence()).startsWith(number + ": ");
  }

  private void assertAnswered(URI address) throws IOException {
    Visit visit = tenant.browser().visit(address, DemoAccount.ANNA.address(), Behaviour.ACCEPTS);
    assertThat(visit).isInstanceOf(Visit.Answered.class);
    assertThat(((Visit.Answered) visit).parameters()).containsKey("code");
  }
}
