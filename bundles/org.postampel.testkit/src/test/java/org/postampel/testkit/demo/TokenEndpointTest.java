package org.postampel.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.testkit.demo.AuthorityClient.text;
import static org.postampel.testkit.demo.AuthorityClient.with;
import static org.postampel.testkit.demo.AuthorityClient.without;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.testkit.demo.AuthorityClient.Answer;

class TokenEndpointTest {
  private final SettableClock clock = new SettableClock();
  @TempDir private static Path folder;
  private DemoTenant tenant;
  private AuthorityClient client;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, clock);
    client = new AuthorityClient(tenant);
  }

  @AfterEach
  void stop() throws IOException {
    tenant.close();
  }

  @Test
  void codeGivesTokensWithTheClaimsOfEntra() throws Exception {
    Answer answer = client.token(client.codeRequest(DemoAccount.ANNA));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).containsKeys("refresh_token", "ext_expires_in", "client_info");
    assertThat(answer.text("scope"))
        .contains("https://outlook.office.com/IMAP.AccessAsUser.All")
        .doesNotContain("POP.AccessAsUser.All");
    JWTClaimsSet access = verified(answer.text("access_token"));
    assertThat(access.getAudience()).containsExactly("https://outlook.office.com");
    assertThat(access.getStringClaim("scp")).isEqualTo("IMAP.AccessAsUser.All SMTP.Send");
    assertThat(access.getStringClaim("upn")).isEqualTo(DemoAccount.ANNA.address());
    assertThat(access.getStringClaim("tid")).isEqualTo(tenant.tenantId().toString());
    assertThat(access.getStringClaim("appid")).isEqualTo(tenant.publicClientId().toString());
    JWTClaimsSet id = verified(answer.text("id_token"));
    assertThat(id.getStringClaim("preferred_username")).isEqualTo(DemoAccount.ANNA.address());
    assertThat(id.getStringClaim("nonce")).isEqualTo("n-1");
    String info =
        new String(
            Base64.getUrlDecoder().decode(answer.text("client_info")), StandardCharsets.UTF_8);
    assertThat(info)
        .contains(DemoAccount.ANNA.objectId().toString())
        .contains(tenant.tenantId().toString());
  }

  @Test
  void refusalHasTheShapeOfEntra() throws IOException {
    Answer refused = client.token(with(client.credentialsRequest(), "client_secret", "wrong"));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json())
        .containsKeys("error", "timestamp", "trace_id", "error_uri")
        .containsEntry("correlation_id", "00000000-0000-0000-0000-00000000cafe");
    assertThat(refused.text("error_description"))
        .matches("AADSTS7000215: .* Trace ID: .* Correlation ID: .* Timestamp: 2026-03-02 .*Z");
    assertThat(refused.number()).isEqualTo(7000215);
  }

  @Test
  void unknownTenantIsRefused() throws IOException {
    assertRefused(
        client.token("musterfrima.example", client.codeRequest(DemoAccount.ANNA)),
        "invalid_request",
        90002);
  }

  @Test
  void unknownClientIsRefused() throws IOException {
    assertRefused(
        changedCode("client_id", "99999999-0000-4000-8000-000000000000"),
        "unauthorized_client",
        700016);
  }

  @Test
  void codeUsedTwiceIsRefused() throws IOException {
    Map<String, String> request = client.codeRequest(DemoAccount.ANNA);

    assertThat(client.token(request).status()).isEqualTo(200);
    assertRefused(client.token(request), "invalid_grant", 54005);
  }

  @Test
  void codeOlderThanTenMinutesIsRefused() throws IOException {
    Map<String, String> request = client.codeRequest(DemoAccount.ANNA);
    clock.advance(Duration.ofMinutes(11));

    assertRefused(client.token(request), "invalid_grant", 70008);
  }

  @Test
  void codeWithAnotherVerifierIsRefused() throws IOException {
    assertRefused(
        changedCode("code_verifier", AuthorityClient.VERIFIER + "x"), "invalid_grant", 501481);
    assertRefused(
        client.token(without(client.codeRequest(DemoAccount.ANNA), "code_verifier")),
        "invalid_grant",
        501481);
  }

  @Test
  void codeWithAnotherRedirectIsRefused() throws IOException {
    assertRefused(changedCode("redirect_uri", "http://localhost:50124"), "invalid_grant", 500112);
  }

  @Test
  void codeOfAnotherClientIsRefused() throws IOException {
    Map<String, String> request =
        with(
            with(
                client.codeRequest(DemoAccount.ANNA),
                "client_id",
                tenant.confidentialClientId().toString()),
            "client_secret",
            text(tenant.confidentialClientSecret()));

    assertRefused(client.token(request), "invalid_grant", 700005);
  }

  @Test
  void inventedCodeIsRefused() throws IOException {
    assertRefused(changedCode("code", "1.Ainvented"), "invalid_grant", 70000);
  }

  @Test
  void secretOfAPublicClientIsRefused() throws IOException {
    assertRefused(changedCode("client_secret", "any"), "invalid_client", 700025);
  }

  @Test
  void confidentialClientMustProveItselfWithItsCurrentSecret() throws IOException {
    assertThat(client.token(confidentialCode()).status()).isEqualTo(200);
    assertRefused(
        client.token(without(confidentialCode(), "client_secret")), "invalid_client", 7000218);
    assertRefused(
        client.token(with(confidentialCode(), "client_secret", "wrong")),
        "invalid_client",
        7000215);
    assertRefused(
        client.token(with(confidentialCode(), "client_secret", text(tenant.expiredClientSecret()))),
        "invalid_client",
        7000222);
  }

  @Test
  void misspeltAndMixedScopesAreRefused() throws IOException {
    assertRefused(
        changedCode("scope", "https://outlook.office.com/SMTP.Sent"), "invalid_scope", 70011);
    assertRefused(
        changedCode("scope", AuthorityClient.MAIL + " https://graph.microsoft.com/User.Read"),
        "invalid_scope",
        700022);
  }

  @Test
  void scopeNobodyConsentedToNeedsConsent() throws IOException {
    Answer refused =
        changedCode("scope", "https://outlook.office.com/POP.AccessAsUser.All offline_access");

    assertRefused(refused, "invalid_grant", 65001);
    assertThat(refused.text("suberror")).isEqualTo("consent_required");
  }

  @Test
  void withdrawnConsentRefusesTheNextRefresh() throws IOException {
    String refresh = refreshToken();
    assertThat(client.token(client.refreshRequest(refresh)).status()).isEqualTo(200);

    tenant.switches().withdrawConsent(tenant.publicClientId());

    assertRefused(client.token(client.refreshRequest(refresh)), "invalid_grant", 65001);
  }

  @Test
  void refreshTokenIsReplacedOnEveryUseAndBothStayGoodAsAtEntra() throws IOException {
    String first = refreshToken();
    String second = client.token(client.refreshRequest(first)).text("refresh_token");

    assertThat(second).isNotEqualTo(first);
    assertThat(client.token(client.refreshRequest(second)).status()).isEqualTo(200);
    assertThat(client.token(client.refreshRequest(first)).status()).isEqualTo(200);
  }

  @Test
  void refreshTokenWorksOnceWhereATestWantsItSo() throws IOException {
    tenant.switches().refreshTokensWorkOnce(true);
    String first = refreshToken();

    String second = client.token(client.refreshRequest(first)).text("refresh_token");
    assertRefused(client.token(client.refreshRequest(first)), "invalid_grant", 70000);
    // The second use of the first one shows a copy, so its successor is no longer trusted.
    assertRefused(client.token(client.refreshRequest(second)), "invalid_grant", 70000);
  }

  @Test
  void unknownRefreshTokenIsRefused() throws IOException {
    assertRefused(client.token(client.refreshRequest("1.Rxyz")), "invalid_grant", 70000);
  }

  @Test
  void refreshTokenOfAnotherClientIsRefused() throws IOException {
    Map<String, String> other =
        with(
            with(
                client.refreshRequest(refreshToken()),
                "client_id",
                tenant.confidentialClientId().toString()),
            "client_secret",
            text(tenant.confidentialClientSecret()));

    assertRefused(client.token(other), "invalid_grant", 70000);
  }

  @Test
  void refreshTokenNotUsedForNinetyDaysIsRefused() throws IOException {
    String refresh = refreshToken();
    clock.advance(Duration.ofDays(89));
    String replaced = client.token(client.refreshRequest(refresh)).text("refresh_token");
    clock.advance(Duration.ofDays(2));

    assertRefused(client.token(client.refreshRequest(refresh)), "invalid_grant", 700082);
    assertThat(client.token(client.refreshRequest(replaced)).status()).isEqualTo(200);
  }

  @Test
  void revokedRefreshTokensAreRefusedAndNewOnesAreGood() throws IOException {
    String before = refreshToken();

    tenant.switches().revokeRefreshTokens();

    assertRefused(client.token(client.refreshRequest(before)), "invalid_grant", 50173);
    assertThat(client.token(client.refreshRequest(refreshToken())).status()).isEqualTo(200);
  }

  @Test
  void blockedAccountIsRefusedAtTheNextRefresh() throws IOException {
    String refresh = refreshToken();

    tenant.switches().block(DemoAccount.ANNA, true);

    assertRefused(client.token(client.refreshRequest(refresh)), "invalid_grant", 50057);
  }

  @Test
  void offlineAccessMustBeAskedForToGetARefreshToken() throws IOException {
    Map<String, String> authorize =
        with(
            client.authorizeParameters(),
            "scope",
            "openid https://outlook.office.com/IMAP.AccessAsUser.All");

    Answer answer = client.token(client.codeRequest(DemoAccount.ANNA, authorize));

    assertThat(answer.json()).containsKey("access_token").doesNotContainKey("refresh_token");
  }

  @Test
  void applicationGetsItsRolesForTheDefaultScope() throws Exception {
    Answer answer = client.token(client.credentialsRequest());

    JWTClaimsSet access = verified(answer.text("access_token"));
    assertThat(access.getAudience()).containsExactly("https://outlook.office365.com");
    assertThat(access.getStringClaim("idtyp")).isEqualTo("app");
    assertThat(access.getStringListClaim("roles"))
        .containsExactly("IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp");
    assertThat(answer.json()).doesNotContainKeys("refresh_token", "id_token");
  }

  @Test
  void applicationThatAsksForOneScopeInsteadOfTheDefaultIsRefused() throws IOException {
    assertRefused(
        client.token(
            with(
                client.credentialsRequest(),
                "scope",
                "https://outlook.office.com/IMAP.AccessAsUser.All")),
        "invalid_scope",
        1002012);
  }

  @Test
  void applicationWithoutPermissionGetsATokenWithoutRoles() throws Exception {
    for (String role : List.of("IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp")) {
      tenant.switches().withdrawApplicationPermission(role, true);
    }

    Answer answer = client.token(client.credentialsRequest());

    assertThat(verified(answer.text("access_token")).getClaims()).doesNotContainKey("roles");
  }

  @Test
  void throttledRequestsSayWhenToComeBack() throws IOException {
    tenant.switches().throttle(1, Duration.ofSeconds(17));

    Answer throttled = client.token(client.credentialsRequest());

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.headers().get("retry-after")).containsExactly("17");
    assertThat(client.token(client.credentialsRequest()).status()).isEqualTo(200);
  }

  @Test
  void requestsAreCountedByGrantType() throws IOException {
    client.token(client.refreshRequest(refreshToken()));
    client.token(client.credentialsRequest());
    client.token(with(client.credentialsRequest(), "client_secret", "wrong"));

    assertThat(tenant.switches().tokenRequests("authorization_code")).isEqualTo(1);
    assertThat(tenant.switches().tokenRequests("refresh_token")).isEqualTo(1);
    assertThat(tenant.switches().tokenRequests("client_credentials")).isEqualTo(2);
    assertThat(tenant.switches().tokenRequests()).isEqualTo(4);
  }

  @Test
  void unknownGrantTypeIsRefused() throws IOException {
    assertRefused(changedCode("grant_type", "password"), "unsupported_grant_type", 70003);
  }

  private Answer changedCode(String name, String value) throws IOException {
    return client.token(with(client.codeRequest(DemoAccount.ANNA), name, value));
  }

  private Map<String, String> confidentialCode() throws IOException {
    Map<String, String> authorize =
        with(client.authorizeParameters(), "client_id", tenant.confidentialClientId().toString());
    return with(
        client.codeRequest(DemoAccount.ANNA, authorize),
        "client_secret",
        text(tenant.confidentialClientSecret()));
  }

  private String refreshToken() throws IOException {
    return client.token(client.codeRequest(DemoAccount.ANNA)).text("refresh_token");
  }

  private JWTClaimsSet verified(String token) throws Exception {
    Answer keys = client.get(tenant.tenantId() + "/discovery/v2.0/keys");
    RSAKey key = JWKSet.parse(keys.json()).getKeys().get(0).toRSAKey();
    SignedJWT parsed = SignedJWT.parse(token);
    assertThat(parsed.verify(new RSASSAVerifier(key))).as("signature").isTrue();
    return parsed.getJWTClaimsSet();
  }

  private static void assertRefused(Answer answer, String error, int number) {
    assertThat(answer.json()).containsEntry("error", error);
    assertThat(answer.number()).isEqualTo(number);
    assertThat(answer.status()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
  }
}
