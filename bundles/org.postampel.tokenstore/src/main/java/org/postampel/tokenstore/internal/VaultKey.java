package org.postampel.tokenstore.internal;

import java.util.Arrays;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.tokenstore.internal.vault.OperatingSystemVault;
import org.postampel.tokenstore.internal.vault.VaultFailure;

/** The wrapping key in the vault of the operating system. */
final class VaultKey implements KeyKeeper {

  private final String location;
  private final boolean severalMachines;
  private final OperatingSystemVault vault;

  VaultKey(String location, boolean severalMachines, OperatingSystemVault vault) {
    this.location = location;
    this.severalMachines = severalMachines;
    this.vault = vault;
  }

  @Override
  public WrappingKeyChoice choice() {
    return WrappingKeyChoice.VAULT;
  }

  @Override
  public void require() {
    requireOneMachine();
    try {
      vault.requireUnlocked();
    } catch (VaultFailure e) {
      throw failure(e);
    }
  }

  @Override
  public Kept create(boolean replacing) {
    requireOneMachine();
    byte[] key = SealedBox.newKey();
    try {
      return new Kept(vault.keep("Postampel: " + location, key), key);
    } catch (VaultFailure e) {
      Arrays.fill(key, (byte) 0);
      throw failure(e);
    }
  }

  @Override
  public byte[] find(String reference) {
    requireOneMachine();
    try {
      return vault
          .find(reference)
          .filter(key -> key.length == SealedBox.KEY_BYTES)
          .orElseThrow(() -> wrong(reference));
    } catch (VaultFailure e) {
      throw failure(e);
    }
  }

  @Override
  public TokenStoreException wrong(String reference) {
    return KeyRefusal.NOT_IN_VAULT.at(location);
  }

  @Override
  public void forget(String reference) {
    try {
      vault.remove(reference);
    } catch (VaultFailure e) {
      // It opens nothing any more.
      return;
    }
  }

  private void requireOneMachine() {
    if (severalMachines) {
      throw KeyRefusal.SEVERAL_MACHINES.at(location);
    }
  }

  private TokenStoreException failure(VaultFailure cause) {
    return switch (cause.kind()) {
      case ABSENT -> KeyRefusal.NO_VAULT.at(location, cause);
      case LOCKED -> KeyRefusal.VAULT_LOCKED.at(location, cause);
    };
  }
}
