package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignedInAccount;
import org.postampel.oauth.TokenClaims;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoBrowser;
import org.postampel.testkit.demo.DemoTenant;

/** One common mailbox that every user of the host reaches with their own account. */
class CurrentUserSignInTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final ExecutorService desk = Executors.newSingleThreadExecutor();
  private DemoTenant tenant;
  private MailboxConfiguration common;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
    common = mailbox(new SignInAccount.CurrentUser());
  }

  @AfterEach
  void stop() throws IOException {
    desk.shutdownNow();
    tenant.close();
  }

  private MailboxConfiguration mailbox(SignInAccount account) {
    return Mailboxes.mailbox(
        "support",
        tenant.caFile(),
        Mailboxes.delegated(tenant.authority())
            .tenant(tenant.tenantId().toString())
            .clientId(tenant.publicClientId().toString())
            .account(account)
            .build());
  }

  private OAuthServices desktopOf(String principal) {
    return OAuthServices.create(store, Mailboxes.presets(), Clock.systemUTC(), principal);
  }

  private SignInOutcome signIn(
      String principal, MailboxConfiguration mailbox, DemoAccount account) {
    return desktopOf(principal)
        .signInService()
        .signIn(
            mailbox, address -> desk.execute(() -> visit(address, account)), new Cancellation());
  }

  private void visit(URI address, DemoAccount account) {
    try {
      tenant.browser().signIn(address, account.address(), DemoBrowser.Behaviour.ACCEPTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String userOfTheToken(String principal) {
    AccessTokenOutcome outcome =
        desktopOf(principal).accessTokenSource().acquire(common, MailProtocol.IMAP);
    TokenClaims claims = ((AccessTokenOutcome.Granted) outcome).token().claims();
    return ((TokenClaims.Readable) claims).userName();
  }

  @Test
  void twoPrincipalsOnOneMailboxGetDifferentTokens() {
    signIn("erna@host", common, DemoAccount.ANNA);
    signIn("fritz@host", common, DemoAccount.BERND);

    assertThat(userOfTheToken("erna@host")).isEqualTo(DemoAccount.ANNA.address());
    assertThat(userOfTheToken("fritz@host")).isEqualTo(DemoAccount.BERND.address());
    assertThat(desktopOf("gerd@host").accessTokenSource().acquire(common, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.SignInNeeded.class);
  }

  @Test
  void principalIsOfferedTheOwnSignInAndNobodyElses() {
    signIn("erna@host", common, DemoAccount.ANNA);
    signIn(
        "erna@host",
        mailbox(new SignInAccount.Person(DemoAccount.BERND.address())),
        DemoAccount.BERND);

    assertThat(desktopOf("erna@host").signInService().signedInAccounts(common))
        .extracting(SignedInAccount::userName)
        .containsExactly(DemoAccount.ANNA.address());
    assertThat(desktopOf("fritz@host").signInService().signedInAccounts(common)).isEmpty();
  }

  @Test
  void signingOutOnePrincipalLeavesTheOther() {
    signIn("erna@host", common, DemoAccount.ANNA);
    signIn("fritz@host", common, DemoAccount.BERND);

    desktopOf("erna@host").signInService().signOut(common);

    assertThat(desktopOf("erna@host").signInService().signedInAs(common)).isEmpty();
    assertThat(userOfTheToken("fritz@host")).isEqualTo(DemoAccount.BERND.address());
  }
}
