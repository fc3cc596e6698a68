package org.postampel.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustPolicyTest {

  @TempDir private static Path folder;
  private static Keytool keytool;

  @BeforeAll
  static void makeCertificates() throws IOException {
    keytool = new Keytool(folder);
    keytool.selfSigned("authority", "-ext", "bc:c");
    keytool.signedBy("authority", "signed");
    keytool.selfSigned("self-signed", "-ext", "san=dns:localhost");
    keytool.selfSigned("twin", "-ext", "san=dns:localhost", "-dname", "CN=self-signed");
    keytool.selfSigned("elsewhere", "-ext", "san=dns:mail.elsewhere.example");
    keytool.selfSigned(
        "expired", "-ext", "san=dns:localhost", "-startdate", "-10d", "-validity", "5");
    keytool.selfSigned("authority-as-server", "-ext", "bc:c", "-ext", "san=dns:localhost");
    keytool.selfSigned(
        "expired-authority",
        "-ext",
        "bc:c",
        "-ext",
        "san=dns:localhost",
        "-startdate",
        "-10d",
        "-validity",
        "5");
  }

  @Test
  void javasOwnAnchorsRefuseACertificateOfAnUnknownAuthority() {
    assertThatThrownBy(() -> handshake("signed", TrustPolicy.standard()))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("unable to find valid certification path");
  }

  @Test
  void anAuthorityInTheFileIsAFurtherAnchor() throws Exception {
    TrustPolicy policy = TrustPolicy.withCertificates(keytool.pemFile("authority"));
    assertThat(policy.anchors()).hasSize(1);
    assertThat(policy.pins()).isEmpty();
    assertThat(handshake("signed", policy)).hasSize(2);
  }

  @Test
  void aFurtherAnchorDoesNotReplaceJavasOwn() throws Exception {
    TrustPolicy policy = TrustPolicy.withCertificates(keytool.pemFile("authority"));
    int own = TrustManagers.javaAnd(List.of()).getAcceptedIssuers().length;
    assertThat(TrustManagers.javaAnd(policy.anchors()).getAcceptedIssuers()).hasSize(own + 1);
  }

  @Test
  void anyOtherCertificateInTheFileIsBelievedExactlyAsItIs() throws Exception {
    TrustPolicy policy = TrustPolicy.withCertificates(keytool.pemFile("self-signed"));
    assertThat(policy.pins()).hasSize(1);
    assertThat(handshake("self-signed", policy)).hasSize(1);
  }

  @Test
  void aPinDoesNotHelpAnotherCertificateOfTheSameName() throws Exception {
    TrustPolicy policy = TrustPolicy.withCertificates(keytool.pemFile("self-signed"));
    assertThatThrownBy(() -> handshake("twin", policy)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void aPinnedCertificateStillHasItsHostNameChecked() throws Exception {
    TrustPolicy policy = TrustPolicy.withCertificates(keytool.pemFile("elsewhere"));
    assertThatThrownBy(() -> handshake("elsewhere", policy))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("localhost");
  }

  @Test
  void aFurtherAnchorStillHasHostNamesChecked() throws Exception {
    TrustPolicy policy = TrustPolicy.withCertificates(keytool.pemFile("authority"));
    assertThatThrownBy(() -> handshake("signed", policy, "127.0.0.1"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void anExpiredCertificateIsRefusedEvenWhenPinned() throws Exception {
    TrustPolicy policy = TrustPolicy.withCertificates(keytool.pemFile("expired"));
    assertThatThrownBy(() -> handshake("expired", policy))
        .hasRootCauseInstanceOf(CertificateExpiredException.class);
  }

  @Test
  void aServerThatShowsAnAnchorAsItsOwnCertificateIsBelievedWhileItIsValid() throws Exception {
    assertThat(
            handshake(
                "authority-as-server",
                TrustPolicy.withCertificates(keytool.pemFile("authority-as-server"))))
        .hasSize(1);
    TrustPolicy expired = TrustPolicy.withCertificates(keytool.pemFile("expired-authority"));
    assertThatThrownBy(() -> handshake("expired-authority", expired))
        .hasRootCauseInstanceOf(CertificateExpiredException.class);
  }

  @Test
  void aRefusedChainReachesTheListener() {
    List<X509Certificate> seen = new ArrayList<>();
    assertThatThrownBy(
            () -> handshake("signed", TrustPolicy.standard().newContext(seen::addAll), "localhost"))
        .isInstanceOf(SSLHandshakeException.class);
    assertThat(seen)
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=signed", "CN=authority");
  }

  @Test
  void oneFileMayHoldAnchorsAndPins() throws Exception {
    TrustPolicy policy = TrustPolicy.withCertificates(keytool.pemFile("authority", "self-signed"));
    assertThat(handshake("signed", policy)).isNotEmpty();
    assertThat(handshake("self-signed", policy)).isNotEmpty();
  }

  @Test
  void textAroundTheCertificatesIsPassedOver() throws Exception {
    Path file = folder.resolve("commented.pem");
    Files.writeString(
        file,
        "subject=Müller\r\n"
            + new String(keytool.pem("authority"), StandardCharsets.US_ASCII)
            + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThat(TrustPolicy.withCertificates(file).anchors()).hasSize(1);
  }

  @Test
  void aFileWithoutACertificateIsRefused() throws IOException {
    Path file = folder.resolve("none.pem");
    Files.writeString(file, "Dear administrator, here is the certificate.");
    assertThatThrownBy(() -> TrustPolicy.withCertificates(file))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("none.pem");
  }

  @Test
  void aDamagedCertificateIsRefused() throws IOException {
    Path file = folder.resolve("damaged.pem");
    for (String content : List.of("AAAA", "A*AA")) {
      Files.writeString(
          file, "-----BEGIN CERTIFICATE-----\n" + content + "\n-----END CERTIFICATE-----\n");
      assertThatThrownBy(() -> TrustPolicy.withCertificates(file))
          .isInstanceOf(CertificateException.class);
    }
  }

  @Test
  void aMissingFileAFolderAndAHugeFileAreRefused() throws IOException {
    assertThatThrownBy(() -> TrustPolicy.withCertificates(folder.resolve("missing.pem")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> TrustPolicy.withCertificates(folder)).isInstanceOf(IOException.class);
    Path huge = folder.resolve("huge.pem");
    Files.write(huge, new byte[1024 * 1024 + 1]);
    assertThatThrownBy(() -> TrustPolicy.withCertificates(huge))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("1 MiB");
  }

  private static List<?> handshake(String server, TrustPolicy policy)
      throws IOException, GeneralSecurityException {
    return handshake(server, policy, "localhost");
  }

  private static List<?> handshake(String server, TrustPolicy policy, String host)
      throws IOException, GeneralSecurityException {
    return handshake(server, policy.newContext(), host);
  }

  /** The chain of a completed handshake with a server that shows this certificate. */
  private static List<?> handshake(String server, SSLContext client, String host)
      throws IOException, GeneralSecurityException {
    SSLContext context = keytool.serverContext(server);
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (SSLServerSocket listening =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
      Thread serving = new Thread(() -> answerOne(listening), "tls server");
      serving.start();
      try (Socket plain = new Socket(loopback, listening.getLocalPort());
          SSLSocket socket =
              (SSLSocket)
                  client
                      .getSocketFactory()
                      .createSocket(plain, host, listening.getLocalPort(), true)) {
        socket.setSoTimeout(10_000);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return List.of(socket.getSession().getPeerCertificates());
      }
    }
  }

  private static void answerOne(SSLServerSocket listening) {
    try (SSLSocket socket = (SSLSocket) listening.accept()) {
      socket.startHandshake();
      socket.getInputStream().read();
    } catch (IOException clientRefused) {
      // The client judges; what it says is asserted there.
    }
  }
}
