package org.postampel.mail.internal.sasl;

import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.mail.Disturbance;
import org.postampel.mail.SaslChallenge;
import org.postampel.mail.ServerReply;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;

/** One SASL exchange, played to its end. */
public final class SaslExchange {

  private static final int MOST_CHALLENGES = 5;

  private SaslExchange() {}

  /**
   * How it ended.
   *
   * @param reply the final words
   * @param challenge the last reason given before them
   */
  public record Result(ServerReply reply, Optional<SaslChallenge> challenge) {}

  /**
   * Plays our side. A challenge after the last message is the reason of a rejection: it is kept,
   * and answered so that the server says its final words (XOAUTH2: the empty line; RFC 7628,
   * section 3.2.3; RFC 4422, section 3.5).
   *
   * @param inline whether the first message may go with the command here
   */
  public static Result play(SaslVoice voice, boolean inline, SaslWire wire, LineChannel channel)
      throws BrokenDialogue {
    voice.secrets().forEach(channel::guard);
    SaslTurn turn;
    if (inline && voice.clientFirst()) {
      turn = wire.begin(voice.mechanism(), said(voice, "", channel).orElseThrow());
    } else {
      turn = wire.begin(voice.mechanism());
    }
    Optional<SaslChallenge> reason = Optional.empty();
    for (int count = 0; turn instanceof SaslTurn.Challenge challenge; count++) {
      if (count == MOST_CHALLENGES) {
        throw channel.broken(
            new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, "endless challenges"));
      }
      Optional<Secret> message = said(voice, challenge.base64(), channel);
      if (message.isPresent()) {
        turn = wire.answer(message.get());
      } else {
        Optional<SaslChallenge> decoded = ChallengeReader.read(challenge.base64());
        decoded.ifPresent(known -> channel.note(known.decoded()));
        reason = decoded.isPresent() ? decoded : reason;
        turn = wire.answer(voice.dismissal());
      }
    }
    SaslTurn.Final last = (SaslTurn.Final) turn;
    if (last.accepted() && (!voice.isComplete() || reason.isPresent())) {
      // A yes to a credential that never went out, or after a no, proves nothing about it.
      throw channel.broken(
          new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, last.reply().literal()));
    }
    return new Result(last.reply(), reason);
  }

  private static Optional<Secret> said(SaslVoice voice, String challenge, LineChannel channel)
      throws BrokenDialogue {
    try {
      Optional<Secret> message = voice.next(challenge);
      voice.secrets().forEach(channel::guard);
      return message;
    } catch (BrokenDialogue e) {
      throw channel.broken(e);
    }
  }
}
