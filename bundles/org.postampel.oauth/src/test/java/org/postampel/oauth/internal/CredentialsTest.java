package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.SignInReason;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessToken;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.oauth.SignInService;
import org.postampel.oauth.SignedInAccount;
import org.postampel.oauth.TokenClaims;

class CredentialsTest {

  private static final URI AUTHORITY = URI.create("https://authority.example");
  private static final Secret TOKEN = Secret.ofText("token");

  private final MemoryTokenStore store = new MemoryTokenStore();
  private final List<MailProtocol> invalidated = new ArrayList<>();
  private AccessTokenOutcome outcome =
      new AccessTokenOutcome.Granted(
          new AccessToken(TOKEN, Instant.EPOCH, new TokenClaims.Opaque()));
  private final Credentials credentials =
      new Credentials(store, Mailboxes.presets(), new FixedTokens(), new SignedInErna());

  private final class FixedTokens implements AccessTokenSource {
    @Override
    public AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol) {
      return outcome;
    }

    @Override
    public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
      invalidated.add(protocol);
    }
  }

  private static final class SignedInErna implements SignInService {
    @Override
    public SignInOutcome signIn(
        MailboxConfiguration mailbox, SignInPrompt prompt, Cancellation cancellation) {
      return new SignInOutcome.Cancelled();
    }

    @Override
    public void signOut(MailboxConfiguration mailbox) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SignedInAccount> signedInAs(MailboxConfiguration mailbox) {
      return Optional.of(
          new SignedInAccount(
              "erna@musterfirma.example", mailbox.oauth().orElseThrow().key("erna")));
    }
  }

  private String loginName(OAuthSignIn oauth, MailProtocol protocol) {
    MailboxConfiguration mailbox = Mailboxes.mailbox("support", null, oauth);
    CredentialOutcome ready = credentials.credentialFor(mailbox, protocol);
    assertThat(ready)
        .isInstanceOfSatisfying(
            CredentialOutcome.Ready.class,
            found ->
                assertThat(((Credential.BearerToken) found.credential()).token()).isEqualTo(TOKEN));
    return ((CredentialOutcome.Ready) ready).credential().loginName();
  }

  @Test
  void delegatedImapWantsTheMailboxAndSmtpThePerson() {
    OAuthSignIn delegated = Mailboxes.delegated(AUTHORITY).build();

    assertThat(loginName(delegated, MailProtocol.IMAP)).isEqualTo("support@musterfirma.example");
    assertThat(loginName(delegated, MailProtocol.SMTP)).isEqualTo(Mailboxes.PERSON);
  }

  @Test
  void currentUserIsTheAccountThatSignedIn() {
    OAuthSignIn currentUser =
        Mailboxes.delegated(AUTHORITY).account(new SignInAccount.CurrentUser()).build();

    assertThat(loginName(currentUser, MailProtocol.SMTP)).isEqualTo("erna@musterfirma.example");
  }

  @Test
  void applicationWantsTheMailboxEverywhere() {
    OAuthSignIn application = Mailboxes.application(AUTHORITY).build();

    assertThat(loginName(application, MailProtocol.IMAP)).isEqualTo("support@musterfirma.example");
    assertThat(loginName(application, MailProtocol.SMTP)).isEqualTo("support@musterfirma.example");
  }

  @Test
  void failuresKeepTheirKind() {
    AuthorityFailure failure = AuthorityAnswer.ours("teapot", "");
    MailboxConfiguration mailbox =
        Mailboxes.mailbox("support", null, Mailboxes.delegated(AUTHORITY).build());

    outcome = AccessTokenOutcome.SignInNeeded.because(SignInReason.NEVER_SIGNED_IN);
    assertThat(credentials.credentialFor(mailbox, MailProtocol.IMAP))
        .isEqualTo(new CredentialOutcome.SignInNeeded(SignInReason.NEVER_SIGNED_IN));
    outcome = new AccessTokenOutcome.Refused(failure);
    assertThat(credentials.credentialFor(mailbox, MailProtocol.IMAP))
        .isEqualTo(new CredentialOutcome.Refused(failure));
    outcome = new AccessTokenOutcome.Unreachable("gone");
    assertThat(credentials.credentialFor(mailbox, MailProtocol.IMAP))
        .isEqualTo(new CredentialOutcome.Unreachable("gone"));
    SecretName name = SecretName.password(new MailboxId("x"));
    outcome = new AccessTokenOutcome.SecretMissing(name);
    assertThat(credentials.credentialFor(mailbox, MailProtocol.IMAP))
        .isEqualTo(new CredentialOutcome.SecretMissing(name));
  }

  private static MailboxConfiguration byPassword(ServerSignIn incoming, ServerSignIn outgoing) {
    return MailboxConfiguration.builder()
        .id(new MailboxId("box"))
        .name("Box")
        .address("box@musterfirma.example")
        .incoming(Mailboxes.server(MailProtocol.POP3, incoming))
        .outgoing(Mailboxes.server(MailProtocol.SMTP, outgoing))
        .oauth(
            OAuthSignIn.builder()
                .account(new SignInAccount.Person("p"))
                .authority(AUTHORITY)
                .tenant("t")
                .clientId("c")
                .scopes(MailProtocol.POP3, Set.of("s"))
                .build())
        .build();
  }

  private Credential ready(MailboxConfiguration mailbox, MailProtocol protocol) {
    return ((CredentialOutcome.Ready) credentials.credentialFor(mailbox, protocol)).credential();
  }

  @Test
  void samePasswordServesBothServers() {
    ServerSignIn box = ServerSignIn.password("box");
    MailboxConfiguration mailbox = byPassword(box, box);
    assertThat(credentials.credentialFor(mailbox, MailProtocol.SMTP))
        .isEqualTo(new CredentialOutcome.SecretMissing(SecretName.password(new MailboxId("box"))));

    store.write(SecretName.password(mailbox.id()), Secret.ofText("geheim"));

    assertThat(ready(mailbox, MailProtocol.POP3))
        .isEqualTo(new Credential.Password("box", Secret.ofText("geheim")));
    assertThat(ready(mailbox, MailProtocol.SMTP))
        .isEqualTo(new Credential.Password("box", Secret.ofText("geheim")));
  }

  @Test
  void outgoingServerWithAnotherAccountHasAnotherPassword() {
    MailboxConfiguration mailbox =
        byPassword(ServerSignIn.password("box"), ServerSignIn.password("relay"));
    store.write(SecretName.password(mailbox.id()), Secret.ofText("one"));
    store.write(SecretName.outgoingPassword(mailbox.id()), Secret.ofText("two"));

    assertThat(ready(mailbox, MailProtocol.SMTP))
        .isEqualTo(new Credential.Password("relay", Secret.ofText("two")));
  }

  @Test
  void theOnlyPasswordOfAMailboxIsItsPassword() {
    MailboxConfiguration mailbox = byPassword(ServerSignIn.oauth(), ServerSignIn.password("relay"));
    store.write(SecretName.password(mailbox.id()), Secret.ofText("one"));

    assertThat(ready(mailbox, MailProtocol.SMTP))
        .isEqualTo(new Credential.Password("relay", Secret.ofText("one")));
  }

  @Test
  void serverThatTrustsTheNetworkGetsNothing() {
    MailboxConfiguration mailbox = byPassword(ServerSignIn.password("box"), ServerSignIn.none());

    assertThat(ready(mailbox, MailProtocol.SMTP)).isEqualTo(new Credential.Anonymous(""));
  }

  @Test
  void rejectedTokenIsPassedOnAndARejectedPasswordIsNot() {
    MailboxConfiguration mailbox = byPassword(ServerSignIn.oauth(), ServerSignIn.password("relay"));

    credentials.invalidate(mailbox, MailProtocol.POP3);
    credentials.invalidate(mailbox, MailProtocol.SMTP);

    assertThat(invalidated).containsExactly(MailProtocol.POP3);
  }

  @Test
  void brokenStoreIsSaid() {
    store.breakDown();
    ServerSignIn box = ServerSignIn.password("box");

    assertThat(credentials.credentialFor(byPassword(box, box), MailProtocol.POP3))
        .isInstanceOf(CredentialOutcome.StoreFailed.class);
  }

  @Test
  void protocolTheMailboxDoesNotHaveIsADefectOfTheCaller() {
    ServerSignIn box = ServerSignIn.password("box");

    assertThatThrownBy(() -> credentials.credentialFor(byPassword(box, box), MailProtocol.IMAP))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
