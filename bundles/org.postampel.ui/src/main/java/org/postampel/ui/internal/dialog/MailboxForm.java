package org.postampel.ui.internal.dialog;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.oauth.Ending;
import org.postampel.ui.internal.binding.FieldBindings;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.model.SecretField;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Fold;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.FormRows;
import org.postampel.ui.internal.widget.Ids;

/**
 * The fields of the mailbox dialog, section by section, each bound to the model. Start reading at
 * {@link AccountSection}, {@link SignInSection} and {@link ServerSection}.
 */
final class MailboxForm {

  private final MailboxDialogModel model;
  private final Sentences sentences;
  private final FieldBindings bindings;
  private final FieldRows rows;
  private final AccountSection account;
  private final SignInSection signIn;
  private final ServerSection servers;
  private final FormRow protectionRow;
  private Fold further;
  private Label protection;

  MailboxForm(
      Composite parent,
      MailboxDialogModel model,
      Sentences sentences,
      ProviderPresets presets,
      SignInRow.Deeds signIns,
      SetUpActions setUp) {
    this.model = model;
    this.sentences = sentences;
    this.bindings = new FieldBindings(parent.getDisplay());
    this.rows = new FieldRows(new FormRows(parent), model, sentences, bindings);
    this.account = new AccountSection(rows, presets, setUp::findProvider);
    this.signIn = new SignInSection(rows, signIns, setUp);
    this.servers = new ServerSection(rows);
    rows.rows().section("", this::further);
    rows.text(MailboxField.DISPLAY_NAME);
    rows.choice(MailboxField.OAUTH_FLOW, false);
    rows.choice(MailboxField.OUTGOING_SIGN_IN, false);
    rows.text(MailboxField.OUTGOING_SIGN_IN_ACCOUNT);
    rows.secret(SecretField.OUTGOING_PASSWORD, "outgoing-password");
    rows.text(MailboxField.OAUTH_AUTHORITY);
    rows.text(MailboxField.OAUTH_SCOPES);
    rows.text(MailboxField.TRUSTED_CERTIFICATES);
    rows.text(MailboxField.PROXY);
    this.protectionRow = rows.rows().row(sentences.get("store.label"), this::protection);
    rows.rows().alignLabels();
    model.onChange(bindings::look);
    parent.addListener(SWT.Dispose, event -> bindings.dispose());
  }

  private Control further(Composite parent) {
    further =
        new Fold(
            parent,
            "mailbox.advanced",
            sentences.get("advanced.show"),
            model.folds()::openAdvanced);
    return further.control();
  }

  private Control protection(Composite parent) {
    protection = Ids.mark(new Label(parent, SWT.NONE), "mailbox.store");
    return protection;
  }

  /** The composite that holds all fields. */
  Composite control() {
    return rows.rows().grid();
  }

  SignInRow signIn() {
    return signIn.signIn();
  }

  ConnectionRow connection() {
    return signIn.connection();
  }

  /** Says what protects the stored sign-ins and where they are. */
  void protection(TokenStoreStatus status) {
    String sentence =
        sentences.get("store.protection", sentences.choice("protection", status.wrappingKey()));
    protection.setText(sentence);
    protection.setToolTipText(sentence + "\n" + status.location());
    control().layout(new Control[] {protection});
  }

  /**
   * Says what ends.
   *
   * @param endings all that is known
   * @param sentence what a person should know today; empty for nothing
   */
  void ends(List<Ending> endings, String sentence) {
    signIn.ends(endings, sentence);
  }

  /** What says who is signed in and what ends. */
  Control[] signInParts() {
    return signIn.parts();
  }

  /** Moves the focus to a field, if it is shown. */
  boolean focus(MailboxField field) {
    return rows.focus(field);
  }

  void focusSecretEnd() {
    signIn.focusSecretEnd();
  }

  /** The sentence about the field that has the focus, while there is one. */
  Optional<Control> problemAtFocus() {
    return rows.problemAtFocus();
  }

  /** The last field that is shown. */
  Control lastShown() {
    return rows.lastShown(further.control());
  }

  /**
   * Shows the model.
   *
   * @param finding what is known about the search for the provider; empty for nothing
   * @return whether rows came or went
   */
  boolean refresh(String finding, boolean searching) {
    boolean changed = rows.refresh();
    changed |= account.refresh(finding, searching);
    changed |= signIn.refresh();
    servers.refresh();
    changed |= protectionRow.show(model.folds().isAdvancedOpen());
    further.show(model.folds().isAdvancedOpen(), List.of());
    return changed;
  }
}
