package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a provider nobody of us wrote: Keycloak, its own pages, and the whole program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {

  private Path folder;
  private Keycloak keycloak;
  private MailboxFiles files;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary;
    keycloak = Keycloak.running();
    files = new MailboxFiles(folder.resolve("mailboxes"));
    Map<String, String> mailbox = mailbox();
    files.write("adele", mailbox);
    files.write("secret", mailbox, "oauth.client-id", "postampel-secret");
    files.write("device", mailbox, "oauth.client-id", "postampel-device");
    files.write("disabled", mailbox, "sign-in.account", "carol@firma.test");
    files.write("scope", mailbox, "oauth.scopes", "no-such-scope");
    files.write(
        "app", mailbox, "oauth.client-id", "postampel-secret", "oauth.flow", "client-credentials");
    files.write(
        "certificate",
        mailbox,
        "oauth.client-id",
        "postampel-certificate",
        "oauth.flow",
        "client-credentials",
        "oauth.certificate",
        keycloak.get("client.certificate.file"));
    storeSecret(store(), keycloak.get("client.secret"));
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    if (keycloak != null) {
      keycloak.remove();
    }
  }

  private Map<String, String> mailbox() {
    Map<String, String> mailbox = new LinkedHashMap<>();
    mailbox.put("name", "Adele");
    mailbox.put("address", "adele@firma.test");
    mailbox.put("provider", "generic");
    mailbox.put("incoming.protocol", "imap");
    mailbox.put("incoming.host", "127.0.0.7");
    mailbox.put("incoming.port", "993");
    mailbox.put("incoming.security", "tls");
    mailbox.put("outgoing.enabled", "false");
    mailbox.put("sign-in", "oauth2");
    mailbox.put("sign-in.account", "adele@firma.test");
    mailbox.put("oauth.authority", keycloak.get("issuer"));
    mailbox.put("oauth.client-id", "postampel-public");
    mailbox.put("oauth.scopes", "mail");
    mailbox.put("tls.trusted-certificates", keycloak.get("ca.file"));
    mailbox.put("proxy", "none");
    return mailbox;
  }

  private Path store() {
    return folder.resolve("store");
  }

  private void storeSecret(Path store, String secret) throws IOException, InterruptedException {
    Program.Outcome stored =
        Program.runWithInput(
            secret + "\n",
            "secret",
            "set",
            "secret",
            "client-secret",
            "--mailboxes",
            files.folder().toString(),
            "--store",
            store.toString(),
            "--wrapping-key",
            "file");
    assertThat(stored.status()).as(stored.err()).isZero();
  }

  private RunningProgram signIn(String id, String... more) throws IOException {
    return signIn(store(), id, more);
  }

  private RunningProgram signIn(Path store, String id, String... more) throws IOException {
    String[] usual = {
      "sign-in",
      id,
      "--mailboxes",
      files.folder().toString(),
      "--store",
      store.toString(),
      "--wrapping-key",
      "file"
    };
    return RunningProgram.start(
        Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new));
  }

  private static URI addressOf(RunningProgram program) {
    return URI.create(
        program.awaitSaid("https://\\S+/protocol/openid-connect/auth\\?\\S+").group());
  }

  /** Signs in at Keycloak's page; gives the page that follows. */
  private HttpResponse<String> signedInAtThePage(URI address, String person)
      throws IOException, InterruptedException, GeneralSecurityException {
    FormBrowser browser = new FormBrowser(Path.of(keycloak.get("ca.file")));
    return browser.submit(
        browser.open(address),
        Map.of("username", person, "password", keycloak.get("person.password")));
  }

  private Map<String, Report> check(String... ids) throws IOException, InterruptedException {
    return check(store(), ids);
  }

  private Map<String, Report> check(Path store, String... ids)
      throws IOException, InterruptedException {
    String[] usual = {
      "--json",
      "-",
      "--lang",
      "en",
      "--mailboxes",
      files.folder().toString(),
      "--store",
      store.toString()
    };
    String[] arguments =
        Stream.of(Stream.of("check"), Stream.of(ids), Stream.of(usual))
            .flatMap(words -> words)
            .toArray(String[]::new);
    return Report.parse(Program.run(arguments).out());
  }

  @Test
  void aPersonSignsInAtAPublicClientAndStaysSignedInUntilTheSignInIsStolen()
      throws IOException, InterruptedException, GeneralSecurityException {
    try (RunningProgram program = signIn("adele")) {
      URI address = addressOf(program);
      assertThat(address.getQuery()).contains("code_challenge_method=S256", "nonce=", "state=");
      HttpResponse<String> page = signedInAtThePage(address, "adele");
      assertThat(page.uri().getHost()).as(page.body()).isEqualTo("localhost");
      assertThat(page.uri().getQuery()).contains("iss=" + keycloak.get("issuer"));
      assertThat(program.awaitEnd()).as(program.said()).isZero();
      assertThat(program.said()).contains("adele@firma.test");
    }
    Path stolen = copied(store(), folder.resolve("stolen"));
    // The access token lives two minutes, so every check renews and every renewal rotates.
    assertThat(check("adele").get("adele").lights()).containsEntry("oauth.token", "green");
    assertThat(check("adele").get("adele").lights()).containsEntry("oauth.token", "green");
    Report after = check(stolen, "adele").get("adele");
    assertThat(after.lights()).containsEntry("oauth.token", "red");
    assertThat(after.evidence("oauth.token")).as(after.toString()).contains("invalid_grant");
  }

  @Test
  void aPersonSignsInAtAClientWithASecret()
      throws IOException, InterruptedException, GeneralSecurityException {
    try (RunningProgram program = signIn("secret")) {
      signedInAtThePage(addressOf(program), "adele");
      assertThat(program.awaitEnd()).as(program.said()).isZero();
    }
  }

  @Test
  void somebodyElseIsTheWrongAccount()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("wrong-account");
    try (RunningProgram program = signIn(store, "adele")) {
      signedInAtThePage(addressOf(program), "bob");
      assertThat(program.awaitEnd()).as(program.said()).isEqualTo(2);
      assertThat(program.said()).contains("adele@firma.test", "bob@firma.test");
    }
  }

  @Test
  void whoIsDisabledOrMustChangeThePasswordDoesNotComeBackAndTheSignInIsCancelled()
      throws IOException, InterruptedException, GeneralSecurityException {
    try (RunningProgram program = signIn("disabled")) {
      URI address = addressOf(program);
      assertThat(signedInAtThePage(address, "carol").body()).contains("Account is disabled");
      assertThat(signedInAtThePage(address, "dora").body()).contains("password-new");
      assertThat(program.isRunning()).isTrue();
      program.interrupt();
      assertThat(program.awaitEnd()).as(program.said()).isIn(3, 130);
    }
  }

  @Test
  void aDeviceCodeIsTypedElsewhere()
      throws IOException, InterruptedException, GeneralSecurityException {
    try (RunningProgram program = signIn("device", "--device-code")) {
      Matcher shown = program.awaitSaid("(https://\\S+/device)\\b.*?\\b([A-Z]{4}-[A-Z]{4})\\b");
      FormBrowser browser = new FormBrowser(Path.of(keycloak.get("ca.file")));
      // The page's own form for the code is refused by this Keycloak (401), its address is not.
      HttpResponse<String> login =
          browser.open(URI.create(shown.group(1) + "?user_code=" + shown.group(2)));
      HttpResponse<String> consent =
          browser.submit(
              login, Map.of("username", "adele", "password", keycloak.get("person.password")));
      browser.submit(consent, Map.of("accept", "Yes"));
      assertThat(program.awaitEnd()).as(program.said()).isZero();
      assertThat(program.said()).contains("adele@firma.test");
    }
  }

  @Test
  void anApplicationGetsATokenByItsSecretAndByItsCertificate()
      throws IOException, InterruptedException {
    Map<String, Report> reports = check("app", "certificate");
    assertThat(reports.get("app").lights()).containsEntry("oauth.token", "green");
    assertThat(reports.get("certificate").lights()).containsEntry("oauth.token", "green");
  }

  @Test
  void aWrongSecretIsRefusedInTheProvidersOwnWords() throws IOException, InterruptedException {
    Path store = folder.resolve("wrong-secret");
    storeSecret(store, "wrong");
    try (RunningProgram program = signIn(store, "app")) {
      assertThat(program.awaitEnd()).as(program.said()).isEqualTo(2);
      assertThat(program.said())
          .contains("unauthorized_client", "Invalid client or Invalid client credentials");
    }
  }

  @Test
  void anUnknownScopeIsRefusedInTheProvidersOwnWords()
      throws IOException, InterruptedException, GeneralSecurityException {
    try (RunningProgram program = signIn("scope")) {
      new FormBrowser(Path.of(keycloak.get("ca.file"))).open(addressOf(program));
      assertThat(program.awaitEnd()).as(program.said()).isEqualTo(2);
      assertThat(program.said()).contains("invalid_scope", "no-such-scope");
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aProviderThatHasGoneIsUnreachable() throws IOException, InterruptedException {
    keycloak.stop();
    try (RunningProgram program = signIn("scope")) {
      assertThat(program.awaitEnd()).as(program.said()).isEqualTo(69);
    }
  }

  private static Path copied(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
    return to;
  }
}
