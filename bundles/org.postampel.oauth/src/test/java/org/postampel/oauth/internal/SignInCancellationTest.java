package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;

class SignInCancellationTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private FakeAuthority authority;
  private Path trust;
  private MailboxConfiguration mailbox;
  private OAuthServices services;

  @BeforeEach
  void start() throws IOException {
    authority = new FakeAuthority();
    trust = authority.trust(folder);
    mailbox = Mailboxes.shared("support", authority.address(), trust);
    services = OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
  }

  @AfterEach
  void stop() {
    authority.close();
  }

  @Test
  void cancelEndsTheWaitWithinASecondAndClosesTheListener() throws Exception {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<URI> opened = new CompletableFuture<>();
    CompletableFuture<SignInOutcome> outcome =
        CompletableFuture.supplyAsync(
            () -> services.signInService().signIn(mailbox, opened::complete, cancellation));
    URI redirect = redirectOf(opened.get(5, TimeUnit.SECONDS));

    long before = System.nanoTime();
    cancellation.cancel();

    assertThat(outcome.get(1, TimeUnit.SECONDS)).isEqualTo(new SignInOutcome.Cancelled());
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    try (ServerSocket free = new ServerSocket(redirect.getPort())) {
      assertThat(free.isBound()).isTrue();
    }
  }

  @Test
  void cancelEndsTheWaitForASilentAuthorityAndStoresNothing() throws Exception {
    authority.silent = true;
    Cancellation cancellation = new Cancellation();
    FakeBrowser browser = new FakeBrowser(authority);
    CompletableFuture<SignInOutcome> outcome =
        CompletableFuture.supplyAsync(
            () -> services.signInService().signIn(mailbox, browser, cancellation));
    Awaitility.await().until(() -> !authority.tokenRequests.isEmpty());

    cancellation.cancel();

    assertThat(outcome.get(1, TimeUnit.SECONDS)).isEqualTo(new SignInOutcome.Cancelled());
    assertThat(store.names()).isEmpty();
  }

  @Test
  void personWithoutABrowserOpensTheAddressElsewhereLater() throws Exception {
    CompletableFuture<URI> shown = new CompletableFuture<>();
    CompletableFuture<SignInOutcome> outcome =
        CompletableFuture.supplyAsync(
            () -> services.signInService().signIn(mailbox, shown::complete, new Cancellation()));

    new FakeBrowser(authority).openInBrowser(shown.get(30, TimeUnit.SECONDS));

    assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(SignInOutcome.Granted.class);
  }

  @Test
  void cancelLeavesNoThreadThatKeepsTheProgramAlive() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Cancellation cancellation = new Cancellation();
    CompletableFuture<URI> opened = new CompletableFuture<>();
    CompletableFuture<SignInOutcome> outcome =
        CompletableFuture.supplyAsync(
            () -> services.signInService().signIn(mailbox, opened::complete, cancellation));
    opened.get(30, TimeUnit.SECONDS);

    cancellation.cancel();
    outcome.get(30, TimeUnit.SECONDS);

    Awaitility.await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .filter(thread -> !thread.getName().startsWith("awaitility"))
                    .noneMatch(
                        thread ->
                            !thread.isDaemon() || thread.getName().startsWith("postampel-sign")));
  }

  @Test
  void cancelledBeforeItBeganOpensNoBrowser() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    FakeBrowser browser = new FakeBrowser(authority);

    assertThat(services.signInService().signIn(mailbox, browser, cancellation))
        .isEqualTo(new SignInOutcome.Cancelled());
    assertThat(browser.opened).isNull();
  }

  @Test
  void personWhoNeverComesBackEndsTheSignIn() {
    TimeLimits impatient =
        new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(200));
    OAuthServices hasty = Composition.compose(store, Mailboxes.presets(), clock, "erna", impatient);

    assertThat(hasty.signInService().signIn(mailbox, address -> {}, new Cancellation()))
        .isEqualTo(new SignInOutcome.Cancelled());
  }

  @Test
  void authorityThatNeverAnswersEndsInTime() {
    authority.silent = true;
    TimeLimits impatient =
        new TimeLimits(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(10));
    OAuthServices hasty = Composition.compose(store, Mailboxes.presets(), clock, "erna", impatient);

    SignInOutcome outcome =
        hasty.signInService().signIn(mailbox, new FakeBrowser(authority), new Cancellation());

    assertThat(outcome).isInstanceOf(SignInOutcome.Unreachable.class);
    assertThat(authority.tokenRequests).hasSize(1);
  }

  private static URI redirectOf(URI opened) {
    String query = opened.getQuery();
    int start = query.indexOf("redirect_uri=") + "redirect_uri=".length();
    int end = query.indexOf('&', start);
    return URI.create(query.substring(start, end < 0 ? query.length() : end));
  }
}
