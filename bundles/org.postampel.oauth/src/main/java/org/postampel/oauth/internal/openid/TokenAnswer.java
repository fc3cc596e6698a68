package org.postampel.oauth.internal.openid;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.Secret;

/** What a token endpoint granted (RFC 6749, section 5.1; OpenID Connect Core 1.0, 3.1.3.3). */
public final class TokenAnswer {

  private static final long USUAL_LIFE = 3600;
  private static final long LONGEST_LIFE = 366L * 24 * 3600;

  private final Secret accessToken;
  private final Instant expiresAt;
  private final Secret refreshToken;
  private final JWT idToken;
  private final Set<String> scopes;

  private TokenAnswer(
      Secret accessToken, Instant expiresAt, Secret refreshToken, JWT idToken, Set<String> scopes) {
    this.accessToken = accessToken;
    this.expiresAt = expiresAt;
    this.refreshToken = refreshToken;
    this.idToken = idToken;
    this.scopes = Set.copyOf(scopes);
  }

  /**
   * Reads the answer.
   *
   * @param now when it came
   * @throws OpenIdException when there is no bearer token in it
   */
  public static TokenAnswer parse(String json, Instant now) throws OpenIdException {
    Map<String, Object> members;
    try {
      members = JSONObjectUtils.parse(json);
    } catch (ParseException | RuntimeException e) {
      throw unusable("it is no JSON object");
    }
    String token = text(members, "access_token");
    if (token.isEmpty()) {
      throw unusable("there is no access token in it");
    } else if (!"bearer".equalsIgnoreCase(text(members, "token_type"))) {
      throw unusable("the token is not of the type Bearer");
    }
    String refresh = text(members, "refresh_token");
    Set<String> scopes = new LinkedHashSet<>(List.of(text(members, "scope").split(" ")));
    scopes.remove("");
    return new TokenAnswer(
        Secret.ofText(token),
        now.plusSeconds(life(members.get("expires_in"))),
        refresh.isEmpty() ? null : Secret.ofText(refresh),
        jwt(text(members, "id_token")),
        scopes);
  }

  private static JWT jwt(String text) throws OpenIdException {
    try {
      return text.isEmpty() ? null : JWTParser.parse(text);
    } catch (java.text.ParseException | RuntimeException e) {
      throw unusable("the ID token cannot be read");
    }
  }

  private static long life(Object value) {
    long seconds = USUAL_LIFE;
    if (value instanceof Number number) {
      seconds = number.longValue();
    } else if (value instanceof String text && text.matches("[0-9]{1,9}")) {
      seconds = Long.parseLong(text);
    }
    return Math.max(0, Math.min(seconds, LONGEST_LIFE));
  }

  private static OpenIdException unusable(String why) {
    return new OpenIdException("invalid_token_response", "The answer cannot be used: " + why + ".");
  }

  private static String text(Map<String, Object> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  /** The access token. */
  public Secret accessToken() {
    return accessToken;
  }

  /** When it ends; an hour from now when the provider does not say. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** The refresh token; empty when there is none, and then an older one stays good. */
  public Optional<Secret> refreshToken() {
    return Optional.ofNullable(refreshToken);
  }

  /** The ID token, not verified yet. */
  public Optional<JWT> idToken() {
    return Optional.ofNullable(idToken);
  }

  /** What was allowed, where the provider says it (RFC 6749, section 3.3). */
  public Set<String> scopes() {
    return scopes;
  }
}
