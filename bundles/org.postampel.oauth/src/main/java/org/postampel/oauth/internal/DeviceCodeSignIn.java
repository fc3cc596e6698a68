package org.postampel.oauth.internal;

import com.microsoft.aad.msal4j.DeviceCode;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;

/**
 * The device authorization grant (RFC 8628): show a code, poll until the person has typed it
 * elsewhere, compare who it was, store. Always as a public client. The library polls on a thread of
 * the session, which a cancellation interrupts: its future alone would go on polling.
 */
final class DeviceCodeSignIn {

  /** The words for a code that is over; the library's own clock may be ahead of the authority. */
  private static final Set<String> OVER =
      Set.of("expired_token", "code_expired", "authorization_pending", "slow_down");

  private static final Set<String> DECLINED = Set.of("authorization_declined", "access_denied");

  private final KeptSignIn kept;
  private final AuthoritySessions sessions;
  private final Clock clock;

  DeviceCodeSignIn(TokenStore store, AuthoritySessions sessions, Clock clock) {
    this.kept = new KeptSignIn(store);
    this.sessions = sessions;
    this.clock = clock;
  }

  SignInOutcome signIn(TokenRequest request, SignInPrompt prompt, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return new SignInOutcome.Cancelled();
    }
    try {
      AuthorityConnection connection = sessions.connect(request);
      try (DeviceSession session = sessions.openForDevice(request, connection);
          Cancellation.Registration forgotten = cancellation.onCancel(session::close);
          Cancellation.Registration alsoForgotten = cancellation.onCancel(connection::cancel)) {
        CompletableFuture<AuthoritySession.Grant> grant = session.begin();
        CompletableFuture.anyOf(session.code(), grant).get();
        if (session.code().isDone() && !shown(session.code().join(), prompt)) {
          return new SignInOutcome.Unsupported("device-code");
        }
        AuthoritySession.Grant granted = grant.get();
        return cancellation.isCancelled()
            ? new SignInOutcome.Cancelled()
            : kept.keep(request, session.session(), granted);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SignInOutcome.Cancelled();
    } catch (AuthorityException e) {
      return SignInFailures.outcome(request, e.failure());
    } catch (ExecutionException e) {
      if (cancellation.isCancelled()) {
        return new SignInOutcome.Cancelled();
      } else if (e.getCause() instanceof AuthorityException failed) {
        return ended(request, failed.failure());
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private boolean shown(DeviceCode code, SignInPrompt prompt) throws AuthorityException {
    ShownDeviceCode safe = ShownDeviceCode.of(code.userCode(), code.verificationUri());
    return prompt.showDeviceCode(
        safe.userCode(), safe.page(), clock.instant().plusSeconds(code.expiresIn()));
  }

  static SignInOutcome ended(TokenRequest request, AttemptFailure failure) {
    SignInOutcome outcome = SignInFailures.outcome(request, failure);
    if (outcome instanceof SignInOutcome.Denied denied) {
      AuthorityFailure said = denied.failure();
      if (OVER.contains(said.error())) {
        return new SignInOutcome.DeviceCodeExpired(said);
      } else if (DECLINED.contains(said.error())) {
        return new SignInOutcome.DeviceCodeDeclined(said);
      }
    }
    return outcome;
  }
}
