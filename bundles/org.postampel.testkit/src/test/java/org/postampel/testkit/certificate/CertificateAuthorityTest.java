package org.postampel.testkit.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

class CertificateAuthorityTest {
  private final CertificateAuthority authority =
      CertificateAuthority.create("Test authority", Clock.systemUTC());

  @Test
  void certificateForThisHostIsAcceptedByAClientThatTrustsTheAuthority() throws Exception {
    ServerCertificate good = authority.issue(CertificateRequest.forNames("localhost", "127.0.0.1"));

    assertThat(greetingSeenBy(authority.clientContext(), good)).isEqualTo("hello");
  }

  @Test
  void certificateOfAnotherAuthorityIsRefused() {
    ServerCertificate stranger =
        CertificateAuthority.create("Stranger", Clock.systemUTC())
            .issue(CertificateRequest.forNames("localhost", "127.0.0.1"));

    assertThatThrownBy(() -> greetingSeenBy(authority.clientContext(), stranger))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("unable to find valid certification path");
  }

  @Test
  void expiredCertificateIsRefusedAsExpired() {
    ServerCertificate expired =
        authority.issue(CertificateRequest.forNames("localhost", "127.0.0.1").expired());

    assertThatThrownBy(() -> greetingSeenBy(authority.clientContext(), expired))
        .hasRootCauseInstanceOf(CertificateExpiredException.class);
  }

  @Test
  void certificateOfTomorrowIsRefusedAsNotYetValid() {
    ServerCertificate early =
        authority.issue(CertificateRequest.forNames("localhost", "127.0.0.1").notYetValid());

    assertThatThrownBy(() -> greetingSeenBy(authority.clientContext(), early))
        .hasRootCauseInstanceOf(CertificateNotYetValidException.class);
  }

  @Test
  void certificateForAnotherHostIsRefused() {
    ServerCertificate other = authority.issue(CertificateRequest.forNames("mail.other.example"));

    assertThatThrownBy(() -> greetingSeenBy(authority.clientContext(), other))
        .hasStackTraceContaining("127.0.0.1");
  }

  @Test
  void intermediateIsAcceptedWhenShownAndRefusedWhenMissing() throws Exception {
    ServerCertificate complete =
        authority
            .intermediate("Issuing authority")
            .issue(CertificateRequest.forNames("localhost", "127.0.0.1"));

    assertThat(complete.chain()).hasSize(2);
    assertThat(greetingSeenBy(authority.clientContext(), complete)).isEqualTo("hello");
    assertThatThrownBy(
            () -> greetingSeenBy(authority.clientContext(), complete.withoutIntermediates()))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void selfSignedCertificateNamesItselfAsIssuer() {
    ServerCertificate own = ServerCertificate.selfSigned(Clock.systemUTC(), "localhost");

    assertThat(own.certificate().getIssuerX500Principal())
        .isEqualTo(own.certificate().getSubjectX500Principal());
    assertThat(own.certificate().getBasicConstraints()).as("is no authority").isEqualTo(-1);
  }

  @Test
  void secondStartUsesTheSameAuthorityAndTheKeyIsForTheOwnerOnly(@TempDir Path folder)
      throws IOException {
    CertificateAuthority first =
        CertificateAuthority.openOrCreate(folder, "Kept", Clock.systemUTC());
    CertificateAuthority second =
        CertificateAuthority.openOrCreate(folder, "Kept", Clock.systemUTC());

    assertThat(second.certificate()).isEqualTo(first.certificate());
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void damagedAuthorityFolderIsNamed(@TempDir Path folder) throws IOException {
    CertificateAuthority.openOrCreate(folder, "Kept", Clock.systemUTC());
    Files.writeString(folder.resolve("ca.key"), "no key");

    assertThatThrownBy(() -> CertificateAuthority.openOrCreate(folder, "Kept", Clock.systemUTC()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void requestWithoutNameOrWithReversedTimesIsRefused() {
    assertThatThrownBy(CertificateRequest::forNames).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> CertificateRequest.forNames("localhost").expiringIn(Duration.ofDays(-31)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String greetingSeenBy(SSLContext client, ServerCertificate certificate)
      throws IOException {
    try (ScriptedServer server =
            ScriptedServer.tls(certificate.serverContext(), Script.begin().send("hello"));
        SSLSocket socket =
            (SSLSocket) client.getSocketFactory().createSocket(server.host(), server.port())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(5000);
      return new String(socket.getInputStream().readNBytes(5), "US-ASCII");
    }
  }
}
