package org.postampel.core.credential;

import java.util.Objects;

/**
 * The store cannot be used; the sentence for a person is text {@code store.<reason>} of the token
 * store's texts, with the location as placeholder. Never carries a secret.
 */
public final class TokenStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why a store cannot be used. */
  public enum Reason {
    /** The folder or database cannot be opened. */
    CANNOT_OPEN,
    /** It can be read but not written: permissions, disk full. */
    CANNOT_WRITE,
    /** No way of wrapping the key was chosen and none may be chosen silently. */
    NO_WRAPPING_KEY,
    /** The key at hand is not the one the store was written with. */
    WRONG_KEY,
    /** An entry is damaged or was tampered with. */
    DAMAGED,
    /** The store was written by a newer version. */
    NEWER_SCHEMA
  }

  private final Reason reason;
  private final String location;

  /**
   * A failure of the store.
   *
   * @param reason why
   * @param location the folder, file or entry it is about
   * @param cause what the platform said, or null
   */
  public TokenStoreException(Reason reason, String location, Throwable cause) {
    super(reason + ": " + location, cause);
    this.reason = Objects.requireNonNull(reason);
    this.location = Objects.requireNonNull(location);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** The folder, file or entry it is about. */
  public String location() {
    return location;
  }
}
