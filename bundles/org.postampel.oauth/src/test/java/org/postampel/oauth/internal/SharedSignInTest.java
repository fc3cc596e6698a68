package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInService;
import org.postampel.oauth.SignedInAccount;

/** Which persons are offered to a mailbox, and which mailboxes hang on a person. */
class SharedSignInTest {

  private static final URI AUTHORITY = URI.create("https://login.example");
  private static final Path TRUST = Path.of("/ca.pem");

  private final MemoryTokenStore store = new MemoryTokenStore();
  private final SignInService signIns =
      OAuthServices.create(store, Mailboxes.presets(), new MovableClock(), "erna").signInService();

  private static MailboxConfiguration mailbox(String id, SignInAccount account, String client) {
    return Mailboxes.mailbox(
        id, TRUST, Mailboxes.delegated(AUTHORITY).account(account).clientId(client).build());
  }

  private void signedIn(MailboxConfiguration mailbox, String user) {
    store.write(SecretName.signIn(mailbox.oauth().orElseThrow().key(user)), Secret.ofText("{}"));
  }

  @Test
  void personsOfTheSameRegistrationAreOffered() {
    MailboxConfiguration anna =
        mailbox("a", new SignInAccount.Person("Anna@musterfirma.example"), "client-1");
    MailboxConfiguration bernd =
        mailbox("b", new SignInAccount.Person("bernd@musterfirma.example"), "client-1");
    signedIn(anna, "erna");
    signedIn(mailbox("c", new SignInAccount.Person("carla@musterfirma.example"), "client-2"), "x");
    signedIn(mailbox("d", new SignInAccount.CurrentUser(), "client-1"), "erna@host");

    assertThat(signIns.signedInAccounts(bernd))
        .extracting(SignedInAccount::userName)
        .containsExactly("anna@musterfirma.example");
    assertThat(signIns.signedInAccounts(bernd))
        .extracting(SignedInAccount::key)
        .containsExactly(anna.oauth().orElseThrow().key("erna"));
  }

  @Test
  void signOutNamesTheMailboxesThatHangOnThePerson() {
    SignInAccount person = new SignInAccount.Person("anna@musterfirma.example");
    MailboxConfiguration support = mailbox("support", person, "client-1");
    MailboxConfiguration invoices = mailbox("rechnung", person, "client-1");
    MailboxConfiguration elsewhere = mailbox("fremd", person, "client-2");

    assertThat(signIns.sharing(support, List.of(support, elsewhere, invoices)))
        .containsExactly(support, invoices);
  }

  @Test
  void revokeCommandCannotBeLeftByAnUnusualName() {
    MailboxConfiguration any =
        mailbox("a", new SignInAccount.Person("anna@musterfirma.example"), "client-1");
    SignedInAccount account =
        new SignedInAccount("o'neil@x.example", any.oauth().orElseThrow().key("erna"));

    assertThat(account.revokeCommand())
        .isEqualTo("Revoke-MgUserSignInSession -UserId 'o''neil@x.example'");
  }
}
