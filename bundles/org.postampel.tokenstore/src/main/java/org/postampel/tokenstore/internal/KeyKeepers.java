package org.postampel.tokenstore.internal;

import java.util.Optional;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.tokenstore.internal.vault.OperatingSystemVault;

/**
 * The ways of keeping a wrapping key that are open to one store.
 *
 * @param database the store
 * @param policy what the caller wants and supplies
 * @param folder the folder of the store; empty for one in a host's database
 * @param vault the vault of the operating system
 */
record KeyKeepers(
    Database database, KeyPolicy policy, Optional<StoreFolder> folder, OperatingSystemVault vault) {

  /** The store, for people. */
  private String location() {
    return database.location();
  }

  /** Whether more than one machine uses the store: a host's database, or said so. */
  boolean severalMachines() {
    boolean recorded =
        folder.map(StoreRecord::new).map(StoreRecord::saysSeveralMachines).orElse(true);
    return recorded || policy.severalMachines();
  }

  /**
   * The way a new store takes: the chosen one, else the vault where there is one. Nothing else is
   * ever taken unasked, and a locked vault is no reason to.
   */
  KeyKeeper forNewStore() {
    if (policy.choice() != WrappingKeyChoice.UNCHOSEN) {
      KeyKeeper chosen = of(policy.choice());
      chosen.require();
      return chosen;
    }
    if (folder.isEmpty()) {
      throw KeyRefusal.SEVERAL_MACHINES.at(location());
    }
    if (severalMachines()) {
      throw new TokenStoreException(Reason.NO_WRAPPING_KEY, location(), null);
    }
    KeyKeeper inVault = of(WrappingKeyChoice.VAULT);
    try {
      inVault.require();
      return inVault;
    } catch (TokenStoreException e) {
      boolean none = e.code().equals(KeyRefusal.NO_VAULT.code());
      throw none ? new TokenStoreException(Reason.NO_WRAPPING_KEY, location(), e.getCause()) : e;
    }
  }

  KeyKeeper of(WrappingKeyChoice choice) {
    return switch (choice) {
      case FILE ->
          folder
              .<KeyKeeper>map(KeyFile::new)
              .orElseThrow(() -> KeyRefusal.NO_KEY_FILE_HERE.at(location()));
      case VAULT -> new VaultKey(location(), severalMachines(), vault);
      case PASSPHRASE -> new PassphraseKey(database, policy.passphrase());
      case HOST -> new HostKey(location(), policy.hostKey());
      case UNCHOSEN -> throw new TokenStoreException(Reason.NO_WRAPPING_KEY, location(), null);
    };
  }
}
