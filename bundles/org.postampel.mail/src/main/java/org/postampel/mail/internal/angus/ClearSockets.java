package org.postampel.mail.internal.angus;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Makes the sockets that begin in clear text, before STARTTLS or for good. */
final class ClearSockets extends SocketFactory {

  private final SessionSockets sockets;

  ClearSockets(SessionSockets sockets) {
    this.sockets = sockets;
  }

  @Override
  public Socket createSocket() {
    ClearSocket socket = new ClearSocket(sockets);
    sockets.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw unused();
  }

  static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("Angus Mail connects its sockets itself");
  }

  private static final class ClearSocket extends Socket {

    private final SessionSockets sockets;
    private BoundedInput in;

    ClearSocket(SessionSockets sockets) {
      this.sockets = sockets;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      Destination destination = sockets.destination();
      super.connect(destination.instead(endpoint), destination.within(timeout));
      sockets.connected();
    }

    /** Always the same stream, so that whoever puts TLS on top can tell it so. */
    @Override
    public synchronized InputStream getInputStream() throws IOException {
      if (in == null) {
        in = sockets.bounded(super.getInputStream());
      }
      return in;
    }

    /** Not synchronized: closing must reach a read that hangs. */
    @Override
    public void close() throws IOException {
      sockets.remove(this);
      super.close();
    }
  }
}
