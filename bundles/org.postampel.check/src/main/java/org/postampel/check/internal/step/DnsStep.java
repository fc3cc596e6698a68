package org.postampel.check.internal.step;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.mail.LookupOutcome;

/**
 * Asks: does the server's name stand for an address that can be reached, and does the mail of the
 * mailbox go to this provider (RFC 1035; MX records, RFC 5321 section 5.1)?
 *
 * <p>Green when: the system's resolver gives at least one address in reasonable time.
 *
 * <p>Yellow when: a public provider has a private address here, there are only IPv6 addresses and
 * no way to them, the name service is slow, or the mail of the address goes to another provider
 * while it is fetched from a hoster; what a company's own server gets through a filter or shares
 * with a cloud (hybrid) is only shown.
 *
 * <p>Red when: nobody knows the name, the name service fails, or nobody answers in time.
 */
final class DnsStep implements Step {

  private static final Duration SLOW = Duration.ofSeconds(3);
  private static final Duration WAIT_FOR_EXCHANGERS = Duration.ofMillis(500);
  private static final int DISCARD_PORT = 9;

  private final LegContext leg;
  private final Predicate<InetAddress> routed;

  DnsStep(LegContext leg) {
    this(leg, DnsStep::hasRoute);
  }

  DnsStep(LegContext leg, Predicate<InetAddress> routed) {
    this.leg = leg;
    this.routed = routed;
  }

  @Override
  public StepId id() {
    return leg.step("dns");
  }

  @Override
  public StepVerdict run() {
    String host = leg.server().host();
    long begin = System.nanoTime();
    LookupOutcome outcome =
        leg.check()
            .services()
            .lookup()
            .lookUp(host, leg.check().options().stepTimeout(), leg.check().stop());
    if (outcome instanceof LookupOutcome.Found found) {
      leg.addresses(found.addresses());
      return found(host, found.addresses(), Duration.ofNanos(System.nanoTime() - begin));
    } else if (outcome instanceof LookupOutcome.NotFound unknown) {
      return noticed("not-found", unknown.literal());
    } else if (outcome instanceof LookupOutcome.Unanswered failed) {
      return noticed("unanswered", failed.literal());
    } else if (outcome instanceof LookupOutcome.TimedOut slow) {
      return noticed("timed-out", "no answer within " + slow.waited().toMillis() + " ms");
    }
    return StepVerdict.cancelled();
  }

  private StepVerdict found(String host, List<InetAddress> addresses, Duration took) {
    List<Evidence> evidence = new ArrayList<>();
    addresses.forEach(one -> evidence.add(address(one.getHostAddress())));
    List<Symptom> unusual = new ArrayList<>();
    where(host, addresses).ifPresent(unusual::add);
    Optional<MovedMailbox.Elsewhere> elsewhere = elsewhere();
    elsewhere.ifPresent(there -> evidence.add(address("MX " + there.exchanger())));
    elsewhere
        .filter(there -> !there.intended())
        .map(there -> symptom("other-provider", there.exchanger(), there.provider()))
        .ifPresent(unusual::add);
    if (took.compareTo(SLOW) > 0) {
      evidence.add(address("answered after " + took.toMillis() + " ms"));
      unusual.add(symptom("slow", "", String.valueOf(took.toSeconds())));
    }
    if (leg.check().stop().isCancelled()) {
      return StepVerdict.cancelled();
    }
    return unusual.isEmpty()
        ? new StepVerdict.Proved(
            Sentence.of("proved.dns", host, addresses.get(0).getHostAddress(), addresses.size()),
            evidence)
        : StepVerdict.unusual(unusual, evidence);
  }

  private Optional<Symptom> where(String host, List<InetAddress> addresses) {
    if (addresses.stream().allMatch(Inet6Address.class::isInstance)
        && addresses.stream().noneMatch(routed)) {
      return Optional.of(symptom("only-ipv6", "", addresses.get(0).getHostAddress()));
    }
    if (KnownHosts.builtIn().provider(host).isEmpty()) {
      return Optional.empty();
    }
    for (InetAddress one : addresses) {
      if (one.isLoopbackAddress()) {
        return Optional.of(symptom("loopback-address", "", one.getHostAddress()));
      } else if (Addresses.isPrivate(one)) {
        return Optional.of(symptom("private-address", "", one.getHostAddress()));
      }
    }
    return Optional.empty();
  }

  private Optional<MovedMailbox.Elsewhere> elsewhere() {
    if (leg.protocol() == MailProtocol.SMTP || !leg.check().options().mx()) {
      return Optional.empty();
    }
    return leg.check().moved().elsewhere(leg.server(), WAIT_FOR_EXCHANGERS);
  }

  private Symptom symptom(String outcome, String literal, String detail) {
    return leg.symptom("dns", outcome, literal, Map.of(Symptom.DETAIL, detail));
  }

  private StepVerdict noticed(String outcome, String literal) {
    return new StepVerdict.Noticed(
        leg.symptom("dns", outcome, literal),
        List.of(new Evidence(Evidence.Kind.EXCEPTION, literal)));
  }

  private static Evidence address(String text) {
    return new Evidence(Evidence.Kind.ADDRESS, text);
  }

  /** Whether this machine knows a way; connecting a datagram socket sends nothing. */
  private static boolean hasRoute(InetAddress address) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(address, DISCARD_PORT));
      return true;
    } catch (SocketException | UncheckedIOException noWay) {
      return false;
    }
  }
}
