package org.postampel.check.internal.run;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server on 127.0.0.1 that lets nobody in without a certificate. */
final class ClientCertificateServer implements Closeable {

  private final SSLServerSocket socket;

  ClientCertificateServer(SSLContext context) throws IOException {
    socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    socket.setNeedClientAuth(true);
    Thread thread = new Thread(this::refuse, "client-certificate-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void refuse() {
    while (!socket.isClosed()) {
      try (SSLSocket client = (SSLSocket) socket.accept()) {
        client.startHandshake();
      } catch (IOException refused) {
        // so it should be
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
