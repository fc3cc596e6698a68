package org.postampel.tokenstore.internal;

import org.postampel.tokenstore.WrappingKeyChoice;

/** One way of keeping the wrapping key of a store outside its database. */
interface KeyKeeper {

  /**
   * A wrapping key, to be wiped by who got it.
   *
   * @param reference what finds it again; not secret, stored beside the data key
   * @param key 32 bytes
   */
  record Kept(String reference, byte[] key) {}

  /** The word of this way. */
  WrappingKeyChoice choice();

  /**
   * Sees to it that a key could be made now: asks people, tries the vault; writes nothing. Throws
   * otherwise.
   */
  void require();

  /** Makes a key and keeps it, for a new store or in place of a former key. */
  Kept create(boolean replacing);

  /** The key of this reference; throws when it cannot be had. */
  byte[] find(String reference);

  /** The failure of a key that was found and does not fit. */
  org.postampel.core.credential.TokenStoreException wrong(String reference);

  /** Removes a key that nothing needs any more; does nothing when that is not possible. */
  void forget(String reference);
}
