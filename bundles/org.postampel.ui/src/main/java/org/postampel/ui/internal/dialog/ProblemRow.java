package org.postampel.ui.internal.dialog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.validation.FieldProblem;
import org.postampel.ui.internal.widget.FormRow;
import org.postampel.ui.internal.widget.Ids;

/**
 * What is wrong with one of the fields of a row, in a row of its own below it. It is made at the
 * first mistake, as most fields never see one.
 */
final class ProblemRow {

  private final FieldRows rows;
  private final FormRow above;
  private final List<MailboxField> of;
  private FormRow row;

  /** Nothing yet, below this row for these fields, at least one. */
  ProblemRow(FieldRows rows, FormRow above, List<MailboxField> of) {
    this.rows = rows;
    this.above = above;
    this.of = of;
  }

  /** The sentence, while it is shown and one of the fields has the focus. */
  Optional<Control> shownAtFocus() {
    return fields().anyMatch(Control::isFocusControl)
        ? Optional.ofNullable(row).map(FormRow::control).filter(Control::getVisible)
        : Optional.empty();
  }

  /**
   * Shows the model.
   *
   * @return whether the row came, went or says something else
   */
  boolean refresh() {
    Optional<FieldProblem> problem =
        of.stream().map(rows.model()::shownProblem).flatMap(Optional::stream).findFirst();
    boolean visible = problem.isPresent() && rows.model().isVisible(of.get(0));
    if (row == null) {
      if (!visible) {
        return false;
      }
      make();
    }
    Label label = (Label) row.control();
    String sentence = visible ? rows.sentences().of(problem.get()).replace("&", "&&") : "";
    boolean other = !label.getText().equals(sentence);
    if (other) {
      label.setText(sentence);
    }
    return row.show(visible) || other;
  }

  private void make() {
    row = rows.rows().rowBelow(above, parent -> new Label(parent, SWT.WRAP));
    Label label = Ids.mark((Label) row.control(), "mailbox." + of.get(0).key() + ".problem");
    fields().forEach(control -> Ids.described(control, label));
  }

  private Stream<Control> fields() {
    return of.stream().flatMap(field -> rows.control(field).stream());
  }
}
