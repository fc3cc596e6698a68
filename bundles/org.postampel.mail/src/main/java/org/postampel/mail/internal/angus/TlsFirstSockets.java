package org.postampel.mail.internal.angus;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.postampel.core.mailbox.MailServer;

/**
 * Makes the sockets that speak TLS from the first byte. Angus Mail would make the socket underneath
 * itself, where no cancellation reaches it while it connects; so it is told that there is no TLS.
 */
final class TlsFirstSockets extends SocketFactory {

  private final SSLSocketFactory trust;
  private final SessionSockets sockets;
  private final MailServer server;

  /**
   * A factory.
   *
   * @param trust decides whom to believe
   * @param server whose host the certificate must name
   */
  TlsFirstSockets(SSLSocketFactory trust, SessionSockets sockets, MailServer server) {
    this.trust = trust;
    this.sockets = sockets;
    this.server = server;
  }

  @Override
  public Socket createSocket() {
    TlsFirstSocket socket = new TlsFirstSocket(trust, sockets, server);
    sockets.add(socket);
    return socket;
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
