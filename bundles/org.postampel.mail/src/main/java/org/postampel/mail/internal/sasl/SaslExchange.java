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
   * Plays the script. A challenge after the last message is the reason of a rejection: it is kept,
   * and answered by the empty line (XOAUTH2) or {@code *} (RFC 4422, section 3.5), so that the
   * server says its final words.
   *
   * @param inline whether the first message may go with the command here
   */
  public static Result play(SaslScript script, boolean inline, SaslWire wire, LineChannel channel)
      throws BrokenDialogue {
    script.responses().forEach(channel::guard);
    int sent = 0;
    SaslTurn turn;
    if (inline && script.clientFirst()) {
      Secret first = script.responses().get(sent++);
      turn = wire.begin(script.mechanism(), first);
    } else {
      turn = wire.begin(script.mechanism());
    }
    Optional<SaslChallenge> reason = Optional.empty();
    for (int count = 0; turn instanceof SaslTurn.Challenge challenge; count++) {
      if (count == MOST_CHALLENGES) {
        throw channel.broken(
            new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, "endless challenges"));
      }
      if (sent < script.responses().size()) {
        turn = wire.answer(script.responses().get(sent++));
      } else {
        Optional<SaslChallenge> decoded = ChallengeReader.read(challenge.base64());
        decoded.ifPresent(known -> channel.note(known.decoded()));
        reason = decoded.isPresent() ? decoded : reason;
        turn = wire.answer(script.mechanism().equals(SaslScript.XOAUTH2) ? "" : "*");
      }
    }
    SaslTurn.Final last = (SaslTurn.Final) turn;
    if (last.accepted() && sent < script.responses().size()) {
      // A yes to a credential that never went out proves nothing about it.
      throw channel.broken(
          new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, last.reply().literal()));
    }
    return new Result(last.reply(), reason);
  }
}
