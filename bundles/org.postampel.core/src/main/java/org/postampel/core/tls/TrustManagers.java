package org.postampel.core.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Java's own trust managers over Java's anchors and over given certificates. */
final class TrustManagers {

  private TrustManagers() {}

  /** Believes Java's own anchors and the given ones. */
  static X509ExtendedTrustManager javaAnd(Collection<X509Certificate> anchors)
      throws GeneralSecurityException {
    X509ExtendedTrustManager java = over(null);
    if (anchors.isEmpty()) {
      return java;
    }
    Set<X509Certificate> all = new LinkedHashSet<>(Arrays.asList(java.getAcceptedIssuers()));
    all.addAll(anchors);
    return only(all);
  }

  /** Believes the given certificates and what they have signed. */
  static X509ExtendedTrustManager only(Collection<X509Certificate> certificates)
      throws GeneralSecurityException {
    KeyStore keyStore = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      keyStore.load(null, null);
    } catch (IOException impossible) {
      throw new GeneralSecurityException("an empty key store could not be made", impossible);
    }
    int number = 0;
    for (X509Certificate certificate : certificates) {
      keyStore.setCertificateEntry("certificate" + number++, certificate);
    }
    return over(keyStore);
  }

  /** The platform's manager over a key store; null means Java's own anchors. */
  private static X509ExtendedTrustManager over(KeyStore keyStore) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(keyStore);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("this Java has no extended trust manager");
  }
}
