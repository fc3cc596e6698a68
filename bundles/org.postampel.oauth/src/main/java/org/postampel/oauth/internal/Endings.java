package org.postampel.oauth.internal;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.oauth.Ending;

/**
 * Finds out when the things end that a sign-in hangs on. What cannot be known or read is left out:
 * whoever tries to use it says so.
 */
final class Endings {

  /**
   * How long an unused refresh token of Entra lives; Microsoft, "Refresh tokens in the Microsoft
   * identity platform".
   */
  private static final Duration REFRESH_LIFE = Duration.ofDays(90);

  private final TokenStore store;

  Endings(TokenStore store) {
    this.store = store;
  }

  /** The endings, the soonest first. */
  List<Ending> of(TokenRequest request) {
    List<Ending> endings = new ArrayList<>(ofClient(request));
    if (request.oauth().flow().isDelegated()) {
      refreshToken(request).ifPresent(endings::add);
    }
    endings.sort(Comparator.comparing(Ending::when));
    return List.copyOf(endings);
  }

  private List<Ending> ofClient(TokenRequest request) {
    if (request.oauth().flow() == OAuthFlow.DEVICE_CODE) {
      return List.of();
    }
    Optional<Path> certificate = request.oauth().certificate();
    return (certificate.isPresent()
            ? certificate(request, certificate.get())
            : clientSecret(request))
        .map(List::of)
        .orElseGet(List::of);
  }

  /** Keeps or forgets the last day of the registration's client secret. */
  void noteClientSecretEnd(TokenRequest request, Optional<LocalDate> lastDay) {
    SecretName name = SecretName.clientSecretEnd(request.oauth().registration());
    if (lastDay.isPresent()) {
      try (Secret text = Secret.ofText(lastDay.get().toString())) {
        store.write(name, text);
      }
    } else {
      store.remove(name);
    }
  }

  private Optional<Ending> certificate(TokenRequest request, Path file) {
    Optional<Secret> passphrase =
        store.read(SecretName.certificate(request.oauth().registration()));
    try {
      Instant end =
          ClientCertificate.read(file, passphrase).certificate().getNotAfter().toInstant();
      return Optional.of(new Ending(Ending.Kind.CLIENT_CERTIFICATE, end, true));
    } catch (ClientCertificate.Unusable e) {
      return Optional.empty();
    } finally {
      passphrase.ifPresent(Secret::close);
    }
  }

  private Optional<Ending> clientSecret(TokenRequest request) {
    Optional<Secret> stored =
        store.read(SecretName.clientSecretEnd(request.oauth().registration()));
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try (Secret day = stored.get()) {
      Instant end = LocalDate.parse(day.use(String::new)).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Optional.of(new Ending(Ending.Kind.CLIENT_SECRET, end, true));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<Ending> refreshToken(TokenRequest request) {
    Optional<Secret> stored = store.read(request.cacheName());
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try (Secret cache = stored.get()) {
      CacheNotes notes = CacheNotes.of(cache);
      return notes
          .refreshTokenEnd()
          .map(stated -> new Ending(Ending.Kind.REFRESH_TOKEN, stated, true))
          .or(
              () ->
                  notes
                      .lastUse()
                      .map(use -> use.plus(REFRESH_LIFE))
                      .map(end -> new Ending(Ending.Kind.REFRESH_TOKEN, end, false)));
    }
  }
}
