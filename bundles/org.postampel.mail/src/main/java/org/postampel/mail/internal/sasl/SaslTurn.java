package org.postampel.mail.internal.sasl;

import org.postampel.mail.ServerReply;

/** What a server does next in a SASL exchange. */
public sealed interface SaslTurn {

  /**
   * It wants another message.
   *
   * @param base64 what it says, possibly empty
   */
  record Challenge(String base64) implements SaslTurn {}

  /**
   * It has decided.
   *
   * @param reply its words
   */
  record Final(ServerReply reply) implements SaslTurn {}
}
