package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.core.task.Cancellation;

@Timeout(30)
class HostLookupTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  void knownHostGivesItsAddresses() {
    assertThat(HostLookup.of(host -> Rig.loopback()).lookUp("a.example", LIMIT, cancellation))
        .isEqualTo(new LookupOutcome.Found(Rig.loopback()));
  }

  @Test
  void systemResolverKnowsLiteralAddresses() {
    assertThat(HostLookup.of(HostResolver.system()).lookUp("127.0.0.1", LIMIT, cancellation))
        .isEqualTo(new LookupOutcome.Found(Rig.loopback()));
  }

  @Test
  void unknownHostKeepsTheWords() {
    HostResolver resolver =
        host -> {
          throw new UnknownHostException(host + ": Name or service not known");
        };
    assertThat(HostLookup.of(resolver).lookUp("no.example", LIMIT, cancellation))
        .isEqualTo(new LookupOutcome.NotFound("no.example: Name or service not known"));
  }

  @Test
  void umlautsAreAskedForInAscii() {
    StringBuilder asked = new StringBuilder();
    HostResolver resolver =
        host -> {
          asked.append(host);
          return Rig.loopback();
        };
    HostLookup.of(resolver).lookUp("mail.müller.example", LIMIT, cancellation);
    assertThat(asked).hasToString("mail.xn--mller-kva.example");
  }

  @Test
  void overlongNameIsNotFoundWithoutAsking() {
    String label = "ü".repeat(70);
    assertThat(HostLookup.of(HostResolver.system()).lookUp(label, LIMIT, cancellation))
        .isInstanceOf(LookupOutcome.NotFound.class);
  }

  @Test
  void silentResolverTimesOut() {
    Duration limit = Duration.ofMillis(200);
    assertThat(HostLookup.of(host -> waitForever()).lookUp("a.example", limit, cancellation))
        .isEqualTo(new LookupOutcome.TimedOut(limit));
  }

  @Test
  void cancelEndsTheWaitAndTheThreadIsADaemon() throws Exception {
    FutureTask<LookupOutcome> waiting =
        new FutureTask<>(
            () -> HostLookup.of(host -> waitForever()).lookUp("a.example", LIMIT, cancellation));
    new Thread(waiting, "waiting-lookup").start();
    Awaitility.await().until(() -> lookupThreads() > 0);
    cancellation.cancel();
    assertThat(waiting.get()).isEqualTo(new LookupOutcome.Cancelled());
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("postampel-lookup"))
        .allMatch(Thread::isDaemon);
    never.countDown();
  }

  private static long lookupThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("postampel-lookup"))
        .count();
  }

  private java.util.List<java.net.InetAddress> waitForever() throws UnknownHostException {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnknownHostException("interrupted");
  }

  @Test
  void failingNameServiceIsToldApartFromAnUnknownName() {
    HostResolver failing =
        host -> {
          throw new UnknownHostException(host + ": Temporary failure in name resolution");
        };

    assertThat(HostLookup.of(failing).lookUp("mail.example", LIMIT, cancellation))
        .isEqualTo(
            new LookupOutcome.Unanswered("mail.example: Temporary failure in name resolution"));
  }
}
