package org.postampel.ui.internal.handler;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.check.CheckTarget;
import org.postampel.ui.internal.check.NextSteps;
import org.postampel.ui.internal.dialog.SignInDialog;
import org.postampel.ui.internal.model.TrustedCertificate;

/** What can be done from the check of a saved mailbox: sign in, and trust its certificate. */
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
  public Optional<CheckTarget> trust(String pem) {
    try {
      return TrustedCertificate.add(services.mailboxes(), mailbox.id(), pem)
          .flatMap(draft -> services.mailboxes().find(mailbox.id()))
          .map(target);
    } catch (IOException | MailboxStorageException failure) {
      LOG.log(Level.WARNING, "The certificate could not be kept", failure);
      return Optional.empty();
    }
  }
}
