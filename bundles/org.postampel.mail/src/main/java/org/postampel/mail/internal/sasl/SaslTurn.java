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
   * @param accepted whether they say yes
   */
  record Final(ServerReply reply, boolean accepted) implements SaslTurn {}
}
