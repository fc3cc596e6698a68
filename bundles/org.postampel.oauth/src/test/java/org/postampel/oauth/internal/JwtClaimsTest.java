package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postampel.oauth.TokenClaims;

class JwtClaimsTest {

  private static String jwt(String payload) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(payload.getBytes(StandardCharsets.UTF_8))
        + ".c2lnbmF0dXJl";
  }

  @Test
  void delegatedTokenTellsPersonScopesAndTimes() {
    assertThat(
            JwtClaims.of(
                jwt(
                    "{\"aud\":\"https://outlook.office.com\",\"scp\":\"IMAP.AccessAsUser.All"
                        + " SMTP.Send\",\"upn\":\"a@b.example\",\"tid\":\"t\",\"appid\":\"c\","
                        + "\"exp\":2000,\"nbf\":1000}")))
        .isEqualTo(
            new TokenClaims.Readable(
                Set.of("https://outlook.office.com"),
                Set.of("IMAP.AccessAsUser.All", "SMTP.Send"),
                Set.of(),
                "t",
                "a@b.example",
                "c",
                false,
                Instant.ofEpochSecond(2000),
                Instant.ofEpochSecond(1000)));
  }

  @Test
  void applicationTokenIsRecognizedByItsTypeOrByItsRolesWithoutPerson() {
    for (String payload : List.of("{\"idtyp\":\"app\"}", "{\"roles\":[\"IMAP.AccessAsApp\"]}")) {
      assertThat(((TokenClaims.Readable) JwtClaims.of(jwt(payload))).applicationOnly()).isTrue();
    }
  }

  @Test
  void claimsOfAnotherTypeThanExpectedAreLeftOut() {
    TokenClaims claims = JwtClaims.of(jwt("{\"scp\":7,\"roles\":\"x\",\"upn\":{},\"tid\":[]}"));

    assertThat(claims)
        .isInstanceOfSatisfying(
            TokenClaims.Readable.class,
            readable -> {
              assertThat(readable.scopes()).isEmpty();
              assertThat(readable.roles()).isEmpty();
              assertThat(readable.userName()).isEmpty();
              assertThat(readable.expiresAt()).isEqualTo(Instant.MAX);
              assertThat(readable.notBefore()).isEqualTo(Instant.MIN);
            });
  }

  @Test
  void everythingElseIsOpaque() {
    for (String token : List.of("", "EwB4A8l6BAAU", "ya29.a0Af", "a.b.c", "....")) {
      assertThat(JwtClaims.of(token)).isEqualTo(new TokenClaims.Opaque());
    }
  }
}
