package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.ClientRegistrationKey;
import org.postampel.core.mailbox.SignInKey;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignedInAccount;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

class SignInCommandTest {

  private static final SignInKey ANNA =
      new SignInKey(
          new ClientRegistrationKey(
              URI.create("https://login.example"),
              "11111111-2222-3333-4444-555555555555",
              "99999999-8888-7777-6666-555555555555"),
          "anna@musterfirma.example");

  @TempDir Path folder;
  private final FakeSignIn signIn = new FakeSignIn();
  private Caller caller;

  @BeforeEach
  void aSharedMailbox() throws Exception {
    caller = new Caller(folder).with(signIn.composition());
    caller.writeMailbox(
        "support",
        "name = Support",
        "address = support@musterfirma.example",
        "provider = microsoft365",
        "sign-in = oauth2",
        "sign-in.account = anna@musterfirma.example",
        "shared = true",
        "oauth.tenant = 11111111-2222-3333-4444-555555555555",
        "oauth.client-id = 99999999-8888-7777-6666-555555555555");
    caller.writeLocalMailbox("passwort", 993, 587);
  }

  static Stream<Arguments> outcomes() {
    AuthorityFailure no = new AuthorityFailure(400, "access_denied", "", "AADSTS65004", "", "");
    return Stream.of(
        Arguments.of(new SignInOutcome.Denied(no), 2),
        Arguments.of(new SignInOutcome.BlockedByPolicy(no), 2),
        Arguments.of(new SignInOutcome.DeviceCodeExpired(no), 3),
        Arguments.of(new SignInOutcome.DeviceCodeDeclined(no), 2),
        Arguments.of(
            new SignInOutcome.ConsentPending(URI.create("https://login.example/c"), no), 2),
        Arguments.of(new SignInOutcome.WrongAccount("anna@x.example", "bernd@x.example"), 2),
        Arguments.of(new SignInOutcome.Cancelled(), 3),
        Arguments.of(new SignInOutcome.Unreachable("Connection refused"), 69),
        Arguments.of(
            new SignInOutcome.StoreFailed(
                new TokenStoreException(
                    TokenStoreException.Reason.CANNOT_WRITE, "/srv/store", null)),
            74));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyOutcomeHasItsStatusAndASentenceOnStandardError(SignInOutcome outcome, int status) {
    signIn.endsWith(outcome);
    assertThat(caller.call("sign-in", "support")).isEqualTo(status);
    assertThat(caller.out()).isEmpty();
    assertThat(caller.err().lines()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void aRefusalIsExplainedAsTheCheckExplainsItWithTheLiteralAnswerBelow() {
    signIn.endsWith(
        new SignInOutcome.Denied(
            new AuthorityFailure(
                400,
                "invalid_client",
                "",
                "AADSTS7000222: The provided client secret keys are expired.",
                "",
                "")));
    assertThat(caller.call("sign-in", "support", "--lang", "de")).isEqualTo(2);
    assertThat(caller.err())
        .contains("abgelaufen")
        .contains("Ihr Administrator kann Folgendes tun")
        .contains("AADSTS7000222: The provided client secret keys are expired.");
  }

  @Test
  void theAddressIsShownAndSuccessGoesToStandardOutput() {
    signIn.endsWith(
        new SignInOutcome.Granted(new SignedInAccount("anna@musterfirma.example", ANNA)));
    assertThat(caller.call("sign-in", "support")).isZero();
    assertThat(caller.err()).contains(FakeSignIn.PAGE.toString());
    assertThat(caller.out()).contains("anna@musterfirma.example");
  }

  @Test
  void withoutAChosenKeyNoBrowserIsOpened() {
    caller.environment("POSTAMPEL_WRAPPING_KEY", "");
    assertThat(caller.call("sign-in", "support")).isEqualTo(74);
    assertThat(caller.err())
        .contains("--wrapping-key file")
        .doesNotContain(FakeSignIn.PAGE.toString());
  }

  @Test
  void aMailboxByPasswordSaysWhatToDoInstead() {
    assertThat(caller.call("sign-in", "passwort")).isEqualTo(64);
    assertThat(caller.err()).contains("./run secret set passwort password");
  }

  @Test
  void theDeviceCodeIsShownWithTheWarningAndOpensNothing() {
    assertThat(caller.call("sign-in", "support", "--device-code")).isEqualTo(3);
    assertThat(caller.err())
        .contains("ABCD-1234")
        .contains(FakeSignIn.DEVICE_PAGE.toString())
        .contains("only if you have just started this sign-in yourself")
        .doesNotContain(FakeSignIn.PAGE.toString());
  }

  @Test
  void anApplicationHasNobodyToTypeADeviceCode() throws Exception {
    caller.writeMailbox(
        "dienst",
        "name = Dienst",
        "address = support@musterfirma.example",
        "provider = microsoft365",
        "sign-in = oauth2",
        "shared = true",
        "oauth.flow = client-credentials",
        "oauth.tenant = 11111111-2222-3333-4444-555555555555",
        "oauth.client-id = 99999999-8888-7777-6666-555555555555");
    assertThat(caller.call("sign-in", "dienst", "--device-code")).isEqualTo(64);
    assertThat(caller.err()).contains("without --device-code");
  }

  @Test
  void signingOutByMailboxGoesThroughTheService() {
    assertThat(caller.call("sign-out", "support")).isZero();
    assertThat(signIn.signedOut()).containsExactly("support");
    assertThat(caller.out()).contains("Nobody was signed in");
  }

  @Test
  void signingOutByAccountForgetsItWhateverItsLetters() {
    try (TokenStore store =
            TokenStores.open(caller.store(), WrappingKeyChoice.FILE, Clock.systemUTC());
        Secret cache = Secret.ofText("{}")) {
      store.write(SecretName.signIn(ANNA), cache);
    }
    assertThat(caller.call("secret", "status")).isZero();
    assertThat(caller.out()).contains("sign-in of anna@musterfirma.example at https://login");
    assertThat(caller.call("sign-out", "Anna@Musterfirma.example")).isZero();
    assertThat(caller.call("sign-out", "anna@musterfirma.example")).isEqualTo(66);
    assertThat(caller.err()).contains("secret status");
  }

  @Test
  void signingOutByAccountForgetsAlsoThatItWaitedForTheAdministrator() {
    try (TokenStore store =
        TokenStores.open(caller.store(), WrappingKeyChoice.FILE, Clock.systemUTC())) {
      try (Secret note = Secret.ofText("{}")) {
        store.write(SecretName.pendingConsent(ANNA), note);
      }
      assertThat(caller.call("sign-out", "anna@musterfirma.example")).isZero();
      assertThat(store.names()).isEmpty();
    }
  }
}
