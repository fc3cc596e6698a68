package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.ClientRegistrationKey;
import org.postampel.core.mailbox.SignInKey;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

/** Microsoft's commands are shown to people who are signed in at Microsoft, and to nobody else. */
class SignOutCommandTest {

  private static final String ANNA = "anna@musterfirma.example";

  @TempDir Path folder;
  private final FakeSignIn signIn = new FakeSignIn();
  private Caller caller;

  @BeforeEach
  void aMailboxAtAnOpenIdProvider() throws Exception {
    caller = new Caller(folder).with(signIn.composition());
    signIn.isSignedIn(ANNA);
    caller.writeMailbox(
        "anderswo",
        "name = Anderswo",
        "address = " + ANNA,
        "provider = generic",
        "incoming.protocol = imap",
        "incoming.host = mail.example",
        "incoming.port = 993",
        "incoming.security = tls",
        "outgoing.enabled = false",
        "sign-in = oauth2",
        "sign-in.account = " + ANNA,
        "oauth.authority = https://id.example",
        "oauth.client-id = desktop-program",
        "oauth.scopes = mail");
  }

  private void store(String authority, String tenant, String client) {
    try (TokenStore store =
            TokenStores.open(caller.store(), WrappingKeyChoice.FILE, Clock.systemUTC());
        Secret cache = Secret.ofText("{}")) {
      store.write(
          SecretName.signIn(
              new SignInKey(
                  new ClientRegistrationKey(URI.create(authority), tenant, client), ANNA)),
          cache);
    }
  }

  @Test
  void signingOutAtAnOpenIdProviderShowsNoCommandOfMicrosoft() {
    assertThat(caller.call("sign-out", "anderswo")).as(caller.err()).isZero();
    assertThat(caller.out()).contains(ANNA).doesNotContain("-Mg");
  }

  @Test
  void signingOutByAccountAtAnOpenIdProviderShowsNoCommandOfMicrosoft() {
    store("https://id.example", "", "desktop-program");
    assertThat(caller.call("sign-out", ANNA)).as(caller.err()).isZero();
    assertThat(caller.out()).contains(ANNA).doesNotContain("-Mg");
  }

  @Test
  void whoIsSignedInAtBothIsShownTheCommandsWithMicrosoftsApplication() throws Exception {
    caller.writeMailbox(
        "support",
        "name = Support",
        "address = support@musterfirma.example",
        "provider = microsoft365",
        "sign-in = oauth2",
        "sign-in.account = " + ANNA,
        "shared = true",
        "oauth.tenant = 11111111-2222-3333-4444-555555555555",
        "oauth.client-id = 99999999-8888-7777-6666-555555555555");
    store("https://id.example", "", "desktop-program");
    store(
        "https://login.microsoftonline.com",
        "11111111-2222-3333-4444-555555555555",
        "99999999-8888-7777-6666-555555555555");
    assertThat(caller.call("sign-out", ANNA)).as(caller.err()).isZero();
    assertThat(caller.out())
        .contains("Revoke-MgUserSignInSession", "appId eq '99999999-8888-7777-6666-555555555555'")
        .doesNotContain("appId eq 'desktop-program'");
  }
}
