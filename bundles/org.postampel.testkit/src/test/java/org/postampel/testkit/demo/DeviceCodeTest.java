package org.postampel.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.testkit.demo.AuthorityClient.with;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.testkit.demo.AuthorityClient.Answer;
import org.postampel.testkit.demo.DemoBrowser.Visit;

class DeviceCodeTest {
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
  void codeIsPendingUntilThePersonHasSignedIn() throws IOException {
    Answer begun = begin();
    assertError(poll(begun), "authorization_pending");

    Visit visit =
        tenant
            .browser()
            .enterDeviceCode(
                URI.create(begun.text("verification_uri")),
                begun.text("user_code"),
                DemoAccount.ANNA);

    assertThat(((Visit.Stopped) visit).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(2));
    Answer granted = poll(begun);
    assertThat(granted.json()).containsKeys("access_token", "refresh_token", "id_token");
    clock.advance(Duration.ofSeconds(2));
    assertError(poll(begun), "bad_verification_code");
  }

  @Test
  void clientThatPollsTooOftenIsToldToSlowDown() throws IOException {
    Answer begun = begin();
    assertError(poll(begun), "authorization_pending");

    assertError(poll(begun), "slow_down");

    clock.advance(Duration.ofSeconds(6));
    assertError(poll(begun), "authorization_pending");
  }

  @Test
  void codeExpiresAfterAQuarterOfAnHour() throws IOException {
    Answer begun = begin();
    clock.advance(Duration.ofMinutes(16));

    assertError(poll(begun), "expired_token");
  }

  @Test
  void personWithoutTheRightToConsentIsStoppedOnThePage() throws IOException {
    Answer begun = begin();

    Visit visit =
        tenant
            .browser()
            .enterDeviceCode(
                URI.create(begun.text("verification_uri")),
                begun.text("user_code"),
                DemoAccount.EVA);

    assertThat(((Visit.Stopped) visit).sentence()).startsWith("AADSTS90094: ");
    assertError(poll(begun), "authorization_pending");
  }

  @Test
  void mistypedCodeIsRefusedOnThePage() throws IOException {
    Answer begun = begin();

    Visit visit =
        tenant
            .browser()
            .enterDeviceCode(
                URI.create(begun.text("verification_uri")), "WRONGXXX", DemoAccount.ANNA);

    assertThat(((Visit.Stopped) visit).sentence()).startsWith("AADSTS70018: ");
  }

  @Test
  void unknownTenantClientAndScopeAreRefusedAtTheStart() throws IOException {
    Map<String, String> good = request();
    String path = tenant.tenantId() + "/oauth2/v2.0/devicecode";

    assertThat(client.post("nowhere.example/oauth2/v2.0/devicecode", good).number())
        .isEqualTo(90002);
    assertThat(client.post(path, with(good, "client_id", "no-client")).number()).isEqualTo(700016);
    assertThat(client.post(path, with(good, "scope", "https://outlook.office.com/X")).number())
        .isEqualTo(70011);
  }

  private Map<String, String> request() {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("client_id", tenant.publicClientId().toString());
    request.put("scope", AuthorityClient.MAIL);
    return request;
  }

  private Answer begin() throws IOException {
    return client.post(tenant.tenantId() + "/oauth2/v2.0/devicecode", request());
  }

  private Answer poll(Answer begun) throws IOException {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("grant_type", "device_code");
    request.put("client_id", tenant.publicClientId().toString());
    request.put("device_code", begun.text("device_code"));
    return client.token(request);
  }

  private static void assertError(Answer answer, String error) {
    assertThat(answer.json()).containsEntry("error", error);
  }
}
