package org.postampel.oauth.internal;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.postampel.oauth.TokenClaims;

/** Reads a token's claims without verifying them. */
final class JwtClaims {

  private JwtClaims() {}

  /** The claims, or {@link TokenClaims.Opaque} for everything that is no readable JWT. */
  static TokenClaims of(String token) {
    try {
      JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
      return claims == null ? new TokenClaims.Opaque() : readable(claims);
    } catch (ParseException | RuntimeException e) {
      return new TokenClaims.Opaque();
    }
  }

  /** The {@code nonce} of an ID token; empty when there is none. */
  static String nonce(String idToken) {
    return claim(idToken, "nonce");
  }

  /** The directory id ({@code tid}) of an ID token; empty when there is none. */
  static String tenant(String idToken) {
    return claim(idToken, "tid");
  }

  private static String claim(String idToken, String name) {
    try {
      JWTClaimsSet claims = JWTParser.parse(idToken).getJWTClaimsSet();
      return claims == null ? "" : text(claims, name);
    } catch (ParseException | RuntimeException e) {
      return "";
    }
  }

  private static TokenClaims readable(JWTClaimsSet claims) {
    Set<String> scopes = new LinkedHashSet<>(List.of(text(claims, "scp").strip().split("\\s+")));
    scopes.remove("");
    Set<String> roles = texts(claims.getClaim("roles"));
    String userName = firstText(claims, "upn", "preferred_username", "unique_name");
    boolean applicationOnly =
        "app".equals(text(claims, "idtyp"))
            || (scopes.isEmpty() && userName.isEmpty() && !roles.isEmpty());
    return new TokenClaims.Readable(
        new LinkedHashSet<>(claims.getAudience()),
        scopes,
        roles,
        text(claims, "tid"),
        userName,
        firstText(claims, "appid", "azp"),
        applicationOnly,
        instant(claims.getExpirationTime(), Instant.MAX),
        instant(claims.getNotBeforeTime(), Instant.MIN));
  }

  private static String firstText(JWTClaimsSet claims, String... names) {
    for (String name : names) {
      String value = text(claims, name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String value ? value : "";
  }

  private static Set<String> texts(Object claim) {
    Set<String> texts = new LinkedHashSet<>();
    if (claim instanceof Collection<?> collection) {
      for (Object member : collection) {
        if (member instanceof String value) {
          texts.add(value);
        }
      }
    }
    return texts;
  }

  private static Instant instant(Date date, Instant otherwise) {
    return date == null ? otherwise : date.toInstant();
  }
}
