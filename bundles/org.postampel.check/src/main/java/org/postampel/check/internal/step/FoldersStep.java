package org.postampel.check.internal.step;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.mail.Disturbance;
import org.postampel.mail.FoldersOutcome;
import org.postampel.mail.ImapDialogue;
import org.postampel.mail.MailFolder;
import org.postampel.mail.ServerReply;

/**
 * Asks: which folders are there, and which of them holds sent mail (LIST, RFC 3501 section 6.3.8;
 * RFC 6154, or the names that Exchange gives it in several languages)?
 *
 * <p>Green when: the folders are listed; the one of sent mail is named where there is one.
 *
 * <p>Yellow when: the server refuses to list them, or a mailbox of Exchange shows no folder of sent
 * mail, which happens where the rights are incomplete.
 *
 * <p>Red when: never, because fetching needs no list; whoever misbehaves over it is yellow.
 */
final class FoldersStep implements Step {

  private static final String NAME = "folders";
  private static final String SENT = "\\Sent";
  private static final int SHOWN = 40;

  private static final Set<String> KNOWN =
      HostData.table("sent-folders.properties").stringPropertyNames();

  private final LegContext leg;

  FoldersStep(LegContext leg) {
    this.leg = leg;
  }

  @Override
  public StepId id() {
    return StepId.IMAP_FOLDERS;
  }

  @Override
  public StepVerdict run() {
    FoldersOutcome outcome = ((ImapDialogue) leg.dialogue()).folders();
    if (outcome instanceof FoldersOutcome.Listed listed) {
      return listed(listed.folders());
    } else if (outcome instanceof FoldersOutcome.Refused refused) {
      return noticed("refused", refused.reply());
    } else if (outcome instanceof FoldersOutcome.Unavailable unavailable) {
      return noticed("unavailable", unavailable.reply());
    }
    return Disturbances.survived(leg, NAME, (Disturbance) outcome, List.of());
  }

  private StepVerdict listed(List<MailFolder> folders) {
    List<Evidence> evidence =
        folders.isEmpty()
            ? List.of(new Evidence(leg.answer(), "LIST: -"))
            : folders.stream()
                .limit(SHOWN)
                .map(folder -> new Evidence(leg.answer(), folder.toString()))
                .toList();
    Optional<MailFolder> sent = sent(folders);
    if (sent.isPresent()) {
      return new StepVerdict.Proved(Sentence.of("proved.folders", sent.get().name()), evidence);
    }
    if (leg.check().isMicrosoft() && leg.check().mailbox().outgoing().isPresent()) {
      return new StepVerdict.Noticed(
          leg.symptom(NAME, "sent-missing", "", Map.of("detail", String.valueOf(folders.size()))),
          evidence,
          true);
    }
    return new StepVerdict.Proved(
        Sentence.of("proved.folders-without-sent", folders.size()), evidence);
  }

  /** What the server says wins over what a name seems to say. */
  static Optional<MailFolder> sent(List<MailFolder> folders) {
    return folders.stream()
        .filter(folder -> folder.has(SENT))
        .findFirst()
        .or(
            () ->
                folders.stream()
                    .filter(folder -> KNOWN.contains(folder.leaf().toLowerCase(Locale.ROOT)))
                    .findFirst());
  }

  private StepVerdict noticed(String outcome, ServerReply reply) {
    return new StepVerdict.Survived(
        leg.symptom(NAME, outcome, Replies.literal(reply), Replies.facts(reply)),
        Replies.evidence(leg, reply));
  }
}
