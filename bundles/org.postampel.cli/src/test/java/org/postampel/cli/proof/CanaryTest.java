package org.postampel.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.certificate.ClientKey;
import org.postampel.testkit.server.LineServer;

/**
 * A hundred secrets of every kind go through every flow, in a process whose loggers are all at
 * their finest; then everything it wrote is searched for them: standard output with the reports and
 * the words of all values, standard error with logs and exceptions, and every file.
 */
@Timeout(300)
class CanaryTest {

  private static final String ANNA = "anna@firma.example";

  @TempDir Path temporary;
  private final Canaries canaries = new Canaries();
  private final EchoingMailServer mail = new EchoingMailServer();
  private final List<LineServer> servers = new ArrayList<>();
  private final StringBuilder said = new StringBuilder();
  private CertificateAuthority certificates;
  private CanaryAuthority authority;
  private Path folder;
  private Process product;
  private BufferedReader answers;
  private PrintWriter orders;
  private HttpClient browser;

  @BeforeEach
  void start() throws IOException {
    folder = Files.createDirectory(temporary.resolve("product"));
    Files.createDirectory(folder.resolve("mailboxes"));
    certificates = CertificateAuthority.create("Test", Clock.systemUTC());
    certificates.writePem(folder.resolve("ca.pem"));
    SSLContext tls =
        certificates.issue(CertificateRequest.forNames("localhost", "127.0.0.1")).serverContext();
    servers.add(LineServer.tls("imap", tls, mail::imap));
    servers.add(LineServer.tls("pop3", tls, mail::pop3));
    servers.add(LineServer.tls("smtp", tls, mail::smtp));
    authority = new CanaryAuthority(canaries, certificates);
    browser = HttpClient.newBuilder().sslContext(certificates.clientContext()).build();
    product = CanaryProcess.start(folder);
    answers = product.inputReader(StandardCharsets.UTF_8);
    orders = new PrintWriter(product.outputWriter(StandardCharsets.UTF_8), true);
  }

  @AfterEach
  void stop() throws IOException {
    product.toHandle().destroyForcibly();
    authority.close();
    for (LineServer server : servers) {
      server.close();
    }
  }

  @Test
  void noneOfAHundredSecretsIsWrittenAnywhere() throws Exception {
    for (int i = 0; i < 14; i++) {
      byPassword("p" + i, i % 2 == 0 ? "imap" : "pop3", i >= 6);
    }
    for (int i = 0; i < 4; i++) {
      inTheBrowser("b" + i);
      confidential("c" + i, i == 3);
      asApplication("a" + i, i == 3);
    }
    for (int i = 0; i < 3; i++) {
      byCertificate("x" + i, i == 2);
      byDeviceCode("d" + i);
    }
    order("run secret status");
    order("run mailbox export p0");
    order("run check --all --no-mx --json -");
    order("run check --all --no-mx --lang de");
    requireNothingFound("while the store is open");

    theKeyIsExchanged();
    order("values b0 0");
    order("run check b0 p0 --no-mx --json -");
    orders.close();
    assertThat(product.waitFor()).isZero();
    requireNothingFound("at the end");

    assertThat(canaries.size()).as("secrets").isGreaterThanOrEqualTo(100);
    assertThat(mail.accepted.get()).as("logins").isGreaterThan(20);
    assertThat(mail.rejected.get()).as("rejected logins").isGreaterThan(8);
    assertThat(authority.grants()).as("grants").isGreaterThan(30);
    String logged = Files.readString(folder.resolve("stderr"), StandardCharsets.ISO_8859_1);
    assertThat(logged).as("finest logging").contains("TRACE", "FINE", "oauth2/v2.0/token");
    assertThat(said).contains("Granted[", "Ready[", "\"light\":\"green\"", "\"light\":\"red\"");
  }

  private void byPassword(String id, String protocol, boolean refused) throws Exception {
    String password = canaries.hatch("password");
    String outgoing = canaries.hatch("outgoing password");
    if (refused) {
      mail.refuse(password);
      mail.refuse(outgoing);
    }
    List<String> lines = common(id, "generic", protocol);
    lines.add("sign-in = password");
    lines.add("sign-in.account = " + ANNA);
    lines.add("outgoing.sign-in = password");
    lines.add("outgoing.sign-in.account = ausgang@firma.example");
    write(id, lines);
    order("typing " + password + " secret set " + id + " password");
    order("typing " + outgoing + " secret set " + id + " outgoing-password");
    order("values " + id + " 0");
  }

  private void inTheBrowser(String id) throws Exception {
    write(id, oauth(id, "browser"));
    order("sign-in " + id + " browser");
    order("values " + id + " 0");
    order("values " + id + " 2");
  }

