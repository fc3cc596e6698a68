package org.postampel.ui.internal.handler;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.OtherPort;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.check.CheckTarget;
import org.postampel.ui.internal.check.NextSteps;
import org.postampel.ui.internal.dialog.SignInDialog;
import org.postampel.ui.internal.model.PortChange;
import org.postampel.ui.internal.model.TrustedCertificate;

/**
 * What can be done from the check of a saved mailbox: sign in, trust its certificate, and use
 * another port.
 */
record MendingSavedMailbox(
    DialogServices services,
    MailboxConfiguration mailbox,
    Function<MailboxEntry, CheckTarget> target)
    implements NextSteps {

  private static final System.Logger LOG = System.getLogger(MendingSavedMailbox.class.getName());

  @Override
  public boolean canMend() {
    return true;
  }

  @Override
  public boolean signIn(Shell parent) {
    SignInDialog dialog = new SignInDialog(parent, services, mailbox);
    dialog.open();
    return dialog.account().isPresent();
  }

  @Override
  public Mended trust(String pem) {
    return changed(() -> TrustedCertificate.add(services.mailboxes(), mailbox.id(), pem));
  }

  @Override
  public Mended use(OtherPort port) {
    return changed(
        () -> {
          MailboxEntry entry = services.mailboxes().find(mailbox.id()).orElse(null);
          if (!(entry instanceof MailboxEntry.Readable readable)) {
            return Optional.empty();
          }
          MailboxDraft draft = readable.draft();
          for (Map.Entry<MailboxField, String> field : PortChange.of(port).entrySet()) {
            draft = draft.with(field.getKey(), field.getValue());
          }
          services.mailboxes().save(mailbox.id(), draft);
          return Optional.of(draft);
        });
  }

  private interface Change {
    Optional<MailboxDraft> make() throws IOException;
  }

  private Mended changed(Change change) {
    try {
      Optional<CheckTarget> now =
          change.make().flatMap(draft -> services.mailboxes().find(mailbox.id())).map(target);
      return () -> now;
    } catch (IOException | MailboxStorageException failure) {
      LOG.log(Level.WARNING, "The mailbox could not be changed", failure);
      return Mended.NOT;
    }
  }
}
