package org.postampel.testkit.internal.authority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Person;
import org.postampel.testkit.internal.directory.ScopeRequest;

/** Device codes (RFC 8628) from request to approval. Thread-safe. */
final class DeviceCodes {
  static final Duration LIFE = Duration.ofMinutes(15);
  static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int MAXIMUM = 1000;

  /** What the person approved. */
  record Approved(Person person, ScopeRequest.Understood scope) {}

  /** The two codes of one request. */
  record Pair(String deviceCode, String userCode) {}

  private static final class Pending {
    private final Client client;
    private final ScopeRequest.Understood scope;
    private final String userCode;
    private final Instant issued;
    private Optional<Instant> lastAsked = Optional.empty();
    private Optional<Person> person = Optional.empty();
    private boolean declined;

    Pending(Client client, ScopeRequest.Understood scope, String userCode, Instant issued) {
      this.client = client;
      this.scope = scope;
      this.userCode = userCode;
      this.issued = issued;
    }
  }

  private final Clock clock;
  private final Map<String, Pending> pending = new LinkedHashMap<>();

  DeviceCodes(Clock clock) {
    this.clock = clock;
  }

  synchronized Pair begin(Client client, ScopeRequest.Understood scope) {
    if (pending.size() >= MAXIMUM) {
      pending.remove(pending.keySet().iterator().next());
    }
    Pair pair = new Pair(Opaque.newValue("D"), Opaque.newUserCode());
    pending.put(
        Opaque.digest(pair.deviceCode()),
        new Pending(client, scope, pair.userCode(), clock.instant()));
    return pair;
  }

  /** Returns the client whose code a person typed, if the code is still good. */
  synchronized Optional<Client> client(String userCode) {
    return find(userCode).map(one -> one.client);
  }

  synchronized Optional<ScopeRequest.Understood> scope(String userCode) {
    return find(userCode).map(one -> one.scope);
  }

  synchronized void approve(String userCode, Person person) {
    find(userCode).ifPresent(one -> one.person = Optional.of(person));
  }

  synchronized void decline(String userCode) {
    find(userCode).ifPresent(one -> one.declined = true);
  }

  /** Returns what was approved and forgets the code. */
  synchronized Approved redeem(String deviceCode, Client client) throws Refusal {
    String digest = Opaque.digest(deviceCode);
    Optional<Pending> found = Optional.ofNullable(pending.get(digest));
    Pending one = found.orElseThrow(() -> new Refusal(EntraError.deviceUnknown()));
    if (!one.client.id().equals(client.id())) {
      throw new Refusal(EntraError.deviceUnknown());
    }
    Instant now = clock.instant();
    if (now.isAfter(one.issued.plus(LIFE))) {
      throw new Refusal(EntraError.deviceExpired());
    }
    if (one.declined) {
      throw new Refusal(EntraError.deviceDeclined());
    }
    if (one.person.isPresent()) {
      pending.remove(digest);
      return new Approved(one.person.get(), one.scope);
    }
    // Half the interval is tolerated, as clients round.
    boolean tooFast =
        one.lastAsked.filter(last -> now.isBefore(last.plus(INTERVAL.dividedBy(2)))).isPresent();
    one.lastAsked = Optional.of(now);
    throw new Refusal(tooFast ? EntraError.deviceTooFast() : EntraError.devicePending());
  }

  private Optional<Pending> find(String userCode) {
    String wanted = userCode.strip().toUpperCase(Locale.ROOT);
    return pending.values().stream()
        .filter(one -> one.userCode.equals(wanted))
        .filter(one -> !clock.instant().isAfter(one.issued.plus(LIFE)))
        .findFirst();
  }
}
