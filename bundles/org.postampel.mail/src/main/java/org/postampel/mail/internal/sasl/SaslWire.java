package org.postampel.mail.internal.sasl;

import org.postampel.core.credential.Secret;
import org.postampel.mail.internal.channel.BrokenDialogue;

/** How one protocol wraps SASL messages. */
public interface SaslWire {

  /** Begins without a message. */
  SaslTurn begin(String mechanism) throws BrokenDialogue;

  /** Begins with the first message on the same line; only called when the protocol may. */
  SaslTurn begin(String mechanism, Secret message) throws BrokenDialogue;

  /** Answers a challenge. */
  SaslTurn answer(Secret message) throws BrokenDialogue;

  /**
   * Answers a challenge with something that is no secret.
   *
   * @param text the empty line, or {@code *} to give up
   */
  SaslTurn answer(String text) throws BrokenDialogue;
}
