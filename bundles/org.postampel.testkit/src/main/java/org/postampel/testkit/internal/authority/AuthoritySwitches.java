package org.postampel.testkit.internal.authority;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a test can turn at the authority, and what it can count. Thread-safe. */
public final class AuthoritySwitches {
  private final Map<String, AtomicInteger> tokenRequests = new ConcurrentHashMap<>();
  private final AtomicInteger throttled = new AtomicInteger();
  private volatile Duration retryAfter = Duration.ofSeconds(1);
  private volatile Duration accessTokenLife = Duration.ofHours(1);
  private volatile boolean refreshTokensWorkOnce;
  private volatile boolean deviceCodesForbidden;
  private final AtomicInteger generation = new AtomicInteger();

  /** Answers the next token requests with 429 and this {@code Retry-After}. */
  public void throttle(int requests, Duration wait) {
    retryAfter = wait;
    throttled.set(requests);
  }

  /** Sets how long access tokens issued from now on are good. */
  public void accessTokenLife(Duration life) {
    accessTokenLife = life;
  }

  /** Chooses whether a refresh token is refused after its first use; Entra does not do so. */
  public void refreshTokensWorkOnce(boolean once) {
    refreshTokensWorkOnce = once;
  }

  /** Lets a rule of the organisation forbid device codes, or allow them again. */
  public void forbidDeviceCodes(boolean forbid) {
    deviceCodesForbidden = forbid;
  }

  /** Makes every refresh token issued so far worthless. */
  public void revokeRefreshTokens() {
    generation.incrementAndGet();
  }

  /** Returns how many token requests came with this {@code grant_type}. */
  public int tokenRequests(String grantType) {
    return Optional.ofNullable(tokenRequests.get(grantType)).map(AtomicInteger::get).orElse(0);
  }

  /** Returns how many token requests came at all. */
  public int tokenRequests() {
    return tokenRequests.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  void count(String grantType) {
    if (tokenRequests.size() < 50 || tokenRequests.containsKey(grantType)) {
      tokenRequests.computeIfAbsent(grantType, any -> new AtomicInteger()).incrementAndGet();
    }
  }

  Optional<Duration> throttledNow() {
    int before = throttled.getAndUpdate(left -> Math.max(0, left - 1));
    return before > 0 ? Optional.of(retryAfter) : Optional.empty();
  }

  Duration accessTokenLife() {
    return accessTokenLife;
  }

  boolean refreshTokensWorkOnce() {
    return refreshTokensWorkOnce;
  }

  boolean deviceCodesForbidden() {
    return deviceCodesForbidden;
  }

  int generation() {
    return generation.get();
  }
}
