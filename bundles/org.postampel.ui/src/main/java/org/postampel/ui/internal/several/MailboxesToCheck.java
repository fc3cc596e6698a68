package org.postampel.ui.internal.several;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.SeveralMailboxes;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.check.CheckTarget;
import org.postampel.ui.internal.check.NextSteps;
import org.postampel.ui.internal.model.MailboxLine;

/**
 * The mailboxes of one check of several: reads them, finds one of them, checks them. Touches disk
 * and network, so nothing of it on the user-interface thread.
 *
 * @param services the repository, and where proofs are remembered
 * @param wanted the ids; empty for all there are
 * @param targets makes of an entry what can be checked
 * @param mending what can be done about a red light of it
 */
public record MailboxesToCheck(
    DialogServices services,
    Set<MailboxId> wanted,
    Function<MailboxEntry, CheckTarget> targets,
    Function<CheckTarget, NextSteps> mending) {

  private static final System.Logger LOG = System.getLogger(MailboxesToCheck.class.getName());

  /** Hears how the check goes on; called on worker threads, by several at once. */
  interface Listener {
    /** A mailbox is being checked. */
    void started(MailboxId id);

    /** The check of a mailbox is over. */
    void finished(CheckReport report);

    /** The check of a mailbox broke down, which is a defect of ours. */
    void broke(MailboxId id);
  }

  /** One mailbox as it can be checked on its own. */
  record Found(CheckTarget target, NextSteps nextSteps) {}

  /** Copies the ids. */
  public MailboxesToCheck {
    wanted = Set.copyOf(wanted);
  }

  /** The lines of the list, in the order of the repository. */
  List<MailboxLine> read() {
    return services.mailboxes().list().stream()
        .filter(entry -> wanted.isEmpty() || wanted.contains(entry.id()))
        .map(MailboxesToCheck::line)
        .toList();
  }

  private static MailboxLine line(MailboxEntry entry) {
    MailboxDraft draft =
        entry instanceof MailboxEntry.Readable readable ? readable.draft() : MailboxDraft.empty();
    String name = draft.trimmed(MailboxField.NAME);
    return MailboxLine.waiting(
        entry.id(),
        name.isEmpty() ? entry.id().value() : name,
        draft.trimmed(MailboxField.ADDRESS));
  }

  /** A mailbox as it is stored now; empty when it is gone. */
  Optional<Found> find(MailboxId id) {
    return services
        .mailboxes()
        .find(id)
        .map(targets)
        .map(target -> new Found(target, mending.apply(target)));
  }

  /**
   * Checks them and blocks until all is over. Of several of them nothing is tried that nobody
   * configured, because failed log-ins and strange ports alarm administrators.
   */
  boolean check(List<MailboxId> asked, Listener listener, Cancellation cancellation) {
    List<MailboxEntry> entries =
        services.mailboxes().list().stream().filter(entry -> asked.contains(entry.id())).toList();
    if (entries.isEmpty()) {
      return false;
    }
    CheckOptions options =
        CheckOptions.defaults().withProofs(services.proofs()).withBulk(entries.size() > 1);
    SeveralMailboxes.check(
        entries, entry -> check(entry, options, listener, cancellation), report -> {});
    return true;
  }

  private Optional<CheckReport> check(
      MailboxEntry entry, CheckOptions options, Listener listener, Cancellation cancellation) {
    try {
      listener.started(entry.id());
      CheckReport report = targets.apply(entry).run(options, CheckListener.NONE, cancellation);
      listener.finished(report);
      return Optional.of(report);
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "The check of " + entry.id() + " broke down", defect);
      listener.broke(entry.id());
      return Optional.empty();
    }
  }
}
