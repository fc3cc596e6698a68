package org.postampel.testkit.demo;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.postampel.core.credential.Secret;

/** A mail client that says what the test writes, line by line. */
final class RawClient implements Closeable {
  private final SSLContext trust;
  private final DemoTenant tenant;
  private Socket socket;
  private BufferedReader reader;

  private RawClient(DemoTenant tenant, Socket socket) throws IOException {
    this.tenant = tenant;
    this.trust = tenant.certificateAuthority().clientContext();
    use(socket);
  }

  static RawClient tls(DemoTenant tenant, int port) throws IOException {
    RawClient client = plain(tenant, port);
    client.startTls();
    return client;
  }

  static RawClient plain(DemoTenant tenant, int port) throws IOException {
    return new RawClient(tenant, new Socket("127.0.0.1", port));
  }

  void startTls() throws IOException {
    SSLSocket secure =
        (SSLSocket)
            trust.getSocketFactory().createSocket(socket, tenant.host(), socket.getPort(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    use(secure);
  }

  /** Says a line. */
  RawClient say(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Hears one line. */
  String hear() throws IOException {
    String line = reader.readLine();
    if (line == null) {
      throw new IOException("the server has closed");
    }
    return line;
  }

  /** Hears lines up to and including the one that starts so. */
  List<String> hearUntil(String start) throws IOException {
    List<String> lines = new ArrayList<>();
    do {
      lines.add(hear());
    } while (!lines.get(lines.size() - 1).startsWith(start));
    return lines;
  }

  /** Returns whether the server has closed the connection. */
  boolean isClosed() throws IOException {
    return reader.readLine() == null;
  }

  static String xoauth2(String user, Secret token) {
    String response =
        "user=" + user + "\u0001auth=Bearer " + token.use(String::new) + "\u0001\u0001";
    return Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void use(Socket next) throws IOException {
    socket = next;
    socket.setSoTimeout(10_000);
    reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }
}
