package org.postampel.mail.internal.angus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.IDN;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.postampel.core.mailbox.MailServer;

/**
 * A socket that is connected once the certificate is verified and the host name compared; closing
 * it ends a connecting, a handshake and a read alike.
 */
final class TlsFirstSocket extends Socket {

  private final SSLSocketFactory trust;
  private final SessionSockets sockets;
  private final MailServer server;
  private volatile SSLSocket secured;
  private BoundedInput in;

  TlsFirstSocket(SSLSocketFactory trust, SessionSockets sockets, MailServer server) {
    this.trust = trust;
    this.sockets = sockets;
    this.server = server;
  }

  /** The other {@code connect} comes through here as well. */
  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    Destination destination = sockets.destination();
    super.connect(destination.instead(endpoint), destination.within(timeout));
    sockets.connected();
    // TLS takes the streams of this socket now, while they are still those without TLS.
    SSLSocket layered =
        (SSLSocket) trust.createSocket(this, IDN.toASCII(server.host()), server.port(), false);
    SSLParameters parameters = layered.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(EncryptedSocket.HOST_NAME_CHECK);
    layered.setSSLParameters(parameters);
    layered.startHandshake();
    secured = layered;
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (secured == null) {
      return super.getInputStream();
    }
    if (in == null) {
      in = sockets.bounded(secured.getInputStream());
    }
    return in;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return secured == null ? super.getOutputStream() : secured.getOutputStream();
  }

  /** Not synchronized: closing must reach a read that hangs. */
  @Override
  public void close() throws IOException {
    sockets.remove(this);
    super.close();
  }
}