  private void confidential(String id, boolean refused) throws Exception {
    String secret = canaries.hatch("client secret");
    if (refused) {
      authority.refuse(secret);
    }
    write(id, oauth(id, "browser"));
    order("typing " + secret + " secret set " + id + " client-secret");
    order("sign-in " + id + " browser");
    order("values " + id + " 2");
  }

  private void asApplication(String id, boolean refused) throws Exception {
    String secret = canaries.hatch("client secret of an application");
    if (refused) {
      authority.refuse(secret);
    }
    write(id, oauth(id, "client-credentials"));
    order("typing " + secret + " secret set " + id + " client-secret");
    order("sign-in " + id + " browser");
    order("values " + id + " 2");
  }

  private void byCertificate(String id, boolean wrong) throws Exception {
    String passphrase = canaries.hatch("passphrase of a certificate");
    String real = wrong ? canaries.hatch("another passphrase") : passphrase;
    ClientKey.issue(Clock.systemUTC(), CertificateRequest.forNames("erp"))
        .writePkcs12(folder.resolve("mailboxes").resolve(id + ".p12"), real.toCharArray());
    List<String> lines = oauth(id, "client-credentials");
    lines.add("oauth.certificate = " + id + ".p12");
    write(id, lines);
    order("typing " + passphrase + " secret set " + id + " certificate");
    order("sign-in " + id + " browser");
    order("values " + id + " 2");
  }

  private void byDeviceCode(String id) throws Exception {
    write(id, oauth(id, "device-code"));
    order("sign-in " + id + " device");
    order("values " + id + " 2");
  }

  /** Afterwards nothing can be opened, and the failures are written too. */
  private void theKeyIsExchanged() throws IOException {
    Files.write(folder.resolve("store").resolve("store.key"), new byte[32]);
  }

  private List<String> oauth(String id, String flow) {
    List<String> lines = common(id, "microsoft365", "imap");
    lines.add("sign-in = oauth2");
    if (!flow.equals("client-credentials")) {
      lines.add("sign-in.account = " + ANNA);
    }
    lines.add("shared = true");
    lines.add("oauth.flow = " + flow);
    lines.add("oauth.redirect = http://localhost");
    lines.add("oauth.tenant = 11111111-2222-3333-4444-555555555555");
    lines.add("oauth.client-id = " + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)));
    lines.add("oauth.authority = " + authority.address());
    return lines;
  }

  private List<String> common(String id, String provider, String protocol) {
    int incoming = servers.get(protocol.equals("imap") ? 0 : 1).port();
    return new ArrayList<>(
        List.of(
            "name = " + id,
            "address = " + id + "@firma.example",
            "provider = " + provider,
            "incoming.protocol = " + protocol,
            "incoming.host = localhost",
            "incoming.port = " + incoming,
            "incoming.security = tls",
            "outgoing.enabled = true",
            "outgoing.host = localhost",
            "outgoing.port = " + servers.get(2).port(),
            "outgoing.security = tls",
            "tls.trusted-certificates = ../ca.pem",
            "proxy = none"));
  }

  private void write(String id, List<String> lines) throws IOException {
    Files.write(folder.resolve("mailboxes").resolve(id + ".properties"), lines);
  }

  /** Has the order carried out and keeps every word of the answer. */
  private void order(String words) throws Exception {
    orders.println(words);
    for (String line = answers.readLine(); ; line = answers.readLine()) {
      assertThat(line).as("the product is alive after: " + words.split(" ")[0]).isNotNull();
      said.append(line).append('\n');
      Optional<URI> address = CanaryProcess.toOpen(line);
      if (address.isPresent()) {
        open(address.get());
      } else if (CanaryProcess.isDone(line)) {
        return;
      }
    }
  }

  private void open(URI address) throws Exception {
    String page = send(HttpRequest.newBuilder(address).build());
    int form = page.indexOf('\n');
    send(
        form < 0
            ? HttpRequest.newBuilder(URI.create(page)).build()
            : HttpRequest.newBuilder(URI.create(page.substring(0, form)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(page.substring(form + 1)))
                .build());
  }

  private String send(HttpRequest request) throws Exception {
    return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private void requireNothingFound(String when) throws IOException {
    assertThat(canaries.foundIn(said.toString().getBytes(StandardCharsets.UTF_8)))
        .as("found in standard output " + when)
        .isEmpty();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(canaries.foundIn(Files.readAllBytes(file)))
            .as("found in " + folder.relativize(file) + " " + when)
            .isEmpty();
      }
    }
  }
}
