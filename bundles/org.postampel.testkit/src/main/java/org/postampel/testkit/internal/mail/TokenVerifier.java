package org.postampel.testkit.internal.mail;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;
import org.postampel.testkit.internal.directory.Person;

/** Looks into a bearer token as Exchange Online does, and says nothing about why it refuses. */
public final class TokenVerifier {
  private static final Set<String> AUDIENCES =
      Set.of("https://outlook.office.com", "https://outlook.office365.com");
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final RSAKey key;
  private final String issuer;
  private final Directory directory;
  private final Clock clock;

  /** Whom a good token stands for. */
  sealed interface Bearer {
    /** A person who signed in. */
    record Delegated(Person person) implements Bearer {}

    /** An application that acts by itself. */
    record Application(Client client) implements Bearer {}
  }

  /**
   * A verifier.
   *
   * @param key the authority's public key
   * @param issuer the issuer of access tokens
   * @param directory whose tokens are accepted
   * @param clock decides about expiry
   */
  public TokenVerifier(RSAKey key, String issuer, Directory directory, Clock clock) {
    this.key = key;
    this.issuer = issuer;
    this.directory = directory;
    this.clock = clock;
  }

  /** Returns whom the token stands for, if it is good for this protocol. */
  Optional<Bearer> verify(String token, MailProtocolRight right) {
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      if (!parsed.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
          || !parsed.verify(new RSASSAVerifier(key))) {
        return Optional.empty();
      }
      JWTClaimsSet claims = parsed.getJWTClaimsSet();
      return isCurrentAndOurs(claims) ? bearer(claims, right) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty(); // no token at all
    }
  }

  private boolean isCurrentAndOurs(JWTClaimsSet claims) throws ParseException {
    Instant now = clock.instant();
    Optional<Instant> expires =
        Optional.ofNullable(claims.getExpirationTime()).map(Date::toInstant);
    Optional<Instant> begins = Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant);
    return issuer.equals(claims.getIssuer())
        && claims.getAudience().stream().anyMatch(AUDIENCES::contains)
        && directory.tenant().toString().equals(claims.getStringClaim("tid"))
        && expires.filter(now::isBefore).isPresent()
        && begins.filter(begin -> !begin.isAfter(now.plus(SKEW))).isPresent();
  }

  private Optional<Bearer> bearer(JWTClaimsSet claims, MailProtocolRight right)
      throws ParseException {
    if ("app".equals(claims.getStringClaim("idtyp"))) {
      List<String> roles =
          Optional.ofNullable(claims.getStringListClaim("roles")).orElse(List.of());
      return roles.contains(right.role())
          ? directory.client(text(claims, "appid")).map(Bearer.Application::new)
          : Optional.empty();
    }
    boolean scoped = Arrays.asList(text(claims, "scp").split(" ")).contains(right.scope());
    return scoped
        ? directory.person(text(claims, "upn")).map(Bearer.Delegated::new)
        : Optional.empty();
  }

  private static String text(JWTClaimsSet claims, String name) throws ParseException {
    return Optional.ofNullable(claims.getStringClaim(name)).orElse("");
  }
}
