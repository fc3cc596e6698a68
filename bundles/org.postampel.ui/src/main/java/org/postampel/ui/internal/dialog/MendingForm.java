package org.postampel.ui.internal.dialog;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.OtherPort;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.check.CheckTarget;
import org.postampel.ui.internal.check.NextSteps;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.model.PortChange;
import org.postampel.ui.internal.model.TrustedCertificate;

/**
 * What can be done from the check of what is typed into the mailbox dialog: sign in, trust a
 * certificate, use another port. It changes the form, which the person still has to save.
 */
final class MendingForm implements NextSteps {

  private static final System.Logger LOG = System.getLogger(MendingForm.class.getName());

  private final DialogServices services;
  private final MailboxDialogModel model;
  private final Runnable signedIn;
  private final List<Path> written = new CopyOnWriteArrayList<>();
  private volatile MailboxConfiguration mailbox;
  private volatile String trusted;

  /**
   * The steps of one dialog.
   *
   * @param signedIn called after somebody signed in
   */
  MendingForm(DialogServices services, MailboxDialogModel model, Runnable signedIn) {
    this.services = services;
    this.model = model;
    this.signedIn = signedIn;
  }

  /** The steps for what is typed now. */
  NextSteps of(MailboxConfiguration typed) {
    mailbox = typed;
    trusted = model.draft().trimmed(MailboxField.TRUSTED_CERTIFICATES);
    return this;
  }

  @Override
  public boolean canMend() {
    return true;
  }

  @Override
  public boolean signIn(Shell parent) {
    SignInDialog signIn = new SignInDialog(parent, services, mailbox);
    signIn.open();
    signedIn.run();
    return signIn.account().isPresent();
  }

  @Override
  public Mended trust(String pem) {
    Path folder = services.mailboxes().folder();
    try {
      String name = TrustedCertificate.beside(folder, mailbox.id(), trusted, pem);
      written.add(folder.resolve(name));
      return () -> typed(Map.of(MailboxField.TRUSTED_CERTIFICATES, name));
    } catch (IOException failure) {
      LOG.log(Level.WARNING, "The certificate could not be kept", failure);
      return Mended.NOT;
    }
  }

  @Override
  public Mended use(OtherPort port) {
    return () -> typed(PortChange.of(port));
  }

  /** The dialog was left without saving: nothing names the files that were written. */
  void forget() {
    for (Path file : written) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException failure) {
        LOG.log(Level.WARNING, "A certificate nobody names stays behind", failure);
      }
    }
  }

  private Optional<CheckTarget> typed(Map<MailboxField, String> fields) {
    fields.forEach(model::edit);
    model.configuration().ifPresent(this::of);
    return model.configuration().map(now -> CheckTarget.of(services.checks(), now));
  }
}
