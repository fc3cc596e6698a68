package org.postampel.oauth.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.CertificateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ProxySetting;
import org.postampel.core.tls.ChainListener;
import org.postampel.core.tls.TrustPolicy;

/**
 * The HTTP client that fits a mailbox's certificates and proxy; a few are kept because connections
 * and TLS sessions are resumed within one client. Never follows a redirect. Safe for several
 * threads; its own threads are daemons.
 */
final class HttpClients {

  private static final int KEPT = 16;

  private final TimeLimits limits;
  private final ExecutorService executor = DaemonThreads.pool("postampel-oauth-http");
  private final Map<Route, HttpClient> clients =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Route, HttpClient> eldest) {
          return size() > KEPT;
        }
      };

  HttpClients(TimeLimits limits) {
    this.limits = Objects.requireNonNull(limits);
  }

  private record Route(
      Optional<Path> certificates, Optional<FileTime> changed, ProxySetting proxy) {}

  /**
   * The client of this mailbox.
   *
   * @throws IOException when the file of trusted certificates cannot be read or used; the message
   *     names the file
   */
  HttpClient of(MailboxConfiguration mailbox) throws IOException {
    Optional<Path> certificates = mailbox.trustedCertificates();
    Optional<FileTime> changed =
        certificates.isPresent()
            ? Optional.of(Files.getLastModifiedTime(certificates.orElseThrow()))
            : Optional.empty();
    Route route = new Route(certificates, changed, mailbox.proxy());
    synchronized (clients) {
      HttpClient known = clients.get(route);
      if (known == null) {
        known = open(route);
        clients.put(route, known);
      }
      return known;
    }
  }

  /**
   * A client of its own for this mailbox whose listener sees every certificate chain, also a
   * refused one.
   *
   * @throws IOException as for {@link #of}
   */
  HttpClient watched(MailboxConfiguration mailbox, ChainListener listener) throws IOException {
    return open(
        new Route(mailbox.trustedCertificates(), Optional.empty(), mailbox.proxy()), listener);
  }

  /** A client for whoever needs one and will not use it. */
  static HttpClient unused() {
    return Unused.CLIENT;
  }

  private static final class Unused {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
  }

  private HttpClient open(Route route) throws IOException {
    return open(route, chain -> {});
  }

  private HttpClient open(Route route, ChainListener listener) throws IOException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .executor(executor);
    builder.sslContext(trust(route.certificates()).newContext(listener));
    if (route.proxy() instanceof ProxySetting.Fixed fixed) {
      builder.proxy(
          ProxySelector.of(InetSocketAddress.createUnresolved(fixed.host(), fixed.port())));
    } else if (route.proxy() instanceof ProxySetting.Direct) {
      builder.proxy(HttpClient.Builder.NO_PROXY);
    } else {
      Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
    }
    return builder.build();
  }

  /** Never the program's default context, which a host may have told to trust everybody. */
  private static TrustPolicy trust(Optional<Path> certificates) throws IOException {
    if (certificates.isEmpty()) {
      return TrustPolicy.standard();
    }
    Path file = certificates.orElseThrow();
    try {
      return TrustPolicy.withCertificates(file);
    } catch (CertificateException e) {
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }
}
