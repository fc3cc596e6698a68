package org.postampel.oauth.internal;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postampel.core.credential.Secret;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.oauth.internal.openid.OpenIdClient;
import org.postampel.oauth.internal.openid.OpenIdException;
import org.postampel.oauth.internal.openid.OpenIdProvider;
import org.postampel.oauth.internal.openid.TokenAnswer;
import org.postampel.oauth.internal.openid.TokenQuestions;

/**
 * The device authorization grant (RFC 8628) at an OpenID provider; polls on the caller's thread.
 */
final class OpenIdDeviceSignIn {

  private static final int REQUESTS = 3;
  private static final long LONGEST_INTERVAL = 60;
  private static final long LONGEST_LIFE = 3600;

  private final OpenIdSessions sessions;
  private final TimeLimits limits;
  private final Clock clock;

  OpenIdDeviceSignIn(OpenIdSessions sessions, TimeLimits limits, Clock clock) {
    this.sessions = sessions;
    this.limits = limits;
    this.clock = clock;
  }

  SignInOutcome signIn(
      TokenRequest request,
      OpenIdProvider provider,
      SignInPrompt prompt,
      Cancellation cancellation) {
    Optional<URI> endpoint = provider.deviceEndpoint();
    if (endpoint.isEmpty()) {
      return new SignInOutcome.Unsupported("device-code-provider");
    }
    CountDownLatch cancelled = new CountDownLatch(1);
    try (ClientProof proof = sessions.proof(request)) {
      AuthorityConnection connection = sessions.connect(request);
      try (Cancellation.Registration forgotten = cancellation.onCancel(cancelled::countDown);
          Cancellation.Registration alsoForgotten = cancellation.onCancel(connection::cancel)) {
        OpenIdPerson person = new OpenIdPerson(sessions, request);
        OpenIdClient client = sessions.client(request, proof);
        TokenQuestions questions = new TokenQuestions(provider, client);
        connection.allow(REQUESTS);
        Code code =
            code(
                sessions
                    .requests(connection)
                    .granted(questions.deviceCode(endpoint.get(), person.scopes(provider))));
        if (!prompt.showDeviceCode(code.userCode, code.page, code.ends)) {
          return new SignInOutcome.Unsupported("device-code");
        }
        TokenAnswer answer = polled(connection, questions, code, cancelled);
        connection.allow(REQUESTS);
        return cancellation.isCancelled()
            ? new SignInOutcome.Cancelled()
            : person.kept(
                sessions.open(request, connection, proof, Optional.empty()),
                provider,
                connection,
                answer,
                null);
      }
    } catch (AuthorityException e) {
      return cancellation.isCancelled()
          ? new SignInOutcome.Cancelled()
          : DeviceCodeSignIn.ended(request, e.failure());
    } catch (OpenIdException e) {
      return SignInFailures.outcome(request, OpenIdRequests.refused(e).failure());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SignInOutcome.Cancelled();
    }
  }

  private record Code(Secret secret, String userCode, URI page, Duration pause, Instant ends) {}

  private Code code(String json) throws AuthorityException {
    DeviceAuthorizationSuccessResponse code;
    try {
      code = DeviceAuthorizationSuccessResponse.parse(JSONObjectUtils.parse(json));
    } catch (ParseException | RuntimeException e) {
      throw new AuthorityException(new AttemptFailure.NoAnswer("no usable device code"));
    }
    ShownDeviceCode safe =
        ShownDeviceCode.of(code.getUserCode().getValue(), code.getVerificationURI().toString());
    long interval = Math.max(1, Math.min(code.getInterval(), LONGEST_INTERVAL));
    long life = Math.max(1, Math.min(code.getLifetime(), LONGEST_LIFE));
    return new Code(
        Secret.ofText(code.getDeviceCode().getValue()),
        safe.userCode(),
        safe.page(),
        Duration.ofSeconds(interval),
        clock.instant().plusSeconds(life));
  }

  private TokenAnswer polled(
      AuthorityConnection connection, TokenQuestions questions, Code code, CountDownLatch cancelled)
      throws AuthorityException, OpenIdException, InterruptedException {
    Duration pause = code.pause;
    int troubles = 0;
    while (clock.instant().isBefore(code.ends)) {
      if (cancelled.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AuthorityException(new AttemptFailure.NoAnswer("cancelled"));
      }
      connection.allow(1);
      try {
        return TokenAnswer.parse(
            sessions.requests(connection).granted(questions.byDeviceCode(code.secret)),
            clock.instant());
      } catch (AuthorityException e) {
        String word =
            e.failure() instanceof AttemptFailure.Refused refused ? refused.failure().error() : "";
        boolean passing =
            e.failure() instanceof AttemptFailure.NoAnswer && connection.isTroublePassing();
        troubles = passing ? troubles + 1 : 0;
        if (passing && troubles <= DevicePolling.MOST_TROUBLES) {
          pause = pause.plus(limits.slowDown());
        } else if (!List.of("authorization_pending", "slow_down").contains(word)) {
          throw e;
        } else if (word.equals("slow_down")) {
          pause = pause.plus(limits.slowDown());
        }
      }
    }
    throw new AuthorityException(
        new AttemptFailure.Refused(
            AuthorityAnswer.ours("expired_token", "Nobody entered the device code in time.")));
  }
}
