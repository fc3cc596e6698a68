package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.testkit.certificate.CertificateRequest;

/**
 * Who gives up while a token is renewed closes the connection at once, unless the authority may
 * have replaced the refresh token already.
 */
class GivenUpRenewalTest {

  @TempDir Path folder;
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final MovableClock clock = new MovableClock();
  private FakeAuthority authority;
  private Path trust;

  @BeforeEach
  void start() throws IOException {
    authority = new FakeAuthority();
    trust = authority.trust(folder);
  }

  @AfterEach
  void stop() {
    authority.close();
  }

  @Test
  void authorityThatIsSilentInTheHandshakeIsLeftAtOnceAndTheSignInStays() throws Exception {
    MailboxConfiguration mailbox = Mailboxes.shared("support", authority.address(), trust);
    signIn(mailbox);
    String before = stored();
    int port = authority.address().getPort();
    authority.close();

    try (ServerSocket silent = new ServerSocket(port, 5, loopback())) {
      FutureTask<AccessTokenOutcome> asking = asking(mailbox);
      Thread asker = started(asking);
      try (Socket connection = silent.accept()) {
        assertThat(connection.getInputStream().read(new byte[9000])).isPositive();
        asker.interrupt();

        assertThat(isClosedWithin(Duration.ofSeconds(2), connection)).isTrue();
      }
      assertThat(asking.get(5, TimeUnit.SECONDS))
          .isEqualTo(new AccessTokenOutcome.Unreachable("interrupted"));
    }
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void requestThatMayHaveReplacedTheRefreshTokenIsWaitedFor() throws Exception {
    MailboxConfiguration mailbox = Mailboxes.shared("support", authority.address(), trust);
    signIn(mailbox);
    int port = authority.address().getPort();
    authority.close();

    try (ServerSocket deaf = secured(port)) {
      FutureTask<AccessTokenOutcome> asking = asking(mailbox);
      Thread asker = started(asking);
      try (Socket connection = deaf.accept()) {
        readUntil(connection.getInputStream(), "grant_type=refresh_token");
        asker.interrupt();
        assertThat(asking.get(5, TimeUnit.SECONDS))
            .isEqualTo(new AccessTokenOutcome.Unreachable("interrupted"));

        assertThat(isClosedWithin(Duration.ofSeconds(1), connection)).isFalse();
      }
    }
  }

  @Test
  void applicationHasNoRefreshTokenToLose() throws Exception {
    int port = authority.address().getPort();
    MailboxConfiguration mailbox =
        Mailboxes.mailbox("support", trust, Mailboxes.application(authority.address()).build());
    try (Secret secret = Secret.ofText("a secret")) {
      store.write(SecretName.clientSecret(mailbox.oauth().orElseThrow().registration()), secret);
    }
    authority.close();

    try (ServerSocket deaf = secured(port)) {
      FutureTask<AccessTokenOutcome> asking = asking(mailbox);
      Thread asker = started(asking);
      try (Socket connection = deaf.accept()) {
        readUntil(connection.getInputStream(), "grant_type=client_credentials");
        asker.interrupt();

        assertThat(isClosedWithin(Duration.ofSeconds(2), connection)).isTrue();
      }
    }
  }

  private void signIn(MailboxConfiguration mailbox) {
    SignInOutcome outcome =
        newProcess()
            .signInService()
            .signIn(mailbox, new FakeBrowser(authority), new Cancellation());
    assertThat(outcome).isInstanceOf(SignInOutcome.Granted.class);
    clock.advance(Duration.ofHours(2));
  }

  private OAuthServices newProcess() {
    return OAuthServices.create(store, Mailboxes.presets(), clock, "erna");
  }

  private FutureTask<AccessTokenOutcome> asking(MailboxConfiguration mailbox) {
    return new FutureTask<>(
        () -> newProcess().accessTokenSource().acquire(mailbox, MailProtocol.IMAP));
  }

  private static Thread started(Runnable work) {
    Thread thread = new Thread(work, "asker");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private String stored() {
    try (Secret secret = store.read(store.names().get(0)).orElseThrow()) {
      return secret.use(String::new);
    }
  }

  private ServerSocket secured(int port) throws IOException {
    return authority
        .certificates()
        .issue(CertificateRequest.forNames("localhost"))
        .serverContext()
        .getServerSocketFactory()
        .createServerSocket(port, 5, loopback());
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static void readUntil(InputStream in, String words) throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[9000];
    while (read.indexOf(words) < 0) {
      int length = in.read(buffer);
      assertThat(length).as(read.toString()).isPositive();
      read.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
    }
  }

  private static boolean isClosedWithin(Duration time, Socket connection) throws IOException {
    connection.setSoTimeout((int) time.toMillis());
    byte[] buffer = new byte[9000];
    try {
      while (connection.getInputStream().read(buffer) >= 0) {
        // What was under way still arrives.
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
