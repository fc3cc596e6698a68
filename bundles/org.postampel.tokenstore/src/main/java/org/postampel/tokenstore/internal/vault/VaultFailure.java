package org.postampel.tokenstore.internal.vault;

/** The vault cannot be used now. Never carries a key. */
public final class VaultFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** There is none, or it does not answer. */
    ABSENT,
    /** It is there, but nobody has unlocked it. */
    LOCKED
  }

  private final Kind kind;

  /** A failure with what the platform said, for the log. */
  public VaultFailure(Kind kind, String said) {
    super(kind + ": " + said);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }
}
