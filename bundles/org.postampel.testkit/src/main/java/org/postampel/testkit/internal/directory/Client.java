package org.postampel.testkit.internal.directory;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.postampel.core.credential.Secret;

/**
 * An application registration with its service principal.
 *
 * @param id the application (client) id
 * @param name shown on the consent page
 * @param servicePrincipal the object id of the enterprise application, not of the registration
 * @param secret the client secret's value; nothing for a public client
 * @param expiredSecret a value that was good once
 * @param redirects registered redirect addresses; {@code http://localhost} takes any port
 * @param delegated the delegated permissions registered, by short name
 * @param roles the application permissions granted by the administrator
 */
public record Client(
    UUID id,
    String name,
    UUID servicePrincipal,
    Optional<Secret> secret,
    Optional<Secret> expiredSecret,
    Set<String> redirects,
    Set<String> delegated,
    Set<String> roles) {

  /** Copies the sets and checks that nothing is missing. */
  public Client {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(servicePrincipal, "servicePrincipal");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(expiredSecret, "expiredSecret");
    redirects = Set.copyOf(redirects);
    delegated = Set.copyOf(delegated);
    roles = Set.copyOf(roles);
  }

  /** Returns whether this client has no secret. */
  public boolean isPublic() {
    return secret.isEmpty();
  }

  /**
   * Returns whether an answer may go to this address: exactly as registered, but on {@code
   * localhost} the port does not count (RFC 8252 section 7.3, Entra's reply-url rules).
   *
   * @param redirect as sent by the client
   */
  public boolean allowsRedirect(String redirect) {
    if (redirects.contains(redirect)) {
      return true;
    }
    URI asked;
    try {
      asked = URI.create(redirect);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return "http".equals(asked.getScheme())
        && ("localhost".equals(asked.getHost()) || "127.0.0.1".equals(asked.getHost()))
        && asked.getRawUserInfo() == null
        && asked.getRawQuery() == null
        && asked.getRawFragment() == null
        && redirects.contains("http://" + asked.getHost() + withoutSlash(asked.getRawPath()));
  }

  private static String withoutSlash(String path) {
    return path == null || path.equals("/") ? "" : path;
  }
}
