package org.postampel.oauth.internal.openid;

/**
 * An answer that is well-formed HTTP but must not be accepted. The message may be shown: it never
 * quotes a token, a code or a secret.
 */
public final class OpenIdException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String word;

  /**
   * A refusal of ours.
   *
   * @param word a stable word in the manner of OAuth's errors: {@code issuer_mismatch}
   * @param message one sentence
   */
  public OpenIdException(String word, String message) {
    super(message);
    this.word = word;
  }

  /** A stable word in the manner of OAuth's errors. */
  public String word() {
    return word;
  }
}
