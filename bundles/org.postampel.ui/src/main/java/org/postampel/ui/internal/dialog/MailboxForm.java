package org.postampel.ui.internal.dialog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.FieldProblem.Severity;
import org.postampel.oauth.Ending;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.model.SecretField;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.FieldView;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.FormRows;
import org.postampel.ui.internal.widget.Ids;

/**
 * The fields of the mailbox dialog, section by section; shows the model and reports edits to it.
 */
final class MailboxForm {

  private final MailboxDialogModel model;
  private final Sentences sentences;
  private final ProviderPresets presets;
  private final Runnable onEdit;
  private final FormRows rows;
  private final Map<MailboxField, FieldView> fields = new EnumMap<>(MailboxField.class);
  private final Map<MailboxField, FormRow> fieldRows = new EnumMap<>(MailboxField.class);
  private final Map<SecretField, FormRow> secretRows = new EnumMap<>(SecretField.class);
  private final Map<SecretField, Text> secrets = new EnumMap<>(SecretField.class);
  private final SignInRow signIn;
  private final SecretEndRow secretEnd;
  private final FormRow endingRow;
  private Label ending;
  private final Button advanced;
  private final FormRow protectionRow;
  private Label protection;

  MailboxForm(
      Composite parent,
      MailboxDialogModel model,
      Sentences sentences,
      ProviderPresets presets,
      SignInRow.Deeds signIns,
      Runnable onEdit) {
    this.model = model;
    this.sentences = sentences;
    this.presets = presets;
    this.onEdit = onEdit;
    this.rows = new FormRows(parent);
    text(MailboxField.NAME);
    text(MailboxField.ADDRESS);
    check(MailboxField.SHARED, "");
    choice(MailboxField.PROVIDER, false);
    choice(MailboxField.SIGN_IN, true);
    text(MailboxField.SIGN_IN_ACCOUNT);
    secret(SecretField.PASSWORD, "password");
    text(MailboxField.OAUTH_TENANT);
    text(MailboxField.OAUTH_CLIENT_ID);
    secret(SecretField.CLIENT_SECRET, "client-secret");
    this.secretEnd =
        new SecretEndRow(
            rows, sentences, model.secretEnd(), onEdit, () -> model.isSecretEndWrong());
    choice(MailboxField.OAUTH_FLOW, false);
    text(MailboxField.OAUTH_REDIRECT);
    this.signIn = new SignInRow(rows, sentences, signIns);
    this.endingRow = rows.row("", this::ending);
    choice(MailboxField.INCOMING_PROTOCOL, true);
    leg(MailboxField.INCOMING_HOST, MailboxField.INCOMING_PORT, MailboxField.INCOMING_SECURITY);
    check(MailboxField.OUTGOING_ENABLED, sentences.get("section.outgoing"));
    leg(MailboxField.OUTGOING_HOST, MailboxField.OUTGOING_PORT, MailboxField.OUTGOING_SECURITY);
    this.advanced = advancedSwitch();
    text(MailboxField.DISPLAY_NAME);
    choice(MailboxField.OUTGOING_SIGN_IN, false);
    text(MailboxField.OUTGOING_SIGN_IN_ACCOUNT);
    secret(SecretField.OUTGOING_PASSWORD, "outgoing-password");
    text(MailboxField.OAUTH_AUTHORITY);
    text(MailboxField.OAUTH_SCOPES);
    text(MailboxField.OAUTH_CERTIFICATE);
    text(MailboxField.TRUSTED_CERTIFICATES);
    text(MailboxField.PROXY);
    this.protectionRow = rows.row(sentences.get("store.label"), this::protection);
    rows.reserve(sentences.get("field.sign-in.account.password"));
    rows.reserve(sentences.get("field.sign-in.account.oauth2"));
    rows.alignLabels();
  }

  /** The composite that holds all fields. */
  Composite control() {
    return rows.grid();
  }

  SignInRow signIn() {
    return signIn;
  }

  /** Says what protects the stored sign-ins and where they are. */
  void protection(TokenStoreStatus status) {
    String sentence =
        sentences.get("store.protection", sentences.choice("protection", status.wrappingKey()));
    protection.setText(sentence);
    protection.setToolTipText(sentence + "\n" + status.location());
    protection.requestLayout();
  }

  /**
   * Says what ends.
   *
   * @param endings all that is known
   * @param sentence what a person should know today; empty for nothing
   */
  void ends(List<Ending> endings, String sentence) {
    ending.setText(sentence);
    endingRow.show(!sentence.isEmpty());
    secretEnd.known(endings);
  }

  private Control ending(Composite parent) {
    ending = Ids.mark(new Label(parent, SWT.WRAP), "mailbox.ending");
    return ending;
  }

  private Control protection(Composite parent) {
    protection = Ids.mark(new Label(parent, SWT.NONE), "mailbox.store");
    return protection;
  }

  /** Moves the focus to a field, if it is shown. */
  boolean focus(MailboxField field) {
    FieldView view = fields.get(field);
    return view != null && view.control().setFocus();
  }

  void focusSecretEnd() {
    secretEnd.focus();
  }

  /** The last field that is shown. */
  Control lastShown() {
    Control last = advanced;
    for (FormRow row : fieldRows.values()) {
      Control control = row.control();
      if (control.isVisible() && control.getLocation().y > last.getLocation().y) {
        last = control;
      }
    }
    return last;
  }

