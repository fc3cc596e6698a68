package org.postampel.oauth.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.ProxySetting;
import org.postampel.oauth.internal.openid.OpenIdClient;
import org.postampel.oauth.internal.openid.OpenIdException;
import org.postampel.oauth.internal.openid.OpenIdProvider;

/**
 * Opens sessions at OpenID providers. What a provider says about itself is remembered for an hour,
 * so that a renewal is one request. Safe for several threads.
 */
final class OpenIdSessions {

  private static final int KEPT = 16;
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  private final TokenStore store;
  private final AuthoritySessions sessions;
  private final TimeLimits limits;
  private final Clock clock;
  private final Map<Route, Known> providers =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Route, Known> eldest) {
          return size() > KEPT;
        }
      };

  OpenIdSessions(TokenStore store, AuthoritySessions sessions, TimeLimits limits, Clock clock) {
    this.store = Objects.requireNonNull(store);
    this.sessions = Objects.requireNonNull(sessions);
    this.limits = Objects.requireNonNull(limits);
    this.clock = Objects.requireNonNull(clock);
  }

  /** What was heard over one way is not believed on another. */
  private record Route(URI issuer, Optional<Path> certificates, ProxySetting proxy) {}

  private record Known(OpenIdProvider provider, Instant until) {}

  /** The way to the provider of this request. */
  AuthorityConnection connect(TokenRequest request) throws AuthorityException {
    return sessions.connect(request);
  }

  /** Requests over a connection. */
  OpenIdRequests requests(AuthorityConnection connection) {
    return new OpenIdRequests(connection, limits);
  }

  /** The provider of this request; asks it when that is needed. */
  OpenIdProvider provider(TokenRequest request, AuthorityConnection connection)
      throws AuthorityException {
    URI issuer = request.oauth().authority();
    Route route =
        new Route(issuer, request.mailbox().trustedCertificates(), request.mailbox().proxy());
    Instant now = clock.instant();
    synchronized (providers) {
      Known known = providers.get(route);
      if (known != null && now.isBefore(known.until())) {
        return known.provider();
      }
    }
    try {
      OpenIdProvider provider =
          OpenIdProvider.parse(
              issuer, requests(connection).document(OpenIdProvider.describedAt(issuer)));
      synchronized (providers) {
        providers.put(route, new Known(provider, now.plus(GOOD_FOR)));
      }
      return provider;
    } catch (OpenIdException e) {
      throw OpenIdRequests.refused(e);
    }
  }

  /**
   * How the application proves who it is; also for a device code, because Google gives programs on
   * a desktop a secret.
   *
   * @throws AuthorityException when the certificate's file cannot be used
   */
  ClientProof proof(TokenRequest request) throws AuthorityException {
    return ClientProof.configured(request, store, clock);
  }

  /** The application as the provider knows it. */
  OpenIdClient client(TokenRequest request, ClientProof proof) {
    String id = request.oauth().clientId();
    if (proof instanceof ClientProof.BySecret known) {
      return new OpenIdClient.WithSecret(id, known.secret());
    } else if (proof instanceof ClientProof.ByCertificate known) {
      return new OpenIdClient.WithKey(
          id, known.certificate().certificate(), known.certificate().key(), clock);
    }
    return new OpenIdClient.Public(id);
  }

  /** A session over what is stored. */
  OpenIdSession open(
      TokenRequest request,
      AuthorityConnection connection,
      ClientProof proof,
      Optional<Secret> stored) {
    return new OpenIdSession(this, request, connection, client(request, proof), clock, stored);
  }

  /** What is stored of this sign-in. */
  Optional<Secret> stored(TokenRequest request) {
    return store.read(request.cacheName());
  }

  /** Ends a sign-in of a person. */
  KeptSignIn keeper() {
    return new KeptSignIn(store);
  }
}
