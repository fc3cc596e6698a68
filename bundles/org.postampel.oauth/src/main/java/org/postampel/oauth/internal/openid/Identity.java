package org.postampel.oauth.internal.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who signed in, as the provider says it.
 *
 * @param subject the provider's own name for the person, which never changes
 * @param names what the person may be called, the one to show first; may be empty
 */
public record Identity(String subject, List<String> names) {

  /** Computers of an ERP are not always on time. */
  private static final int CLOCK_SKEW_SECONDS = 300;

  private static final List<String> NAMES = List.of("email", "preferred_username", "upn");

  /** Copies the list. */
  public Identity {
    names = List.copyOf(names);
  }

  /**
   * Who the ID token speaks of, after its signature, issuer, audience, dates and nonce have been
   * found right (OpenID Connect Core 1.0, section 3.1.3.7).
   *
   * @param keys the provider's keys, JSON (RFC 7517)
   * @param nonce the nonce that was sent; null where none was, as with a device code
   */
  public static Identity verified(
      JWT idToken, OpenIdProvider provider, String clientId, String keys, Nonce nonce)
      throws OpenIdException {
    JWSAlgorithm algorithm =
        idToken.getHeader().getAlgorithm() instanceof JWSAlgorithm signed ? signed : null;
    if (algorithm == null || !provider.idTokenAlgorithms().contains(algorithm)) {
      throw invalid("it is not signed as the provider says it signs");
    }
    try {
      IDTokenValidator validator =
          new IDTokenValidator(
              new Issuer(provider.issuer()), new ClientID(clientId), algorithm, JWKSet.parse(keys));
      validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
      validator.validate(idToken, nonce);
      return of(idToken.getJWTClaimsSet());
    } catch (BadJOSEException e) {
      throw invalid(String.valueOf(e.getMessage()));
    } catch (JOSEException | java.text.ParseException | RuntimeException e) {
      throw invalid("its signature cannot be checked");
    }
  }

  /**
   * Refuses an ID token that came with a refreshed token and speaks of somebody else (OpenID
   * Connect Core 1.0, section 12.2).
   */
  public static void requireSame(JWT idToken, OpenIdProvider provider, String subject)
      throws OpenIdException {
    try {
      JWTClaimsSet claims = idToken.getJWTClaimsSet();
      if (!provider.issuer().equals(claims.getIssuer()) || !subject.equals(claims.getSubject())) {
        throw invalid("it speaks of somebody else than before");
      }
    } catch (java.text.ParseException | RuntimeException e) {
      throw invalid("it cannot be read");
    }
  }

  /**
   * The same with the names of the user info endpoint added (OpenID Connect Core 1.0, section 5.3);
   * an answer about somebody else adds nothing.
   */
  public Identity with(String userInfo) {
    try {
      Map<String, Object> members = JSONObjectUtils.parse(userInfo);
      return subject.equals(members.get("sub")) ? new Identity(subject, names(members)) : this;
    } catch (ParseException | RuntimeException e) {
      return this;
    }
  }

  /** The name to show: the one that was expected, else the first, else the subject. */
  public String userName(Optional<String> expected) {
    return expected
        .flatMap(wanted -> names.stream().filter(wanted::equalsIgnoreCase).findFirst())
        .or(() -> names.stream().findFirst())
        .orElse(subject);
  }

  private static Identity of(JWTClaimsSet claims) {
    return new Identity(claims.getSubject(), names(claims.getClaims()));
  }

  private static List<String> names(Map<String, Object> claims) {
    List<String> names = new ArrayList<>();
    for (String name : NAMES) {
      if (claims.get(name) instanceof String text && !text.isBlank()) {
        names.add(text);
      }
    }
    return names;
  }

  private static OpenIdException invalid(String why) {
    return new OpenIdException(
        "invalid_id_token", "The ID token of the provider must not be accepted: " + why + ".");
  }
}
