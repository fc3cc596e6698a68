package org.postampel.check.internal.step;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;

/** What the check asks of the token store itself. Safe for several threads. */
public final class SecretStore {

  /** No mailbox can have such an id, so no secret of anybody has this name. */
  private static final String OWNER = "check:";

  private static final Pattern LEFT_BEHIND = Pattern.compile("check:(\\d{1,15}):.+");
  private static final Duration LONGEST_PROBE = Duration.ofHours(1);
  private static final Pattern GUID =
      Pattern.compile("\\s*+\\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}?\\s*+");

  private final TokenStore store;
  private final Clock clock;

  private SecretStore(TokenStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The checks over this store. */
  public static SecretStore of(TokenStore store, Clock clock) {
    return new SecretStore(Objects.requireNonNull(store), Objects.requireNonNull(clock));
  }

  /** For a composition without a store. */
  public static SecretStore none() {
    return new SecretStore(null, Clock.systemUTC());
  }

  /** Whether there is a store to check. */
  boolean isThere() {
    return store != null;
  }

  /**
   * Whether there is a store to check that somebody has written to: looking into a mailbox must not
   * make a store and its key.
   *
   * @throws org.postampel.core.credential.TokenStoreException when the store cannot be used
   */
  boolean wasWritten() {
    return store != null && store.status().schema() > 0;
  }

  /**
   * Writes a throw-away entry, reads it again, and removes it; also one that a check left behind
   * which was killed in the middle.
   *
   * @return whether what was read is what was written
   * @throws org.postampel.core.credential.TokenStoreException when the store cannot be used
   */
  boolean roundTrip() {
    removeLeftBehind();
    String content = UUID.randomUUID().toString();
    SecretName name = name(clock.instant());
    try {
      store.write(name, Secret.ofText(content));
      return with(name, bytes -> Arrays.equals(bytes, content.getBytes(StandardCharsets.UTF_8)))
          .orElse(false);
    } finally {
      store.remove(name);
    }
  }

  /** Whether there is an entry of this name. */
  boolean holds(SecretName name) {
    return with(name, bytes -> true).orElse(false);
  }

  /** Whether the entry looks like the id of a secret instead of its value. */
  boolean looksLikeAnId(SecretName name) {
    return with(name, bytes -> GUID.matcher(new String(bytes, StandardCharsets.UTF_8)).matches())
        .orElse(false);
  }

  private <T> Optional<T> with(SecretName name, Function<byte[], T> use) {
    Optional<Secret> secret = store.read(name);
    try {
      return secret.map(found -> found.useUtf8(use::apply));
    } finally {
      secret.ifPresent(Secret::close);
    }
  }

  private void removeLeftBehind() {
    Instant now = clock.instant();
    for (SecretName name : store.names()) {
      Matcher left = LEFT_BEHIND.matcher(name.owner());
      if (name.kind() == SecretName.Kind.PASSWORD
          && left.matches()
          && Instant.ofEpochMilli(Long.parseLong(left.group(1)))
              .isBefore(now.minus(LONGEST_PROBE))) {
        store.remove(name);
      }
    }
  }

  private static SecretName name(Instant now) {
    return new SecretName(
        SecretName.Kind.PASSWORD, OWNER + now.toEpochMilli() + ":" + UUID.randomUUID());
  }
}
