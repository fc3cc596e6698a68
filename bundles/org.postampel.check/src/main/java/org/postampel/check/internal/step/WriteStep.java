package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.mail.MoveOutcome;
import org.postampel.mail.TestMessage;

/**
 * Asks: does the folder to which the host moves what it has read exist, and does it take a message
 * (APPEND, RFC 3501 section 6.3.11; MOVE, RFC 6851; else COPY and UID EXPUNGE, RFC 4315)? Only a
 * message of our own is moved.
 *
 * <p>Green when: the message arrived there, and has been removed.
 *
 * <p>Yellow when: the folder is missing or refuses: the mailbox can be read, but read mail stays in
 * the inbox.
 *
 * <p>Red when: never; what cannot be opened is red before. Grey not-inspectable where the server
 * cannot remove exactly one message: then nothing is tried.
 */
final class WriteStep implements Step {

  private final CheckContext check;

  WriteStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.IMAP_WRITE;
  }

  @Override
  public Duration patience(Duration single) {
    return single.multipliedBy(8);
  }

  @Override
  public StepVerdict run() {
    String folder = check.options().moveFolder();
    TestMessage message =
        TestMessage.to(check.mailbox().address(), "", check.services().clock().instant());
    MoveOutcome outcome = check.testMessages().move(check.mailbox(), message, folder, check.stop());
    if (outcome instanceof MoveOutcome.Moved moved) {
      return new StepVerdict.Proved(
          Sentence.of("proved.write", folder),
          moved.steps().stream().map(step -> new Evidence(answer(), step)).toList());
    } else if (outcome instanceof MoveOutcome.FolderMissing missing) {
      return noticed("folder-missing", "", folder, "LIST: " + String.join(", ", missing.folders()));
    } else if (outcome instanceof MoveOutcome.Refused refused) {
      String words = refused.step() + ": " + refused.literal();
      return noticed("refused", words, folder, words);
    } else if (outcome instanceof MoveOutcome.Failed failed) {
      return noticed("not-opened", failed.literal(), folder, failed.literal());
    } else if (outcome instanceof MoveOutcome.Untried) {
      return new StepVerdict.Undecided(
          GreyReason.NOT_INSPECTABLE, Sentence.of("undecided.write-untried"), List.of());
    }
    return StepVerdict.cancelled();
  }

  private StepVerdict noticed(String outcome, String literal, String folder, String shown) {
    return new StepVerdict.Survived(
        check.symptom(id(), outcome, literal, Map.of("detail", folder, "protocol", "imap")),
        List.of(new Evidence(answer(), shown)));
  }

  private Evidence.Kind answer() {
    return Headers.kindOf(check.mailbox());
  }
}
