package org.postampel.mail.internal.sasl;

import java.util.List;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.mail.internal.channel.BrokenDialogue;

/** Our side of one SASL exchange (RFC 4422); for one thread, used once. */
public interface SaslVoice extends AutoCloseable {

  /** The SASL name of the mechanism. */
  String mechanism();

  /** Whether we speak first, so that the first message may go with the command. */
  boolean clientFirst();

  /** What must never be shown, as far as it is known by now. */
  List<Secret> secrets();

  /**
   * Our next message, base64-encoded and the caller's to send, not to close; empty when we have
   * said everything, so that what the server says is the reason of a rejection.
   *
   * @param challenge the server's words in base64; empty before our first message
   * @throws BrokenDialogue when the server's words make no sense or its proof is wrong
   */
  Optional<Secret> next(String challenge) throws BrokenDialogue;

  /** Whether we have said everything and the server has proven what it has to prove. */
  boolean isComplete();

  /** What a rejection's reason is answered by: the empty line, {@code *}, or a dummy message. */
  String dismissal();

  /** Wipes the messages. */
  @Override
  void close();
}
