package org.postampel.oauth.internal;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInKey;

/**
 * The requests of one attempt at an authority: counted, bounded in time and size, cancellable. The
 * sign-in library sees only answers that are OAuth; everything else (no connection, HTML, HTTP 5xx,
 * "come back later") ends the attempt here and is kept as {@link #unusable()}, a refusal as {@link
 * #refusal()}. For one thread, but {@link #cancel()} may come from any.
 */
final class AuthorityConnection implements IHttpClient {

  private static final int LONGEST_BODY = 1 << 20;
  private static final int LONGEST_TYPE = 100;

  private final URI authority;
  private final HttpClient client;
  private final TimeLimits limits;
  private final BackOff backOff;
  private final Clock clock;
  private final SignInKey who;
  private final AtomicInteger requestsLeft = new AtomicInteger();
  private String unusable;
  private volatile boolean passing;
  private AuthorityFailure refusal;
  private Instant refreshTokenEnd;
  private CompletableFuture<java.net.http.HttpResponse<String>> running;
  private boolean sending;
  private boolean cancelled;

  AuthorityConnection(
      OAuthSignIn oauth,
      SignInKey who,
      HttpClient client,
      TimeLimits limits,
      BackOff backOff,
      Clock clock) {
    this.authority = oauth.authority();
    this.who = who;
    this.client = client;
    this.limits = limits;
    this.backOff = backOff;
    this.clock = clock;
  }

  /** Allows this many requests from now on; none before the first call. */
  void allow(int requests) {
    requestsLeft.set(requests);
    unusable = null;
    refusal = null;
  }

  /** Why there was no usable answer, literally, when there was none. */
  Optional<String> unusable() {
    return Optional.ofNullable(unusable);
  }

  /** Whether the last request got no usable answer for a reason that may pass by itself. */
  boolean isTroublePassing() {
    return passing;
  }

  /** The authority's refusal, when it refused. */
  Optional<AuthorityFailure> refusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * When the refresh token ends that came last, where the authority stated it; Microsoft's word or
   * Keycloak's.
   */
  Optional<Instant> refreshTokenEnd() {
    return Optional.ofNullable(refreshTokenEnd);
  }

  /** Ends a running request at once and forbids further ones. */
  void cancel() {
    end(true);
  }

  /**
   * The same as long as nothing of a request's body was sent: then it goes on, because what the
   * authority grants for it may replace what is known.
   */
  void cancelUnlessSent() {
    end(false);
  }

  private void end(boolean evenIfSent) {
    CompletableFuture<?> toCancel;
    synchronized (this) {
      if (sending && !evenIfSent) {
        return;
      }
      cancelled = true;
      toCancel = running;
    }
    if (toCancel != null) {
      toCancel.cancel(true);
    }
  }

  private synchronized boolean maySend() {
    sending = !cancelled;
    return sending;
  }

  @Override
  public IHttpResponse send(HttpRequest request) throws IOException {
    URI target = AuthorityPort.restored(URI.create(request.url().toString()), authority);
    java.net.http.HttpResponse<String> answer = answer(translated(request, target));
    int status = answer.statusCode();
    String type = shortened(answer.headers().firstValue("Content-Type").orElse("no content type"));
    if ((status != 200 && status < 400) || !AuthorityAnswer.isJsonObject(answer.body())) {
      throw unusable("HTTP " + status + " with " + type + " instead of an OAuth answer");
    }
    String body = answer.body();
    if (status >= 400) {
      refusal = AuthorityAnswer.failure(status, body);
      // The library logs what it does not know, and for two minutes repeats, to the whole program,
      // a refusal that asks for a person: also after the administrator has approved.
      body = "{\"error\":\"refused\"}";
    }
    HttpResponse response = new HttpResponse().statusCode(status).body(body);
    response.addHeaders(answer.headers().map());
    return response;
  }

  /**
   * Sends one request and gives whatever came back below HTTP 500, bounded; never a "come back
   * later".
   *
   * @throws IOException when there is no usable answer; {@link #unusable()} says why
   */
  java.net.http.HttpResponse<String> answer(java.net.http.HttpRequest request) throws IOException {
    URI target = request.uri();
    unusable = null;
    passing = false;
    if (requestsLeft.get() <= 0) {
      throw unusable("no further request in this attempt");
    }
    Optional<String> wait = backOff.reasonToWait(target, who);
    if (wait.isPresent()) {
      throw passing(wait.get());
    }
    requestsLeft.decrementAndGet();
    java.net.http.HttpResponse<String> answer = exchange(request);
    if (answer.statusCode() == 429 || answer.statusCode() >= 500) {
      throw passing(backOff.told(target, who, answer) + words(answer));
    } else if (answer.body().contains("\"access_token\"")) {
      refreshTokenEnd =
          AuthorityAnswer.refreshTokenLife(answer.body())
              .map(life -> clock.instant().plus(life))
              .orElse(null);
    }
    return answer;
  }

  /** What the authority itself said about it, where it spoke as one. */
  private static String words(java.net.http.HttpResponse<String> answer) {
    AuthorityFailure said = AuthorityAnswer.failure(answer.statusCode(), answer.body());
    String words = (said.error() + " " + said.description()).strip();
    return words.isEmpty() ? "" : ": " + words;
  }

  private java.net.http.HttpRequest translated(HttpRequest request, URI target) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(target).timeout(limits.request());
    if (request.headers() != null) {
      request.headers().forEach(builder::setHeader);
    }
    if (request.httpMethod() == HttpMethod.POST) {
      String body = request.body() == null ? "" : request.body();
      builder.POST(BodyPublishers.ofString(body));
    }
    return builder.build();
  }

  private java.net.http.HttpResponse<String> exchange(java.net.http.HttpRequest request)
      throws IOException {
    CompletableFuture<java.net.http.HttpResponse<String>> future;
    synchronized (this) {
      if (cancelled) {
        throw unusable("cancelled");
      }
      future =
          client.sendAsync(
              AnnouncedBody.of(request, this::maySend), info -> new BoundedBody(LONGEST_BODY));
      running = future;
    }
    try {
      return future.get(limits.request().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unusable(NetworkCause.of(request.uri(), e.getCause()));
    } catch (TimeoutException e) {
      throw passing(
          request.uri().getHost()
              + ": no complete answer within "
              + limits.request().toSeconds()
              + " s");
    } catch (CancellationException e) {
      throw unusable("cancelled");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable("interrupted");
    } finally {
      future.cancel(true);
      synchronized (this) {
        running = null;
        sending = false;
      }
    }
  }

  private static String shortened(String type) {
    return type.length() <= LONGEST_TYPE ? type : type.substring(0, LONGEST_TYPE) + "…";
  }

  private IOException passing(String cause) {
    passing = true;
    return unusable(cause);
  }

  private IOException unusable(String cause) {
    unusable = cause;
    return new IOException(cause);
  }
}
