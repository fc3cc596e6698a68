package org.postampel.tokenstore;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the key of a store is to be protected, and where a key comes from that is not the store's to
 * keep. The choice counts for the first write only; passphrase and host key are asked for whenever
 * the store's own record wants them.
 */
public final class KeyPolicy {

  /** The environment variable that is {@code several} where several machines use the store. */
  public static final String MACHINES_VARIABLE = "POSTAMPEL_STORE_MACHINES";

  private final WrappingKeyChoice choice;
  private final boolean severalMachines;
  private final PassphraseSource passphrase;
  private final WrappingKeySource hostKey;

  private KeyPolicy(
      WrappingKeyChoice choice,
      boolean severalMachines,
      PassphraseSource passphrase,
      WrappingKeySource hostKey) {
    this.choice = Objects.requireNonNull(choice);
    this.severalMachines = severalMachines;
    this.passphrase = passphrase;
    this.hostKey = hostKey;
  }

  /** The policy of this choice, without a passphrase and without a key of a host. */
  public static KeyPolicy of(WrappingKeyChoice choice) {
    return new KeyPolicy(choice, false, null, null);
  }

  /** The policy of this choice, on as many machines as {@link #MACHINES_VARIABLE} says. */
  public static KeyPolicy of(WrappingKeyChoice choice, Map<String, String> environment) {
    boolean several = "several".equals(environment.get(MACHINES_VARIABLE));
    return new KeyPolicy(choice, several, null, null);
  }

  /** The same, with somebody who can be asked for the passphrase. */
  public KeyPolicy withPassphrase(PassphraseSource source) {
    return new KeyPolicy(choice, severalMachines, Objects.requireNonNull(source), hostKey);
  }

  /** The same, with a host that supplies the key. */
  public KeyPolicy withHostKey(WrappingKeySource source) {
    return new KeyPolicy(choice, severalMachines, passphrase, Objects.requireNonNull(source));
  }

  /** The same for a store that several machines use; the vault of one of them is refused there. */
  public KeyPolicy onSeveralMachines() {
    return new KeyPolicy(choice, true, passphrase, hostKey);
  }

  /** How the key is to be protected if this store writes first. */
  public WrappingKeyChoice choice() {
    return choice;
  }

  /** Whether more than one machine uses the store. */
  public boolean severalMachines() {
    return severalMachines;
  }

  /** Who is asked for the passphrase. */
  public Optional<PassphraseSource> passphrase() {
    return Optional.ofNullable(passphrase);
  }

  /** The host's key. */
  public Optional<WrappingKeySource> hostKey() {
    return Optional.ofNullable(hostKey);
  }
}
