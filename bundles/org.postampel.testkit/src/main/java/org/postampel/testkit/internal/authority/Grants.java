package org.postampel.testkit.internal.authority;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Person;
import org.postampel.testkit.internal.directory.ScopeRequest;

/**
 * The codes and refresh tokens given out, under their digests. Thread-safe; the oldest of each kind
 * are forgotten beyond 10,000.
 */
final class Grants {
  static final Duration CODE_LIFE = Duration.ofMinutes(10);
  static final Duration REFRESH_LIFE = Duration.ofDays(90);
  private static final int MAXIMUM = 10_000;

  /** An authorization code (RFC 6749 section 4.1.2) and what it is bound to. */
  record Code(
      Client client,
      Person person,
      String redirect,
      ScopeRequest.Understood scope,
      Optional<String> challenge,
      Optional<String> nonce,
      Instant issued) {}

  /** A refresh token and what it is bound to. */
  record Refresh(Client client, Person person, Instant issued, int generation) {}

  private static final class Bounded<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MAXIMUM;
    }
  }

  private final Clock clock;
  private final AuthoritySwitches switches;
  private final Map<String, Code> codes = new Bounded<>();
  private final Map<String, Boolean> redeemed = new Bounded<>();
  private final Map<String, Refresh> refreshTokens = new Bounded<>();
  private final Map<String, Refresh> used = new Bounded<>();

  Grants(Clock clock, AuthoritySwitches switches) {
    this.clock = clock;
    this.switches = switches;
  }

  synchronized String newCode(
      Client client,
      Person person,
      String redirect,
      ScopeRequest.Understood scope,
      Optional<String> challenge,
      Optional<String> nonce) {
    String code = Opaque.newValue("1.A");
    codes.put(
        Opaque.digest(code),
        new Code(client, person, redirect, scope, challenge, nonce, clock.instant()));
    return code;
  }

  /** Returns what a code is bound to, without using it up. */
  synchronized Code code(String code) throws Refusal {
    Optional<Code> found = Optional.ofNullable(codes.get(Opaque.digest(code)));
    return found.orElseThrow(() -> new Refusal(EntraError.badGrant()));
  }

  /** Uses a code up. */
  synchronized void redeem(String code) throws Refusal {
    Code found = code(code);
    if (redeemed.putIfAbsent(Opaque.digest(code), true) != null) {
      throw new Refusal(EntraError.codeUsed());
    }
    if (clock.instant().isAfter(found.issued().plus(CODE_LIFE))) {
      throw new Refusal(EntraError.codeExpired());
    }
  }

  synchronized String newRefreshToken(Client client, Person person) {
    String token = Opaque.newValue("1.R");
    refreshTokens.put(
        Opaque.digest(token), new Refresh(client, person, clock.instant(), switches.generation()));
    return token;
  }

  /** Returns what a refresh token is bound to, if it is still good for this client. */
  synchronized Refresh refresh(String token, Client client) throws Refusal {
    String digest = Opaque.digest(token);
    Optional.ofNullable(used.get(digest)).ifPresent(this::revokeFamily);
    Optional<Refresh> found = Optional.ofNullable(refreshTokens.get(digest));
    Refresh refresh = found.orElseThrow(() -> new Refusal(EntraError.badGrant()));
    if (!refresh.client().id().equals(client.id())) {
      throw new Refusal(EntraError.badGrant());
    }
    if (refresh.generation() != switches.generation()) {
      throw new Refusal(EntraError.refreshRevoked(clock.instant().toString()));
    }
    if (clock.instant().isAfter(refresh.issued().plus(REFRESH_LIFE))) {
      throw new Refusal(EntraError.refreshExpired(refresh.issued().toString()));
    }
    if (switches.refreshTokensWorkOnce()) {
      refreshTokens.remove(digest);
      used.put(digest, refresh);
    }
    return refresh;
  }

  /** A token that comes twice was copied, so its descendants end too (RFC 9700, section 4.14.2). */
  private void revokeFamily(Refresh spent) {
    refreshTokens
        .values()
        .removeIf(
            one ->
                one.client().id().equals(spent.client().id())
                    && one.person().equals(spent.person()));
  }
}
