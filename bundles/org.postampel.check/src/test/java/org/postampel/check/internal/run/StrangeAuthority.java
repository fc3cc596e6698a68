package org.postampel.check.internal.run;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.demo.DemoTenant;

/** Something over HTTPS that is no authority and says the same to every request. */
final class StrangeAuthority implements Closeable {

  private final HttpsServer server;

  StrangeAuthority(DemoTenant tenant, int status, String words) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            tenant
                .certificateAuthority()
                .issue(CertificateRequest.forNames("localhost"))
                .serverContext()));
    byte[] body = words.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  URI address() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
