package org.postampel.oauth.internal;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;

/** The browser's part at an Entra authority: trade the code, compare who came back, store. */
final class EntraCodeGrant implements CodeGrant {

  private final TokenRequest request;
  private final TokenStore store;
  private final AuthoritySessions sessions;
  private final Clock clock;
  private final AuthorizationAddress address = new AuthorizationAddress();

  EntraCodeGrant(TokenRequest request, TokenStore store, AuthoritySessions sessions, Clock clock) {
    this.request = request;
    this.store = store;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public String state() {
    return address.state();
  }

  @Override
  public URI address(URI redirect) {
    return address.of(request, redirect);
  }

  @Override
  public SignInOutcome answered(RedirectAnswer answer, URI redirect, Cancellation cancellation) {
    if (answer.issuer().filter(issuer -> !EntraIssuer.answers(request, issuer)).isPresent()) {
      return new SignInOutcome.Denied(
          AuthorityAnswer.ours(
              "issuer_mismatch", "The answer comes from another authority; start again."));
    } else if (answer.failure().isPresent()) {
      return SignInFailures.outcome(request, AttemptFailure.of(answer.failure().get()));
    }
    try (ClientProof proof = ClientProof.of(request, store, clock)) {
      if (proof instanceof ClientProof.Missing missing) {
        return new SignInOutcome.SecretMissing(missing.name());
      }
      AuthorityConnection connection = sessions.connect(request);
      try (Cancellation.Registration forgotten = cancellation.onCancel(connection::cancel)) {
        AuthoritySession session = sessions.open(request, connection, proof, Optional.empty());
        AuthoritySession.Grant grant =
            session.exchanged(answer.code(), address.codeVerifier(), redirect);
        return cancellation.isCancelled() ? new SignInOutcome.Cancelled() : kept(session, grant);
      }
    } catch (AuthorityException e) {
      return cancellation.isCancelled()
          ? new SignInOutcome.Cancelled()
          : SignInFailures.outcome(request, e.failure());
    }
  }

  private SignInOutcome kept(AuthoritySession session, AuthoritySession.Grant grant) {
    if (!grant.userName().isEmpty() && !grant.nonce().equals(address.nonce())) {
      return new SignInOutcome.Denied(
          AuthorityAnswer.ours(
              "nonce_mismatch", "The ID token answers another request; start again."));
    }
    return new KeptSignIn(store).keep(request, session, grant);
  }
}
