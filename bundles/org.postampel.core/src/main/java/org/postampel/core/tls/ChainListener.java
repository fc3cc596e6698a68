package org.postampel.core.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Learns which certificates a server presented, also when they are refused: the evidence of a
 * failed handshake. Called on the thread of the handshake before the certificates are judged; not
 * called when a TLS session is resumed.
 */
@ConsumerType
@FunctionalInterface
public interface ChainListener {

  /**
   * A server presented this chain; nothing is proven about it yet.
   *
   * @param chain as sent, the server's own certificate first
   */
  void chainPresented(List<X509Certificate> chain);
}
