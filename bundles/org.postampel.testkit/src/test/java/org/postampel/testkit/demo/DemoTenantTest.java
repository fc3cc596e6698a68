package org.postampel.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTenantTest {

  @Test
  void secondStartKeepsTrustSigningKeyAndPorts(@TempDir Path folder) throws IOException {
    String pem;
    int port;
    try (DemoTenant first = DemoTenant.start(folder, Clock.systemUTC())) {
      pem = Files.readString(first.caFile());
      port = first.imapPort();
    }
    String signingKey = Files.readString(folder.resolve("signing.jwk"));
    try (DemoTenant second = DemoTenant.start(folder, Clock.systemUTC())) {
      assertThat(Files.readString(second.caFile())).isEqualTo(pem);
      assertThat(second.imapPort()).isEqualTo(port);
    }
    assertThat(Files.readString(folder.resolve("signing.jwk"))).isEqualTo(signingKey);
  }

  @Test
  void takenPortIsReplacedByAFreeOne(@TempDir Path folder) throws IOException {
    int port;
    try (DemoTenant first = DemoTenant.start(folder, Clock.systemUTC())) {
      port = first.imapPort();
    }
    try (ServerSocket squatter = new ServerSocket()) {
      take(squatter, port);
      try (DemoTenant second = DemoTenant.start(folder, Clock.systemUTC())) {
        assertThat(second.imapPort()).isNotEqualTo(port);
      }
    }
  }

  /** The port may be busy for a moment more: a connection of the first tenant that ends there. */
  private static void take(ServerSocket squatter, int port) {
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptionsInstanceOf(BindException.class)
        .until(
            () -> {
              squatter.bind(new InetSocketAddress("127.0.0.1", port));
              return squatter.isBound();
            });
  }

  @Test
  void keysAreForTheOwnerOnly(@TempDir Path folder) throws IOException {
    try (DemoTenant tenant = DemoTenant.start(folder, Clock.systemUTC())) {
      assertThat(tenant.caFile()).exists();
    }
    for (String name : List.of("ca.key", "signing.jwk")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void certificateOfTheExpiringPortIsGoodForDaysOnly(@TempDir Path folder) throws Exception {
    try (DemoTenant tenant = DemoTenant.start(folder, Clock.systemUTC());
        SSLSocket socket =
            (SSLSocket)
                tenant
                    .certificateAuthority()
                    .clientContext()
                    .getSocketFactory()
                    .createSocket("localhost", tenant.imapExpiringPort())) {
      socket.startHandshake();
      X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      Instant end = certificate.getNotAfter().toInstant();
      assertThat(end)
          .isBefore(Instant.now().plus(Duration.ofDays(11)))
          .isAfter(Instant.now().plus(Duration.ofDays(9)));
    }
  }

  @Test
  void discoveryNamesTheEndpointsOfTheTenant(@TempDir Path folder) throws IOException {
    try (DemoTenant tenant = DemoTenant.start(folder, Clock.systemUTC())) {
      AuthorityClient client = new AuthorityClient(tenant);
      String base = tenant.authority() + "/" + tenant.tenantId();

      assertThat(client.get(tenant.tenantId() + "/v2.0/.well-known/openid-configuration").json())
          .containsEntry("issuer", base + "/v2.0")
          .containsEntry("token_endpoint", base + "/oauth2/v2.0/token");
      assertThat(client.get("nowhere.example/v2.0/.well-known/openid-configuration").number())
          .isEqualTo(90002);
      assertThat(client.get("common/discovery/instance?api-version=1.1").json())
          .containsKeys("tenant_discovery_endpoint", "metadata");
    }
  }

  @Test
  void demoFilesNameTheRunningServersAndTheCertificateAuthority(
      @TempDir Path folder, @TempDir Path target) throws IOException {
    try (DemoTenant tenant = DemoTenant.start(folder, Clock.systemUTC())) {
      List<DemoMailbox> written = DemoFiles.write(tenant, target);

      assertThat(Files.readString(target.resolve("ca.pem")))
          .isEqualTo(tenant.certificateAuthority().pem());
      try (Stream<Path> files = Files.list(target.resolve("mailboxes"))) {
        assertThat(files).hasSameSizeAs(written);
      }
      assertThat(written).extracting(DemoMailbox::light).contains("green", "yellow", "red");
      Properties support = read(target.resolve("mailboxes/support.properties"));
      assertThat(support)
          .containsEntry("address", DemoAccount.SUPPORT.address())
          .containsEntry("sign-in.account", DemoAccount.ANNA.address())
          .containsEntry("incoming.port", Integer.toString(tenant.imapPort()))
          .containsEntry("oauth.authority", tenant.authority().toString())
          .containsEntry("tls.trusted-certificates", "../ca.pem");
      assertThat(read(target.resolve("mailboxes/support-dienst.properties")))
          .containsEntry("oauth.flow", "client-credentials")
          .doesNotContainKey("sign-in.account");
      assertThat(written)
          .filteredOn(one -> one.person().equals(Optional.of(DemoAccount.EVA)))
          .noneMatch(DemoMailbox::canSignIn);
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
