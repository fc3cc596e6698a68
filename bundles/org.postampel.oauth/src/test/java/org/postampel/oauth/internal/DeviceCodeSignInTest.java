package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoBrowser;
import org.postampel.testkit.demo.DemoTenant;

/** The device code against the demo tenant. */
class DeviceCodeSignInTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private final ExecutorService desk = Executors.newSingleThreadExecutor();
  private final CountDownLatch shown = new CountDownLatch(1);
  private DemoTenant tenant;
  private OAuthServices services;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, clock);
    services = OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
  }

  @AfterEach
  void stop() throws IOException {
    desk.shutdownNow();
    tenant.close();
  }

  private MailboxConfiguration support(OAuthFlow flow) {
    return Mailboxes.mailbox(
        "support",
        tenant.caFile(),
        Mailboxes.delegated(tenant.authority())
            .flow(flow)
            .tenant(tenant.tenantId().toString())
            .clientId(tenant.publicClientId().toString())
            .account(new SignInAccount.Person(DemoAccount.ANNA.address()))
            .build());
  }

  /** Somebody who opens the page that is shown and types the code. */
  private final class Typist implements SignInPrompt {
    private final DemoAccount account;
    private final DemoBrowser.Behaviour behaviour;
    private final boolean prefers;

    Typist(DemoAccount account, DemoBrowser.Behaviour behaviour, boolean prefers) {
      this.account = account;
      this.behaviour = behaviour;
      this.prefers = prefers;
    }

    @Override
    public void openInBrowser(URI address) {
      throw new AssertionError("no browser is wanted");
    }

    @Override
    public boolean prefersDeviceCode() {
      return prefers;
    }

    @Override
    public boolean showDeviceCode(String userCode, URI page, Instant expires) {
      assertThat(expires).isBetween(clock.instant(), clock.instant().plus(Duration.ofMinutes(15)));
      desk.execute(
          () -> {
            try {
              tenant.browser().enterDeviceCode(page, userCode, account, behaviour);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      return true;
    }
  }

  /** Somebody who sees the code and does nothing. */
  private final class Idler implements SignInPrompt {
    @Override
    public void openInBrowser(URI address) {
      throw new AssertionError("no browser is wanted");
    }

    @Override
    public boolean showDeviceCode(String userCode, URI page, Instant expires) {
      shown.countDown();
      return true;
    }
  }

  private SignInOutcome signIn(SignInPrompt prompt) {
    return services
        .signInService()
        .signIn(support(OAuthFlow.DEVICE_CODE), prompt, new Cancellation());
  }

  private Typist anna() {
    return new Typist(DemoAccount.ANNA, DemoBrowser.Behaviour.ACCEPTS, false);
  }

  @Test
  void typedCodeSignsInAndIsRenewedLater() {
    assertThat(signIn(anna())).isInstanceOf(SignInOutcome.Granted.class);
    clock.advance(Duration.ofHours(2));

    assertThat(
            services.accessTokenSource().acquire(support(OAuthFlow.DEVICE_CODE), MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Granted.class);
    assertThat(tenant.switches().tokenRequests("refresh_token")).isEqualTo(1);
  }

  @Test
  void personMayChooseTheCodeForAMailboxSetToTheBrowser() {
    SignInOutcome outcome =
        services
            .signInService()
            .signIn(
                support(OAuthFlow.BROWSER),
                new Typist(DemoAccount.ANNA, DemoBrowser.Behaviour.ACCEPTS, true),
                new Cancellation());

    assertThat(outcome).isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void otherPersonWhoTypesTheCodeIsNotStored() {
    assertThat(signIn(new Typist(DemoAccount.BERND, DemoBrowser.Behaviour.ACCEPTS, false)))
        .isEqualTo(
            new SignInOutcome.WrongAccount(
                DemoAccount.ANNA.address(), DemoAccount.BERND.address()));
    assertThat(store.names()).isEmpty();
  }

  @Test
  void declinedCodeIsItsOwnOutcome() {
    assertThat(signIn(new Typist(DemoAccount.ANNA, DemoBrowser.Behaviour.CANCELS, false)))
        .isInstanceOf(SignInOutcome.DeviceCodeDeclined.class);
  }

  @Test
  void codeThatNobodyTypesInTimeIsItsOwnOutcome() throws Exception {
    CompletableFuture<SignInOutcome> outcome =
        CompletableFuture.supplyAsync(() -> signIn(new Idler()), desk);
    assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
    clock.advance(Duration.ofMinutes(16));

    assertThat(outcome.get(20, TimeUnit.SECONDS))
        .isInstanceOf(SignInOutcome.DeviceCodeExpired.class);
  }

  @Test
  void forbiddenByPolicyIsItsOwnOutcomeAndAllowedIsGranted() {
    tenant.switches().forbidDeviceCodes(true);
    SignInOutcome blocked = signIn(anna());
    assertThat(blocked).isInstanceOf(SignInOutcome.BlockedByPolicy.class);
    assertThat(blocked.authorityFailure().orElseThrow().description()).contains("AADSTS53003");

    tenant.switches().forbidDeviceCodes(false);
    assertThat(signIn(anna())).isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void cancellationEndsAtOnceAndNothingPollsAfterwards() throws Exception {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<SignInOutcome> outcome =
        CompletableFuture.supplyAsync(
            () ->
                services
                    .signInService()
                    .signIn(support(OAuthFlow.DEVICE_CODE), new Idler(), cancellation),
            desk);
    assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
    await().until(() -> tenant.switches().tokenRequests() > 0);
    cancellation.cancel();

    assertThat(outcome.get(1, TimeUnit.SECONDS)).isEqualTo(new SignInOutcome.Cancelled());
    await()
        .atMost(Duration.ofSeconds(1))
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("postampel-device-code")));
    assertThat(store.names()).isEmpty();
  }

  @Test
  void promptThatCannotShowACodeEndsTheSignIn() {
    assertThat(signIn(address -> {})).isEqualTo(new SignInOutcome.Unsupported("device-code"));
    assertThat(store.names()).isEmpty();
  }

  @Test
  void confidentialRegistrationIsDeniedLiterally() {
    MailboxConfiguration mailbox =
        Mailboxes.mailbox(
            "support",
            tenant.caFile(),
            Mailboxes.delegated(tenant.authority())
                .flow(OAuthFlow.DEVICE_CODE)
                .tenant(tenant.tenantId().toString())
                .clientId(tenant.confidentialClientId().toString())
                .build());

    SignInOutcome outcome =
        services.signInService().signIn(mailbox, new Idler(), new Cancellation());

    assertThat(outcome).isInstanceOf(SignInOutcome.Denied.class);
    assertThat(outcome.authorityFailure().orElseThrow().description()).contains("AADSTS7000218");
  }
}
