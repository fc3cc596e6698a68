package org.postampel.testkit.internal.authority;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;
import org.postampel.testkit.internal.directory.Person;

/** Makes signed tokens with the claims Entra puts in. */
public final class TokenIssuer {
  private static final Duration ID_TOKEN_LIFE = Duration.ofHours(1);

  private final SigningKey key;
  private final Directory directory;
  private final URI authority;
  private final Clock clock;

  /**
   * An issuer.
   *
   * @param key signs
   * @param directory whose tokens they are
   * @param authority base address without tenant
   * @param clock the time of issue
   */
  public TokenIssuer(SigningKey key, Directory directory, URI authority, Clock clock) {
    this.key = key;
    this.directory = directory;
    this.authority = authority;
    this.clock = clock;
  }

  /** Returns the issuer in access tokens, which are of version 1 for Exchange. */
  public String accessTokenIssuer() {
    return authority + "/" + directory.tenant() + "/";
  }

  /** Returns the issuer in id tokens and in the discovery document. */
  public String idTokenIssuer() {
    return authority + "/" + directory.tenant() + "/v2.0";
  }

  /** Returns an access token for a person. */
  public String delegated(
      Client client, Person person, String audience, Set<String> scopes, Duration life) {
    return key.sign(
        common(client, audience, life)
            .subject(subject(person.objectId(), client))
            .claim("oid", person.objectId().toString())
            .claim("upn", person.address())
            .claim("unique_name", person.address())
            .claim("name", person.name())
            .claim("scp", String.join(" ", new TreeSet<>(scopes)))
            .build());
  }

  /** Returns an access token for an application; without roles the claim is missing. */
  public String application(Client client, String audience, Set<String> roles, Duration life) {
    String principal = client.servicePrincipal().toString();
    JWTClaimsSet.Builder claims =
        common(client, audience, life)
            .subject(principal)
            .claim("oid", principal)
            .claim("idtyp", "app");
    if (!roles.isEmpty()) {
      claims.claim("roles", List.copyOf(new TreeSet<>(roles)));
    }
    return key.sign(claims.build());
  }

  String idToken(Client client, Person person, Optional<String> nonce) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(idTokenIssuer())
            .audience(client.id().toString())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ID_TOKEN_LIFE)))
            .subject(subject(person.objectId(), client))
            .claim("oid", person.objectId().toString())
            .claim("tid", directory.tenant().toString())
            .claim("preferred_username", person.address())
            .claim("name", person.name())
            .claim("ver", "2.0");
    nonce.ifPresent(value -> claims.claim("nonce", value));
    return key.sign(claims.build());
  }

  /** The value from which MSAL makes its account: who and which tenant. */
  String clientInfo(Person person) {
    Map<String, Object> info = new TreeMap<>();
    info.put("uid", person.objectId().toString());
    info.put("utid", directory.tenant().toString());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(JSONObjectUtils.toJSONString(info).getBytes(StandardCharsets.UTF_8));
  }

  private JWTClaimsSet.Builder common(Client client, String audience, Duration life) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(accessTokenIssuer())
        .audience(audience)
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life)))
        .claim("tid", directory.tenant().toString())
        .claim("appid", client.id().toString())
        .claim("appidacr", client.isPublic() ? "0" : "1")
        .claim("ver", "1.0");
  }

  private static String subject(UUID account, Client client) {
    return Opaque.digest(account + " " + client.id());
  }
}
