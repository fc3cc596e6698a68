package org.postampel.core.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks the pins first, then the anchors. Host names are checked by the managers it asks, as they
 * get the socket or engine: the JDK leaves that to an extended trust manager, so one that does not
 * pass it on would switch the check off.
 */
final class PolicyTrustManager extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager anchored;
  private final X509ExtendedTrustManager pinned;
  private final Set<X509Certificate> pins;
  private final Set<X509Certificate> anchors;
  private final ChainListener listener;

  /**
   * A manager.
   *
   * @param anchored judges chains
   * @param pinned judges a pinned certificate that stands alone
   * @param pins the pinned certificates
   * @param anchors the anchors beyond Java's own
   * @param listener gets every chain before it is judged
   */
  PolicyTrustManager(
      X509ExtendedTrustManager anchored,
      X509ExtendedTrustManager pinned,
      Set<X509Certificate> pins,
      Set<X509Certificate> anchors,
      ChainListener listener) {
    this.anchored = anchored;
    this.pinned = pinned;
    this.pins = pins;
    this.anchors = anchors;
    this.listener = listener;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    judgeFor(chain).checkServerTrusted(relevant(chain), authType, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    judgeFor(chain).checkServerTrusted(relevant(chain), authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    judgeFor(chain).checkServerTrusted(relevant(chain), authType);
  }

  private X509ExtendedTrustManager judgeFor(X509Certificate[] chain) throws CertificateException {
    listener.chainPresented(List.of(chain));
    if (isPinned(chain) || chain.length > 0 && anchors.contains(chain[0])) {
      // The JDK does not check the dates of a server certificate that is itself trusted.
      chain[0].checkValidity();
    }
    return isPinned(chain) ? pinned : anchored;
  }

  private X509Certificate[] relevant(X509Certificate[] chain) {
    return isPinned(chain) ? new X509Certificate[] {chain[0]} : chain;
  }

  private boolean isPinned(X509Certificate[] chain) {
    return chain.length > 0 && pins.contains(chain[0]);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return anchored.getAcceptedIssuers();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    refuseClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    refuseClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    refuseClients();
  }

  private static void refuseClients() throws CertificateException {
    throw new CertificateException("this policy judges servers, not clients");
  }
}
