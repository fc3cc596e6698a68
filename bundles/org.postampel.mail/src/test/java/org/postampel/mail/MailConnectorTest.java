package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.task.Cancellation;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;
import org.postampel.testkit.server.UnreachablePort;

@Timeout(30)
class MailConnectorTest {

  private final Cancellation cancellation = new Cancellation();

  @Test
  void closedPortIsRefusedAndTheAddressIsNamed() throws IOException {
    try (UnreachablePort port = UnreachablePort.refused()) {
      assertThat(connect(port.port(), Duration.ofSeconds(5), Rig.loopback()))
          .asInstanceOf(type(ConnectOutcome.Refused.class))
          .satisfies(
              refused -> {
                assertThat(refused.attempts()).hasSize(1);
                assertThat(refused.attempts().get(0).address().getPort()).isEqualTo(port.port());
                assertThat(refused.attempts().get(0).literal()).isNotBlank();
              });
    }
  }

  @Test
  void silentPortTimesOutWithinTheLimit() throws IOException {
    try (UnreachablePort port = UnreachablePort.silent()) {
      long begin = System.nanoTime();
      assertThat(connect(port.port(), Duration.ofMillis(800), Rig.loopback()))
          .isInstanceOf(ConnectOutcome.TimedOut.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void secondAddressIsTriedWhenTheFirstRefuses() throws IOException {
    InetAddress nobody = InetAddress.getByAddress(new byte[] {127, 0, 0, 9});
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().hang())) {
      ConnectOutcome outcome =
          connect(server.port(), Duration.ofSeconds(5), List.of(nobody, Rig.loopback().get(0)));
      assertThat(outcome)
          .asInstanceOf(type(ConnectOutcome.Connected.class))
          .satisfies(
              connected -> {
                assertThat(connected.attempts()).hasSize(2);
                assertThat(connected.peer().getAddress()).isEqualTo(Rig.loopback().get(0));
                connected.dialogue().close();
              });
    }
  }

  @Test
  void addressThatKeepsSilentDoesNotDelayTheOneThatAnswers() throws IOException {
    InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    try (UnreachablePort silent = UnreachablePort.silent();
        ServerSocket answering = new ServerSocket(silent.port(), 5, other)) {
      long begin = System.nanoTime();
      ConnectOutcome outcome =
          connect(
              answering.getLocalPort(),
              Duration.ofSeconds(20),
              List.of(Rig.loopback().get(0), other));
      assertThat(outcome)
          .asInstanceOf(type(ConnectOutcome.Connected.class))
          .satisfies(
              connected -> {
                assertThat(connected.peer().getAddress()).isEqualTo(other);
                assertThat(connected.attempts().get(0).literal()).contains("no answer");
                connected.dialogue().close();
              });
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void cancelEndsAConnectUnderWay() throws Exception {
    try (UnreachablePort port = UnreachablePort.silent()) {
      FutureTask<ConnectOutcome> waiting =
          new FutureTask<>(() -> connect(port.port(), Duration.ofSeconds(20), Rig.loopback()));
      Thread thread = new Thread(waiting, "waiting-connect");
      thread.setDaemon(true);
      thread.start();
      Awaitility.await()
          .until(
              () ->
                  List.of(thread.getStackTrace()).stream()
                      .anyMatch(element -> element.getMethodName().equals("connect")));
      long begin = System.nanoTime();
      cancellation.cancel();
      assertThat(waiting.get()).isInstanceOf(ConnectOutcome.Cancelled.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void cancelledBeforehandTriesNothing() {
    cancellation.cancel();
    assertThat(connect(9, Duration.ofSeconds(5), Rig.loopback()))
        .isEqualTo(new ConnectOutcome.Cancelled(List.of()));
  }

  private ConnectOutcome connect(int port, Duration limit, List<InetAddress> addresses) {
    return new MailConnector(Rig.trust(), TimeLimits.each(limit), cancellation)
        .connect(Rig.server(MailProtocol.IMAP, port, TransportSecurity.TLS), addresses);
  }
}
