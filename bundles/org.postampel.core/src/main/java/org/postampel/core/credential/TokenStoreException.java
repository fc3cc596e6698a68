package org.postampel.core.credential;

import java.util.Locale;
import java.util.Objects;

/**
 * The store cannot be used; the sentence for a person is text {@code store.<code>} of the token
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
  private final String code;
  private final String location;

  /**
   * A failure of the store.
   *
   * @param reason why
   * @param location the folder, file or entry it is about
   * @param cause what the platform said, or null
   */
  public TokenStoreException(Reason reason, String location, Throwable cause) {
    this(reason, reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), location, cause);
  }

  /**
   * A failure of the store that is known more exactly than its reason says.
   *
   * @param reason why
   * @param code the stable code and text key, such as {@code not-a-folder}
   * @param location the folder, file or entry it is about
   * @param cause what the platform said, or null
   */
  public TokenStoreException(Reason reason, String code, String location, Throwable cause) {
    super(code + ": " + location, cause);
    this.reason = Objects.requireNonNull(reason);
    this.code = Objects.requireNonNull(code);
    this.location = Objects.requireNonNull(location);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** The stable code: the word of the reason, or a more exact one. */
  public String code() {
    return code;
  }

  /** The folder, file or entry it is about. */
  public String location() {
    return location;
  }
}
