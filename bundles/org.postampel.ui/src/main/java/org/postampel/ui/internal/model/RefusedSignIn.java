package org.postampel.ui.internal.model;

import java.util.Locale;
import java.util.Optional;
import org.postampel.check.CheckRunner;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.oauth.SignInOutcome;
import org.postampel.ui.internal.text.Sentences;

/**
 * What is said when an authority refused a sign-in.
 *
 * @param sentence what happened
 * @param help who can do what about it with the lines to paste, then the literal answer
 */
public record RefusedSignIn(String sentence, String help) {

  /** The refusal in this outcome; empty when the outcome has a sentence of its own. */
  public static Optional<RefusedSignIn> in(
      SignInOutcome outcome, MailboxConfiguration mailbox, CheckRunner checks, Sentences words) {
    return outcome
        .refusal()
        .map(failure -> checks.refused(mailbox, failure))
        .map(result -> StepReading.of(result, locale(words)))
        .map(reading -> new RefusedSignIn(reading.summary(), help(reading, words)));
  }

  private static String help(StepReading reading, Sentences words) {
    StringBuilder help = new StringBuilder();
    for (StepReading.Group group : reading.groups()) {
      help.append(words.get("check.remedies." + group.who().id())).append(":\n");
      for (StepReading.Advice advice : group.remedies()) {
        line(help, "\u2022 ", advice.text());
        line(help, "   ", advice.command());
        line(help, "   ", advice.link());
      }
      help.append('\n');
    }
    for (StepReading.Seen seen : reading.evidence()) {
      help.append(words.get("evidence." + seen.kind().id())).append(":\n");
      line(help, "", seen.text());
    }
    return help.toString().strip();
  }

  private static void line(StringBuilder help, String before, String text) {
    if (!text.isEmpty()) {
      help.append(before).append(text).append('\n');
    }
  }

  private static Locale locale(Sentences words) {
    return words.own().locale();
  }
}
