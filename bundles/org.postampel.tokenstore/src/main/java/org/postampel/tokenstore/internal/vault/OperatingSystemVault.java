package org.postampel.tokenstore.internal.vault;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the operating system keeps keys for the person who is logged in. Nothing here opens a
 * window or waits for a person: a locked vault is a failure.
 */
public interface OperatingSystemVault {

  /** The system property that turns the vault off when it is {@code none}. */
  String PROPERTY = "postampel.vault";

  /** Throws unless a key could be kept now. */
  void requireUnlocked() throws VaultFailure;

  /**
   * Keeps the key.
   *
   * @param label what people see in the vault's own window
   * @param key the bytes
   * @return what finds it again; not secret
   */
  String keep(String label, byte[] key) throws VaultFailure;

  /** The key of this reference, to be wiped by the caller; empty when it is not there. */
  Optional<byte[]> find(String reference) throws VaultFailure;

  /** Removes the key of this reference, if it is there. */
  void remove(String reference) throws VaultFailure;

  /** No vault, for a store that may have none. */
  static OperatingSystemVault none() {
    return new NoVault("a store of several machines has none");
  }

  /**
   * The vault of this machine, which answers within two seconds or counts as absent.
   *
   * @param cache the folder JNA's native library is unpacked in when a vault is first asked
   */
  static OperatingSystemVault ofThisMachine(Path cache) {
    if (System.getProperty(PROPERTY, "").equals("none")) {
      return new NoVault("turned off by " + PROPERTY);
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    OperatingSystemVault vault;
    if (system.startsWith("windows")) {
      vault = new DpapiVault(cache);
    } else if (system.startsWith("mac")) {
      vault = new KeychainVault(cache);
    } else {
      vault = new SecretServiceVault(cache);
    }
    return new VaultWithDeadline(vault);
  }
}
