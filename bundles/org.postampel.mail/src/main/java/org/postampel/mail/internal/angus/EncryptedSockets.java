package org.postampel.mail.internal.angus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Puts TLS on a connected socket after STARTTLS. The host name is checked whatever Angus Mail's
 * properties say.
 */
final class EncryptedSockets extends SSLSocketFactory {

  private final SSLSocketFactory trust;
  private final SessionSockets sockets;

  /**
   * A factory.
   *
   * @param trust decides whom to believe
   */
  EncryptedSockets(SSLSocketFactory trust, SessionSockets sockets) {
    this.trust = trust;
    this.sockets = sockets;
  }

  @Override
  public Socket createSocket(Socket raw, String host, int port, boolean autoClose)
      throws IOException {
    sockets.add(raw);
    if (raw.getInputStream() instanceof BoundedInput clear) {
      clear.letTlsPass();
    }
    SSLSocket secured = (SSLSocket) trust.createSocket(raw, host, port, autoClose);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(EncryptedSocket.HOST_NAME_CHECK);
    secured.setSSLParameters(parameters);
    return new EncryptedSocket(secured, sockets, () -> sockets.remove(raw));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return trust.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return trust.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw ClearSockets.unused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw ClearSockets.unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw ClearSockets.unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw ClearSockets.unused();
  }
}
