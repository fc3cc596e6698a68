package org.postampel.ui.internal.dialog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.validation.FieldProblem.Severity;
import org.postampel.ui.internal.binding.FieldBindings;
import org.postampel.ui.internal.binding.Remark;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.model.SecretField;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.FormRows;
import org.postampel.ui.internal.widget.Ids;

/** Makes the rows of the form, each bound to the model and with room for what is wrong with it. */
final class FieldRows {

  private final MailboxDialogModel model;
  private final Sentences sentences;
  private final FormRows rows;
  private final FieldBindings bindings;
  private final Map<MailboxField, Control> fields = new EnumMap<>(MailboxField.class);
  private final Map<MailboxField, FormRow> fieldRows = new EnumMap<>(MailboxField.class);
  private final Map<SecretField, FormRow> secretRows = new EnumMap<>(SecretField.class);
  private final Map<SecretField, Text> secrets = new EnumMap<>(SecretField.class);
  private final List<ProblemRow> problems = new ArrayList<>();

  FieldRows(FormRows rows, MailboxDialogModel model, Sentences sentences, FieldBindings bindings) {
    this.rows = rows;
    this.model = model;
    this.sentences = sentences;
    this.bindings = bindings;
  }

  FormRows rows() {
    return rows;
  }

  Sentences sentences() {
    return sentences;
  }

  MailboxDialogModel model() {
    return model;
  }

  FieldBindings bindings() {
    return bindings;
  }

  void text(MailboxField field) {
    text(field, sentences.get("field." + field.key()));
  }

  void text(MailboxField field, String label) {
    row(field, label, false, parent -> bound(field, new Text(parent, SWT.BORDER)));
  }

  void choice(MailboxField field, UnaryOperator<String> words, boolean section) {
    row(
        field,
        sentences.get("field." + field.key()),
        section,
        parent -> bound(field, new Combo(parent, SWT.READ_ONLY), words));
  }

  void choice(MailboxField field, boolean section) {
    choice(field, value -> sentences.choice(field.key(), value), section);
  }

  void check(MailboxField field, String section) {
    row(
        field,
        section,
        true,
        parent -> {
          Button button = new Button(parent, SWT.CHECK);
          button.setText(sentences.get("field." + field.key()));
          bindings.check(
              mark(field, button),
              () -> Boolean.parseBoolean(model.text(field)),
              on -> model.edit(field, String.valueOf(on)));
          return button;
        });
  }

  /** A row of the field's own making; what is wrong with any of the fields stands below it. */
  FormRow row(
      MailboxField field,
      String label,
      boolean section,
      Function<Composite, Control> maker,
      MailboxField... beside) {
    FormRow row = section ? rows.section(label, maker) : rows.row(label, maker);
    fieldRows.put(field, row);
    List<MailboxField> all = new ArrayList<>(List.of(beside));
    all.add(0, field);
    problems.add(new ProblemRow(this, row, all));
    return row;
  }

  void secret(SecretField field, String name) {
    secretRows.put(
        field,
        rows.row(
            sentences.get("field." + name),
            parent -> {
              Text text = new Text(parent, SWT.BORDER | SWT.PASSWORD);
              // Not bound: a binding would make a String of what is typed.
              text.addListener(
                  SWT.Modify, event -> model.secrets().type(field, text.getTextChars()));
              secrets.put(field, text);
              return Ids.mark(text, "mailbox." + name);
            }));
  }

  <C extends Control> C mark(MailboxField field, C control) {
    fields.put(field, control);
    return Ids.mark(control, "mailbox." + field.key());
  }

  Text bound(MailboxField field, Text text) {
    mark(field, text);
    bindings.hint(text, () -> model.hint(field));
    bindings.text(text, () -> model.text(field), value -> model.edit(field, value));
    common(field, text);
    return text;
  }

  Combo bound(MailboxField field, Combo combo, UnaryOperator<String> words) {
    mark(field, combo);
    bindings.choice(
        combo,
        model.choices(field),
        words,
        () -> model.text(field),
        value -> model.edit(field, value));
    common(field, combo);
    return combo;
  }

  private void common(MailboxField field, Control control) {
    bindings.enabled(control, () -> model.isEnabled(field));
    bindings.remark(control, () -> remark(field));
  }

  private Remark remark(MailboxField field) {
    return model
        .shownProblem(field)
        .map(problem -> new Remark(sentences.of(problem), problem.severity() == Severity.WARNING))
        .orElse(Remark.NONE);
  }

  FormRow rowOf(MailboxField field) {
    return fieldRows.get(field);
  }

  /** Where a field is typed or chosen, if the form has it. */
  Optional<Control> control(MailboxField field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** Moves the focus to a field, if it is shown. */
  boolean focus(MailboxField field) {
    return control(field).filter(Control::setFocus).isPresent();
  }

  /** The sentence about the field that has the focus, while there is one. */
  Optional<Control> problemAtFocus() {
    return problems.stream().flatMap(below -> below.shownAtFocus().stream()).findFirst();
  }

  /** The lowest field that is shown, below this control. */
  Control lastShown(Control top) {
    Control last = top;
    for (FormRow row : fieldRows.values()) {
      Control control = row.control();
      if (control.isVisible() && control.getLocation().y > last.getLocation().y) {
        last = control;
      }
    }
    return last;
  }

  /**
   * Shows the rows the model calls for.
   *
   * @return whether rows came or went
   */
  boolean refresh() {
    boolean changed = false;
    for (Map.Entry<MailboxField, FormRow> row : fieldRows.entrySet()) {
      changed |= row.getValue().show(model.isVisible(row.getKey()));
    }
    for (Map.Entry<SecretField, FormRow> row : secretRows.entrySet()) {
      changed |= row.getValue().show(model.secrets().isVisible(row.getKey()));
      secrets.get(row.getKey()).setMessage(message(row.getKey()));
    }
    for (ProblemRow below : problems) {
      changed |= below.refresh();
    }
    return changed;
  }

  private String message(SecretField field) {
    if (model.secrets().isTyped(field)) {
      return sentences.get("secret.pasted");
    } else if (model.secrets().isStored(field)) {
      return sentences.get("secret.stored");
    }
    return field == SecretField.CLIENT_SECRET && model.signIn().canSignIn()
        ? sentences.get("secret.if-any")
        : "";
  }
}
