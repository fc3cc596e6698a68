package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.certificate.ClientKey;
import org.postampel.testkit.demo.DemoTenant;

/** Client credentials with a certificate against the demo tenant. */
class CertificateSignInTest {

  private static final ClientKey KEY =
      ClientKey.issue(Clock.systemUTC(), CertificateRequest.forNames("postampel"));

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private DemoTenant tenant;
  private OAuthServices services;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
    tenant.switches().registerCertificate(tenant.applicationClientId(), KEY.certificate());
    services = OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
  }

  @AfterEach
  void stop() throws IOException {
    tenant.close();
  }

  private OAuthSignIn oauth(Path certificate) {
    return Mailboxes.application(tenant.authority())
        .tenant(tenant.tenantId().toString())
        .clientId(tenant.applicationClientId().toString())
        .certificate(certificate)
        .build();
  }

  private MailboxConfiguration support(Path certificate) {
    return Mailboxes.mailbox("support", tenant.caFile(), oauth(certificate));
  }

  private SignInOutcome signIn(Path certificate) {
    return services.signInService().signIn(support(certificate), address -> {}, new Cancellation());
  }

  private void storePassphrase(Path certificate, String passphrase) {
    store.write(
        SecretName.certificate(oauth(certificate).registration()), Secret.ofText(passphrase));
  }

  @Test
  void pemFileIsGrantedATokenAndItsCacheServesTheNextOne() throws IOException {
    Path file = KEY.writePem(folder.resolve("client.pem"));

    assertThat(signIn(file)).isInstanceOf(SignInOutcome.Granted.class);
    assertThat(services.accessTokenSource().acquire(support(file), MailProtocol.SMTP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(tenant.switches().tokenRequests("client_credentials")).isEqualTo(1);
  }

  @Test
  void pkcs12FileNeedsItsPassphrase() throws IOException {
    Path file = KEY.writePkcs12(folder.resolve("client.p12"), "offen!sesam".toCharArray());
    SecretName name = SecretName.certificate(oauth(file).registration());

    assertThat(signIn(file)).isEqualTo(new SignInOutcome.SecretMissing(name));

    storePassphrase(file, "wrong-one");
    SignInOutcome wrong = signIn(file);
    assertThat(wrong).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(wrong.authorityFailure().orElseThrow().description())
        .isEqualTo("client.p12: the passphrase does not fit");
    assertThat(tenant.switches().tokenRequests()).isZero();

    storePassphrase(file, "offen!sesam");
    assertThat(signIn(file)).isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void certificateThatIsNotRegisteredIsDeniedUntilItIs() throws IOException {
    Path file = KEY.writePem(folder.resolve("client.pem"));
    tenant.switches().forgetCertificates(tenant.applicationClientId());

    assertDenied(signIn(file), "AADSTS700027");

    tenant.switches().registerCertificate(tenant.applicationClientId(), KEY.certificate());
    assertThat(signIn(file)).isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void expiredCertificateIsDenied() throws IOException {
    ClientKey old =
        ClientKey.issue(Clock.systemUTC(), CertificateRequest.forNames("postampel").expired());
    tenant.switches().registerCertificate(tenant.applicationClientId(), old.certificate());

    assertDenied(signIn(old.writePem(folder.resolve("old.pem"))), "AADSTS700027");
  }

  @Test
  void clockThatIsHoursWrongIsDenied() throws IOException {
    clock.advance(Duration.ofHours(-3));

    assertDenied(signIn(KEY.writePem(folder.resolve("client.pem"))), "AADSTS700024");
  }

  @Test
  void otherClientsAssertionIsDenied() throws IOException {
    Path file = KEY.writePem(folder.resolve("client.pem"));
    MailboxConfiguration other =
        Mailboxes.mailbox(
            "support",
            tenant.caFile(),
            Mailboxes.application(tenant.authority())
                .tenant(tenant.tenantId().toString())
                .clientId(tenant.confidentialClientId().toString())
                .certificate(file)
                .build());

    assertDenied(
        services.signInService().signIn(other, address -> {}, new Cancellation()), "AADSTS700027");
  }

  @Test
  void otherAudienceIsDenied() throws Exception {
    ClientCertificate read =
        ClientCertificate.read(KEY.writePem(folder.resolve("client.pem")), Optional.empty());
    OAuthSignIn elsewhere =
        Mailboxes.application(URI.create("https://login.other.example"))
            .tenant(tenant.tenantId().toString())
            .clientId(tenant.applicationClientId().toString())
            .build();
    TokenRequest request =
        TokenRequest.ofSignIn(Mailboxes.mailbox("support", tenant.caFile(), elsewhere), "erna");
    String assertion = ClientAssertion.of(request, read, clock);

    Map<String, Object> answer =
        TokenPost.to(
            tenant,
            Map.of(
                "grant_type", "client_credentials",
                "client_id", tenant.applicationClientId().toString(),
                "scope", "https://outlook.office365.com/.default",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion));

    assertThat(JSONObjectUtils.getString(answer, "error_description")).contains("AADSTS700023");
  }

  @Test
  void assertionWithAnotherIssuerOrSubjectIsDenied() throws Exception {
    ClientCertificate read =
        ClientCertificate.read(KEY.writePem(folder.resolve("client.pem")), Optional.empty());
    String own = tenant.applicationClientId().toString();
    String other = tenant.confidentialClientId().toString();

    assertThat(answerTo(assertion(read, own, own))).containsKey("access_token");
    assertThat(answerTo(assertion(read, other, own)).get("error_description").toString())
        .contains("AADSTS700021");
    assertThat(answerTo(assertion(read, own, other)).get("error_description").toString())
        .contains("AADSTS700021");
  }

  private String assertion(ClientCertificate signer, String issuer, String subject)
      throws Exception {
    TokenRequest request = TokenRequest.ofSignIn(support(folder.resolve("client.pem")), "erna");
    SignedJWT ours = SignedJWT.parse(ClientAssertion.of(request, signer, clock));
    SignedJWT swapped =
        new SignedJWT(
            ours.getHeader(),
            new JWTClaimsSet.Builder(ours.getJWTClaimsSet())
                .issuer(issuer)
                .subject(subject)
                .build());
    swapped.sign(new RSASSASigner(signer.key()));
    return swapped.serialize();
  }

  private Map<String, Object> answerTo(String assertion) throws Exception {
    return TokenPost.to(
        tenant,
        Map.of(
            "grant_type", "client_credentials",
            "client_id", tenant.applicationClientId().toString(),
            "scope", "https://outlook.office365.com/.default",
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion", assertion));
  }

  @Test
  void keyThatIsTooShortIsSaidInASentenceWithoutAskingTheAuthority() throws Exception {
    Path file = Files.writeString(folder.resolve("weak.pem"), WeakKey.PEM);

    SignInOutcome outcome = signIn(file);

    assertDenied(outcome, "weak.pem: the key has 1024 bits, 2048 are needed");
    assertThat(outcome.sentence(OAuthServices.texts(Locale.GERMAN)))
        .contains("zu schwach", "1024", "mindestens 2048 Bit");
    assertThat(tenant.switches().tokenRequests()).isZero();
  }

  @Test
  void assertionSaysWhoForWhomAndHowLong() throws Exception {
    ClientCertificate read =
        ClientCertificate.read(KEY.writePem(folder.resolve("client.pem")), Optional.empty());
    TokenRequest request = TokenRequest.ofSignIn(support(folder.resolve("client.pem")), "erna");

    SignedJWT assertion = SignedJWT.parse(ClientAssertion.of(request, read, clock));

    assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("PS256");
    assertThat(assertion.getJWTClaimsSet().getAudience())
        .containsExactly(tenant.authority() + "/" + tenant.tenantId() + "/oauth2/v2.0/token");
    assertThat(
            Duration.between(
                assertion.getJWTClaimsSet().getIssueTime().toInstant(),
                assertion.getJWTClaimsSet().getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(read.toString()).doesNotContain("PRIVATE").contains("postampel");
  }

  @Test
  void filesThatHoldNoKeyAreToldApart() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "-----BEGIN NOTHING-----");
    Path foreign = Files.writeString(folder.resolve("foreign.p12"), "no PKCS#12 at all");
    ClientKey other = ClientKey.issue(Clock.systemUTC(), CertificateRequest.forNames("other"));
    String otherKey = Files.readString(other.writePem(folder.resolve("other.pem")));
    String ownCertificate = Files.readString(KEY.writePem(folder.resolve("own.pem")));
    Path mixed =
        Files.writeString(
            folder.resolve("mixed.pem"),
            ownCertificate.substring(0, ownCertificate.indexOf("-----BEGIN PRIVATE"))
                + otherKey.substring(otherKey.indexOf("-----BEGIN PRIVATE")));

    assertDenied(signIn(empty), "empty.pem: no RSA key with certificate");
    assertDenied(signIn(foreign), "foreign.p12: ");
    assertDenied(signIn(folder.resolve("absent.p12")), "absent.p12: NoSuchFileException");
    assertDenied(signIn(mixed), "mixed.pem: key and certificate do not belong together");
    assertThat(tenant.switches().tokenRequests()).isZero();
  }

  private static void assertDenied(SignInOutcome outcome, String description) {
    assertThat(outcome).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(outcome.authorityFailure().orElseThrow().description()).contains(description);
  }
}
