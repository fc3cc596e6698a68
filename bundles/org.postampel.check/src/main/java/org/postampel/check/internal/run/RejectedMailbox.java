package org.postampel.check.internal.run;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postampel.check.CheckReport;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.GreyReason;
import org.postampel.check.Remedies;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.text.Texts;
import org.postampel.core.validation.FieldProblem;

/** Reports about mailboxes that cannot even be checked. */
final class RejectedMailbox {

  /** Beside this class lie core's sentences about fields and files. */
  private static final Class<?> CORE_TEXTS = Texts.class;

  private final Clock clock;

  RejectedMailbox(Clock clock) {
    this.clock = clock;
  }

  CheckReport invalid(MailboxId id, MailboxDraft draft, List<FieldProblem> problems) {
    List<FieldProblem> errors =
        problems.stream().filter(p -> p.severity() == FieldProblem.Severity.ERROR).toList();
    if (errors.isEmpty()) {
      throw new IllegalArgumentException("invalid without an error");
    }
    List<Sentence> sentences = errors.stream().map(RejectedMailbox::sentence).toList();
    List<Remedy> remedies = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < errors.size(); i++) {
      MailboxField field = errors.get(i).field();
      remedies.add(Remedy.of(Remedy.Who.USER, Sentence.of("remedy.correct-field", field.key())));
      evidence.add(new Evidence(Evidence.Kind.SETTING, field.key() + ": " + errors.get(i).code()));
    }
    Finding finding =
        new Finding(
            "settings.invalid",
            reference(errors.get(0).field()),
            Sentence.of(
                errors.size() == 1 ? "finding.settings.invalid" : "finding.settings.invalid.many",
                errors.size(),
                sentences.get(0),
                id.value() + ".properties",
                errors.get(0).field().key()),
            sentences,
            Remedies.of(remedies.get(0), remedies.subList(1, remedies.size())));
    return report(
        id,
        draft.trimmed(MailboxField.NAME),
        draft.trimmed(MailboxField.ADDRESS),
        finding,
        evidence,
        protocol(draft));
  }

  CheckReport unreadable(MailboxId id, MailboxFileDefect defect) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(defect.file());
    arguments.add(String.valueOf(defect.line()));
    arguments.addAll(defect.arguments());
    Sentence sentence = new Sentence(CORE_TEXTS, "file." + defect.code(), arguments);
    Finding finding =
        new Finding(
            "settings.unreadable",
            "C1",
            sentence,
            List.of(sentence),
            Remedies.of(
                Remedy.of(Remedy.Who.USER, Sentence.of("remedy.correct-file", defect.file()))));
    Evidence evidence =
        new Evidence(
            Evidence.Kind.SETTING,
            defect.file() + (defect.line() > 0 ? ":" + defect.line() : "") + ": " + defect.code());
    return report(id, "", "", finding, List.of(evidence), MailProtocol.IMAP);
  }

  private CheckReport report(
      MailboxId id,
      String name,
      String address,
      Finding finding,
      List<Evidence> evidence,
      MailProtocol incoming) {
    List<StepResult> steps = new ArrayList<>();
    steps.add(StepResult.red(StepId.ACCOUNT_SETTINGS, finding, evidence, Duration.ZERO));
    for (StepId step : FullPlan.after(StepId.ACCOUNT_SETTINGS, incoming)) {
      steps.add(
          StepResult.grey(
              step,
              GreyReason.BLOCKED,
              Sentence.of("undecided.blocked", Sentence.of("step.account.settings")),
              List.of(),
              Duration.ZERO));
    }
    return new CheckReport(
        id, name, address, clock.instant(), Duration.ZERO, steps, Machine.facts());
  }

  private static Sentence sentence(FieldProblem problem) {
    return new Sentence(CORE_TEXTS, "problem." + problem.code(), List.copyOf(problem.arguments()));
  }

  private static String reference(MailboxField field) {
    return switch (field) {
      case OAUTH_TENANT, OAUTH_CLIENT_ID -> "C2";
      case INCOMING_SECURITY, OUTGOING_SECURITY -> "C3";
      default -> "C1";
    };
  }

  private static MailProtocol protocol(MailboxDraft draft) {
    return draft.trimmed(MailboxField.INCOMING_PROTOCOL).equalsIgnoreCase("pop3")
        ? MailProtocol.POP3
        : MailProtocol.IMAP;
  }
}
