package org.postampel.oauth.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AuthorityProbe;
import org.postampel.oauth.AuthorityProbeOutcome;

/** The probe by OpenID Connect Discovery 1.0, section 4. */
public final class DiscoveryProbe implements AuthorityProbe {

  private static final int LONGEST_BODY = 1 << 20;

  private final ProviderPresets presets;
  private final Clock clock;
  private final TimeLimits limits;
  private final HttpClients clients;

  /** A probe with the usual time limits. */
  public DiscoveryProbe(ProviderPresets presets, Clock clock) {
    this(presets, clock, TimeLimits.usual());
  }

  DiscoveryProbe(ProviderPresets presets, Clock clock, TimeLimits limits) {
    this.presets = Objects.requireNonNull(presets);
    this.clock = Objects.requireNonNull(clock);
    this.limits = Objects.requireNonNull(limits);
    this.clients = new HttpClients(limits);
  }

  @Override
  public AuthorityProbeOutcome probe(MailboxConfiguration mailbox, Cancellation cancellation) {
    URI document = document(mailbox);
    List<X509Certificate> chain = Collections.synchronizedList(new ArrayList<>());
    HttpClient client;
    try {
      client = clients.watched(mailbox, chain::addAll);
    } catch (IOException e) {
      return new AuthorityProbeOutcome.Untrusted(String.valueOf(e.getMessage()), List.of());
    }
    HttpRequest request =
        HttpRequest.newBuilder(document)
            .timeout(limits.request())
            .header("Accept", "application/json")
            .build();
    Instant asked = clock.instant();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, info -> new BoundedBody(LONGEST_BODY));
    try (Cancellation.Registration wish = cancellation.onCancel(() -> answer.cancel(true))) {
      Objects.requireNonNull(wish);
      HttpResponse<String> got = answer.get(limits.request().toMillis(), TimeUnit.MILLISECONDS);
      return DiscoveryAnswer.read(got, middle(asked, clock.instant()));
    } catch (ExecutionException e) {
      return failed(document, e.getCause(), chain);
    } catch (TimeoutException e) {
      String waited = limits.request().toSeconds() + " s";
      return new AuthorityProbeOutcome.Unreachable(
          document.getHost() + ": no complete answer within " + waited);
    } catch (CancellationException e) {
      return new AuthorityProbeOutcome.Cancelled();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AuthorityProbeOutcome.Cancelled();
    } finally {
      answer.cancel(true);
    }
  }

  private URI document(MailboxConfiguration mailbox) {
    OAuthSignIn oauth =
        mailbox
            .oauth()
            .orElseThrow(() -> new IllegalArgumentException(mailbox + " has no OAuth sign-in"));
    String base = oauth.authority().toString().replaceAll("/+$", "");
    boolean entra =
        !oauth.tenant().isEmpty()
            && presets
                .find(mailbox.provider())
                .flatMap(ProviderPreset::oauth)
                .filter(preset -> preset.kind() == OAuthPreset.Kind.OPENID)
                .isEmpty();
    return URI.create(
        base + (entra ? "/" + oauth.tenant() + "/v2.0" : "") + "/.well-known/openid-configuration");
  }

  private static AuthorityProbeOutcome failed(
      URI document, Throwable failure, List<X509Certificate> chain) {
    String literal = NetworkCause.of(document, failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException
          || cause instanceof java.security.cert.CertificateException) {
        return new AuthorityProbeOutcome.Untrusted(literal, List.copyOf(chain));
      }
      if (cause instanceof CancellationException) {
        return new AuthorityProbeOutcome.Cancelled();
      }
    }
    return literal.contains("407")
        ? new AuthorityProbeOutcome.NotAnAuthority(407, literal, "")
        : new AuthorityProbeOutcome.Unreachable(literal);
  }

  private static Instant middle(Instant before, Instant after) {
    return before.plus(Duration.between(before, after).dividedBy(2));
  }
}
