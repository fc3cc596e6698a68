package org.postampel.oauth.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStore.Change;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.oauth.AccessToken;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;

/**
 * Tokens from the stored sign-ins. A token with time left is taken without a lock; a renewal
 * happens inside the store's lease for that sign-in, where the cache is read again first, so that
 * of all threads and processes one asks, and the replaced refresh token is stored before the new
 * token is used.
 */
final class StoredTokens implements AccessTokenSource {

  /** A token that ends sooner is renewed, so that it lasts through a check or a fetch. */
  static final Duration ENOUGH = Duration.ofMinutes(5);

  private final TokenStore store;
  private final StoredSessions sessions;
  private final PendingConsents consents;
  private final Clock clock;
  private final String currentUser;
  private final Renewals renewals = new Renewals();
  private final RejectedTokens rejected = new RejectedTokens();

  StoredTokens(
      TokenStore store,
      StoredSessions sessions,
      PendingConsents consents,
      Clock clock,
      String currentUser) {
    this.store = Objects.requireNonNull(store);
    this.sessions = Objects.requireNonNull(sessions);
    this.consents = Objects.requireNonNull(consents);
    this.clock = Objects.requireNonNull(clock);
    this.currentUser = Objects.requireNonNull(currentUser);
  }

  @Override
  public AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol) {
    TokenRequest request = TokenRequest.of(mailbox, protocol, currentUser);
    AccessTokenOutcome outcome = acquire(request);
    if (outcome instanceof AccessTokenOutcome.Granted granted) {
      rejected.handedOut(request, protocol, granted.token().value());
    }
    return outcome;
  }

  @Override
  public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
    rejected.reject(TokenRequest.of(mailbox, protocol, currentUser), protocol);
  }

  /** A token for the request, or why there is none. */
  AccessTokenOutcome acquire(TokenRequest request) {
    if (request.scopes().isEmpty()) {
      return new AccessTokenOutcome.Refused(
          AuthorityAnswer.ours("invalid_scope", "No scope is configured for this server."));
    }
    Optional<AccessTokenOutcome> known =
        tried(request, (connection, proof) -> stored(request, connection, proof));
    AccessTokenOutcome outcome = known.isPresent() ? known.get() : renewed(request);
    if (outcome instanceof AccessTokenOutcome.Granted) {
      rejected.granted(request);
    }
    return outcome;
  }

  /** A step towards a token; empty when it takes another one. */
  @FunctionalInterface
  private interface Step {
    Optional<AccessTokenOutcome> take(AuthorityConnection connection, ClientProof proof)
        throws AuthorityException;
  }

  private Optional<AccessTokenOutcome> tried(TokenRequest request, Step step) {
    try (ClientProof proof = sessions.proof(request)) {
      if (proof instanceof ClientProof.Missing absent) {
        return Optional.of(new AccessTokenOutcome.SecretMissing(absent.name()));
      }
      return step.take(sessions.connect(request), proof);
    } catch (TokenStoreException e) {
      // A store can only say that it could not be used; here it is known why.
      return Optional.of(
          Thread.currentThread().isInterrupted()
              ? interrupted()
              : new AccessTokenOutcome.StoreFailed(e));
    } catch (AuthorityException e) {
      return Optional.of(e.failure().asTokenOutcome(request, consents));
    }
  }

  private Optional<AccessTokenOutcome> stored(
      TokenRequest request, AuthorityConnection connection, ClientProof proof) {
    Optional<Secret> stored = store.read(request.cacheName());
    try {
      if (stored.isEmpty()) {
        return request.oauth().flow().isDelegated()
            ? Optional.of(nobody(request))
            : Optional.empty();
      }
      return good(request, sessions.open(request, connection, proof, stored))
          .map(AccessTokenOutcome.Granted::new);
    } finally {
      stored.ifPresent(Secret::close);
    }
  }

  private AccessTokenOutcome renewed(TokenRequest request) {
    try {
      return renewals.finished(
          attempt ->
              tried(
                      request,
                      (connection, proof) ->
                          Optional.of(
                              store
                                  .exclusively(
                                      request.cacheName(),
                                      now -> renewed(request, attempt, connection, proof, now))
                                  .get()))
                  .orElseThrow());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return interrupted();
    }
  }

  private static AccessTokenOutcome interrupted() {
    return new AccessTokenOutcome.Unreachable("interrupted");
  }

  /** The second answer is to be asked for after the lease: it may write another entry. */
  private Change<Supplier<AccessTokenOutcome>> renewed(
      TokenRequest request,
      Renewals.Attempt attempt,
      AuthorityConnection connection,
      ClientProof proof,
      Optional<Secret> stored) {
    TokenSession session = sessions.open(request, connection, proof, stored);
    Optional<AccessToken> good = good(request, session);
    if (good.isPresent()) {
      return new Change<>(Optional.empty(), () -> new AccessTokenOutcome.Granted(good.get()));
    } else if (request.oauth().flow().isDelegated() && session.userName().isEmpty()) {
      return new Change<>(Optional.empty(), () -> nobody(request));
    } else if (!attempt.begin(
        request.oauth().flow().isDelegated() ? connection::cancelUnlessSent : connection::cancel)) {
      return new Change<>(Optional.empty(), StoredTokens::interrupted);
    }
    try {
      AccessToken token = session.renewed().token();
      return new Change<>(Optional.of(session.cache()), () -> granted(request, token));
    } catch (AuthorityException e) {
      Optional<AccessToken> newer = newer(request, connection, proof, stored);
      if (newer.isPresent()) {
        return new Change<>(Optional.empty(), () -> new AccessTokenOutcome.Granted(newer.get()));
      }
      return new Change<>(
          session.cacheAfterRefusal(), () -> e.failure().asTokenOutcome(request, consents));
    }
  }

  /** A token that was stored while we asked, by somebody who took our lease for a dead one's. */
  private Optional<AccessToken> newer(
      TokenRequest request,
      AuthorityConnection connection,
      ClientProof proof,
      Optional<Secret> before) {
    Optional<Secret> now = store.read(request.cacheName());
    try {
      return now.isEmpty() || now.equals(before)
          ? Optional.empty()
          : good(request, sessions.open(request, connection, proof, now));
    } finally {
      now.ifPresent(Secret::close);
    }
  }

  private AccessTokenOutcome granted(TokenRequest request, AccessToken token) {
    consents.granted(request);
    return new AccessTokenOutcome.Granted(token);
  }

  private AccessTokenOutcome nobody(TokenRequest request) {
    return consents
        .of(request)
        .<AccessTokenOutcome>map(AccessTokenOutcome.ConsentPending::new)
        .orElseGet(() -> AccessTokenOutcome.SignInNeeded.because(SignInReason.NEVER_SIGNED_IN));
  }

  private Optional<AccessToken> good(TokenRequest request, TokenSession session) {
    return session
        .cached()
        .map(TokenSession.Grant::token)
        .filter(token -> token.expiresAt().isAfter(clock.instant().plus(ENOUGH)))
        .filter(token -> !rejected.isRejected(request, token.value()));
  }
}
