package org.postampel.ui.internal.model;

import java.util.List;
import org.postampel.core.mailbox.MailboxDraft;

/**
 * What the mailbox dialog concludes for what nobody typed, and what was found out for it. Confined
 * to one thread, like the dialog's model.
 */
public final class Proposals {

  private final Completion completion;
  private final Runnable concluded;
  private ProviderReason reason;

  Proposals(Completion completion, Runnable concluded) {
    this.completion = completion;
    this.concluded = concluded;
  }

  /** Says which other mailboxes there are, for what mailboxes of a domain have in common. */
  public void others(List<MailboxDraft> mailboxes) {
    completion.neighbours(mailboxes);
    concluded.run();
  }

  /**
   * Says where the mail of a domain arrives.
   *
   * @param host the mail exchanger
   * @param provider the id of the preset it belongs to
   */
  public void exchanger(String domain, String host, String provider) {
    completion.exchanger(domain, host, provider);
    concluded.run();
  }

  /** Why this provider. */
  public ProviderReason reason() {
    return reason;
  }

  Completion.Completed complete(MailboxDraft typed) {
    Completion.Completed completed = completion.complete(typed);
    reason = completed.reason();
    return completed;
  }
}