  /**
   * Shows the model.
   *
   * @return whether rows came or went
   */
  boolean refresh() {
    boolean changed = false;
    for (Map.Entry<MailboxField, FormRow> row : fieldRows.entrySet()) {
      changed |= row.getValue().show(model.isVisible(row.getKey()));
    }
    for (Map.Entry<SecretField, FormRow> row : secretRows.entrySet()) {
      changed |= row.getValue().show(model.isVisible(row.getKey()));
      secrets
          .get(row.getKey())
          .setMessage(model.isStored(row.getKey()) ? sentences.get("secret.stored") : "");
    }
    changed |= secretEnd.show(model.isVisible(SecretField.CLIENT_SECRET));
    changed |= endingRow.show(model.isOAuth() && !ending.getText().isEmpty());
    changed |= protectionRow.show(model.isAdvancedOpen());
    changed |= signIn.row().show(model.canSignIn());
    fieldRows
        .get(MailboxField.SIGN_IN_ACCOUNT)
        .label()
        .setText(
            sentences.get("field.sign-in.account." + (model.isOAuth() ? "oauth2" : "password")));
    fields.forEach(this::refresh);
    advanced.setSelection(model.isAdvancedOpen());
    return changed;
  }

  private void refresh(MailboxField field, FieldView view) {
    view.hint(hint(field));
    view.show(model.text(field));
    view.control().setEnabled(model.isEnabled(field));
    FieldProblem problem = model.shownProblem(field).orElse(null);
    view.problem(
        problem == null ? "" : sentences.of(problem),
        problem != null && problem.severity() == Severity.WARNING
            ? IMessageProvider.WARNING
            : IMessageProvider.ERROR);
  }

  private String hint(MailboxField field) {
    String hint = model.hint(field);
    return switch (field) {
      case INCOMING_SECURITY, OUTGOING_SECURITY -> hint.isEmpty() ? "" : preset(hint);
      default -> hint;
    };
  }

  private String preset(String security) {
    return sentences.get("choice.security.preset", sentences.choice("security", security));
  }

  private void text(MailboxField field) {
    String label =
        field == MailboxField.SIGN_IN_ACCOUNT
            ? sentences.get("field.sign-in.account.oauth2")
            : sentences.get("field." + field.key());
    fieldRows.put(
        field,
        rows.row(
            label,
            parent -> {
              Text text = new Text(parent, SWT.BORDER);
              bind(field, text);
              return text;
            }));
  }

  private void secret(SecretField field, String name) {
    secretRows.put(
        field,
        rows.row(
            sentences.get("field." + name),
            parent -> {
              Text text = new Text(parent, SWT.BORDER | SWT.PASSWORD);
              text.addListener(
                  SWT.Modify,
                  event -> {
                    model.type(field, text.getTextChars());
                    onEdit.run();
                  });
              secrets.put(field, text);
              return Ids.mark(text, "mailbox." + name);
            }));
  }

  private void choice(MailboxField field, boolean section) {
    Function<Composite, Control> maker =
        parent -> {
          Combo combo = new Combo(parent, SWT.READ_ONLY);
          bind(field, combo, words(field));
          return combo;
        };
    String label = sentences.get("field." + field.key());
    fieldRows.put(field, section ? rows.section(label, maker) : rows.row(label, maker));
  }

  private void check(MailboxField field, String section) {
    Function<Composite, Control> maker =
        parent -> {
          Button button = new Button(parent, SWT.CHECK);
          button.setText(sentences.get("field." + field.key()));
          Ids.mark(button, "mailbox." + field.key());
          fields.put(field, FieldView.check(button, value -> edit(field, value)));
          return button;
        };
    fieldRows.put(field, section.isEmpty() ? rows.row("", maker) : rows.section(section, maker));
  }

  private void leg(MailboxField host, MailboxField port, MailboxField security) {
    fieldRows.put(
        host,
        rows.row(
            sentences.get("field." + host.key()),
            parent -> {
              LegRow leg = LegRow.in(parent, sentences.own());
              bind(host, leg.host());
              bind(port, leg.port());
              bind(security, leg.security(), value -> sentences.choice("security", value));
              leg.fit(preset("starttls"));
              return leg.row();
            }));
  }

  private Button advancedSwitch() {
    Button[] made = new Button[1];
    rows.section(
        "",
        parent -> {
          Button button = new Button(parent, SWT.CHECK);
          button.setText(sentences.get("advanced.show"));
          button.addListener(
              SWT.Selection,
              event -> {
                model.openAdvanced(button.getSelection());
                onEdit.run();
              });
          made[0] = Ids.mark(button, "mailbox.advanced");
          return button;
        });
    return made[0];
  }

  private UnaryOperator<String> words(MailboxField field) {
    return field == MailboxField.PROVIDER
        ? id ->
            presets
                .find(id)
                .map((ProviderPreset preset) -> preset.name(sentences.own().locale()))
                .orElse(id)
        : value -> sentences.choice(field.key(), value);
  }

  private void bind(MailboxField field, Text text) {
    Ids.mark(text, "mailbox." + field.key());
    fields.put(field, FieldView.text(text, value -> edit(field, value)));
  }

  private void bind(MailboxField field, Combo combo, UnaryOperator<String> words) {
    Ids.mark(combo, "mailbox." + field.key());
    List<String> values = model.choices(field);
    fields.put(field, FieldView.choice(combo, values, words, value -> edit(field, value)));
  }

  private void edit(MailboxField field, String value) {
    model.edit(field, value);
    onEdit.run();
  }
}
