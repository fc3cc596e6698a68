package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.mail.Disturbance;
import org.postampel.mail.ImapDialogue;
import org.postampel.mail.MailDialogue;
import org.postampel.mail.MailboxOutcome;
import org.postampel.mail.Pop3Dialogue;
import org.postampel.mail.RightsOutcome;
import org.postampel.mail.ServerReply;

/**
 * Asks: can the inbox be opened, which the login alone does not prove (EXAMINE, RFC 3501 section
 * 6.3.2; STAT, RFC 1939 section 5), and may one change something in it (MYRIGHTS, RFC 4314)?
 *
 * <p>Green when: the server tells the number of messages.
 *
 * <p>Yellow when: one may only read, by the rights an IMAP server with ACL tells; the server ends
 * the connection when it is asked for them; or the catalogue says that a refusal will pass,
 * throttling for instance.
 *
 * <p>Red when: the server refuses, or ends the connection.
 */
final class MailboxStep implements Step {

  private static final String NAME = "mailbox";

  private final LegContext leg;

  MailboxStep(LegContext leg) {
    this.leg = leg;
  }

  @Override
  public StepId id() {
    return leg.step(NAME);
  }

  @Override
  public StepVerdict run() {
    MailboxOutcome outcome = open(leg.dialogue());
    if (outcome instanceof MailboxOutcome.Opened opened) {
      return opened(opened);
    } else if (outcome instanceof MailboxOutcome.Refused refused) {
      return noticed("refused", refused.reply());
    } else if (outcome instanceof MailboxOutcome.Unavailable unavailable) {
      return noticed("unavailable", unavailable.reply());
    }
    return Disturbances.verdict(leg, NAME, (Disturbance) outcome, List.of());
  }

  private StepVerdict opened(MailboxOutcome.Opened opened) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(leg.answer(), opened.reply().literal()));
    if (leg.dialogue() instanceof ImapDialogue imap) {
      RightsOutcome rights = imap.rights();
      if (rights instanceof Disturbance disturbance) {
        return Disturbances.survived(leg, NAME, disturbance, evidence);
      } else if (rights instanceof RightsOutcome.Known known) {
        evidence.add(new Evidence(leg.answer(), "MYRIGHTS INBOX " + known.rights()));
        if (known.isReadOnly()) {
          return new StepVerdict.Noticed(
              leg.symptom(NAME, "read-only", "", Map.of("detail", known.rights())), evidence, true);
        }
      }
    }
    return new StepVerdict.Proved(
        Sentence.of("proved.mailbox", leg.check().mailbox().address(), opened.messages()),
        evidence);
  }

  private static MailboxOutcome open(MailDialogue dialogue) {
    if (dialogue instanceof ImapDialogue imap) {
      return imap.openMailbox();
    } else if (dialogue instanceof Pop3Dialogue pop3) {
      return pop3.openMailbox();
    }
    throw new IllegalStateException("no inbox behind " + dialogue.server().protocol());
  }

  private StepVerdict noticed(String outcome, ServerReply reply) {
    return new StepVerdict.Noticed(
        leg.symptom(NAME, outcome, Replies.literal(reply), Replies.facts(reply)),
        Replies.evidence(leg, reply));
  }
}
