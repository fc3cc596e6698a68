package org.postampel.check.internal.step;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Knows the organisations whose authorities Java trusts, and those that issue below them: a chain
 * that ends at one of them lacks an intermediate certificate, any other one belongs to somebody
 * unknown.
 */
final class PublicAuthorities {

  private static final Pattern ORGANISATION =
      Pattern.compile("(?:^|,)\\s*O=((?:\\\\.|[^,\\\\])*)", Pattern.CASE_INSENSITIVE);

  private PublicAuthorities() {}

  /** Whether the certificate names a publicly known authority as its issuer. */
  static boolean issued(X509Certificate certificate) {
    return organisation(certificate.getIssuerX500Principal().getName())
        .filter(Known.ORGANISATIONS::contains)
        .isPresent();
  }

  /** Whether Java trusts any authority by itself. */
  static boolean areThere() {
    return !Known.ORGANISATIONS.isEmpty();
  }

  /** Read when it is first needed, because that takes a while. */
  private static final class Known {
    private static final Set<String> ORGANISATIONS = read();

    private static Set<String> read() {
      Set<String> all = new HashSet<>();
      try {
        TrustManagerFactory factory =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
          if (manager instanceof X509TrustManager trust) {
            for (X509Certificate anchor : trust.getAcceptedIssuers()) {
              organisation(anchor.getSubjectX500Principal().getName()).ifPresent(all::add);
            }
          }
        }
      } catch (GeneralSecurityException e) {
        all.clear(); // without Java's anchors nobody is publicly known
      }
      if (!all.isEmpty()) {
        HostData.table("public-issuers.properties").values().stream()
            .map(name -> String.valueOf(name).toLowerCase(Locale.ROOT))
            .forEach(all::add);
      }
      return Set.copyOf(all);
    }
  }

  private static Optional<String> organisation(String name) {
    Matcher matcher = ORGANISATION.matcher(name);
    return matcher.find()
        ? Optional.of(matcher.group(1).replaceAll("[\"\\\\]", "").strip().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
