package org.postampel.oauth.internal;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.TokenStore;

/** Sessions over what is stored, at whichever kind of authority the request is for. */
final class StoredSessions {

  private final TokenStore store;
  private final Support support;
  private final AuthoritySessions entra;
  private final OpenIdSessions openId;
  private final Clock clock;

  StoredSessions(
      TokenStore store,
      Support support,
      AuthoritySessions entra,
      OpenIdSessions openId,
      Clock clock) {
    this.store = Objects.requireNonNull(store);
    this.support = Objects.requireNonNull(support);
    this.entra = Objects.requireNonNull(entra);
    this.openId = Objects.requireNonNull(openId);
    this.clock = Objects.requireNonNull(clock);
  }

  /** The way to the authority of this request. */
  AuthorityConnection connect(TokenRequest request) throws AuthorityException {
    return entra.connect(request);
  }

  /** How the application proves who it is. */
  ClientProof proof(TokenRequest request) throws AuthorityException {
    return support.isOpenId(request)
        ? openId.proof(request)
        : ClientProof.of(request, store, clock);
  }

  /** A session over a stored sign-in. */
  TokenSession open(
      TokenRequest request,
      AuthorityConnection connection,
      ClientProof proof,
      Optional<Secret> stored) {
    return support.isOpenId(request)
        ? openId.open(request, connection, proof, stored)
        : entra.open(request, connection, proof, stored);
  }

  /** Who is signed in according to what is stored; asks nobody. */
  Optional<String> userName(TokenRequest request, Secret stored) {
    return support.isOpenId(request)
        ? OpenIdSession.userName(stored)
        : entra.offline(request, stored).userName();
  }
}
