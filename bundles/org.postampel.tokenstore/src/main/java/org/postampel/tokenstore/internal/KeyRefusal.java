package org.postampel.tokenstore.internal;

import java.util.Locale;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

/** What may be the matter with a wrapping key; each has a sentence of its own. */
enum KeyRefusal {
  /** There is no vault on this machine, or it gave no answer in time. */
  NO_VAULT(Reason.NO_WRAPPING_KEY),
  /** The vault is there and locked. */
  VAULT_LOCKED(Reason.NO_WRAPPING_KEY),
  /** The vault does not have the key: another machine, another person, or it was removed. */
  NOT_IN_VAULT(Reason.WRONG_KEY),
  /** Several machines use the store, so the vault of one of them cannot protect it. */
  SEVERAL_MACHINES(Reason.NO_WRAPPING_KEY),
  /** Nobody gave the passphrase. */
  NO_PASSPHRASE(Reason.NO_WRAPPING_KEY),
  /** The passphrase is another one. */
  WRONG_PASSPHRASE(Reason.WRONG_KEY),
  /** No host supplies a key. */
  NO_HOST_KEY(Reason.NO_WRAPPING_KEY),
  /** The host's key is another one. */
  WRONG_HOST_KEY(Reason.WRONG_KEY),
  /** A key file belongs into a folder, and this store lies in a database. */
  NO_KEY_FILE_HERE(Reason.NO_WRAPPING_KEY);

  private final Reason reason;

  KeyRefusal(Reason reason) {
    this.reason = reason;
  }

  /** The stable code, which is the key of the sentence as well. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The failure of the store at this location. */
  TokenStoreException at(String location) {
    return new TokenStoreException(reason, code(), location, null);
  }

  /** The same, with what the platform said. */
  TokenStoreException at(String location, Throwable cause) {
    return new TokenStoreException(reason, code(), location, cause);
  }
}
