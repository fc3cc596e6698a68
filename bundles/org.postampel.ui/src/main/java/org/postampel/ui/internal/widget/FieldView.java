package org.postampel.ui.internal.widget;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

/**
 * A control that shows one text of a model and reports what a person makes of it. What the program
 * shows is never reported.
 */
public final class FieldView {

  private interface Kind {
    void show(String value);

    String value();

    void hint(String text);
  }

  private final Control control;
  private final FieldMark mark;
  private final Kind kind;
  private boolean showing;

  private FieldView(Control control, Kind kind, int event, Consumer<String> onEdit) {
    this.control = control;
    this.mark = new FieldMark(control);
    this.kind = kind;
    control.addListener(
        event,
        e -> {
          if (!showing) {
            onEdit.accept(kind.value());
          }
        });
  }

  /** A field for free text. */
  public static FieldView text(Text text, Consumer<String> onEdit) {
    return new FieldView(
        text,
        new Kind() {
          @Override
          public void show(String value) {
            text.setText(value);
          }

          @Override
          public String value() {
            return text.getText();
          }

          @Override
          public void hint(String hint) {
            text.setMessage(hint);
          }
        },
        SWT.Modify,
        onEdit);
  }

  /**
   * A choice among values.
   *
   * @param values the values in their order
   * @param words what a person reads for a value
   */
  public static FieldView choice(
      Combo combo, List<String> values, UnaryOperator<String> words, Consumer<String> onEdit) {
    values.forEach(value -> combo.add(words.apply(value)));
    return new FieldView(
        combo,
        new Kind() {
          @Override
          public void show(String value) {
            combo.select(values.indexOf(value));
          }

          @Override
          public String value() {
            return values.get(Math.max(0, combo.getSelectionIndex()));
          }

          @Override
          public void hint(String hint) {
            int open = values.indexOf("");
            if (open >= 0 && !combo.getItem(open).equals(hint)) {
              int selected = combo.getSelectionIndex();
              combo.setItem(open, hint);
              combo.select(selected);
            }
          }
        },
        SWT.Selection,
        onEdit);
  }

  /** A yes or no, as {@code true} and {@code false}. */
  public static FieldView check(Button button, Consumer<String> onEdit) {
    return new FieldView(
        button,
        new Kind() {
          @Override
          public void show(String value) {
            button.setSelection(Boolean.parseBoolean(value));
          }

          @Override
          public String value() {
            return String.valueOf(button.getSelection());
          }

          @Override
          public void hint(String hint) {
            // A box is never empty, so there is nothing it could stand for.
          }
        },
        SWT.Selection,
        onEdit);
  }

  /** The control itself. */
  public Control control() {
    return control;
  }

  /** Shows the value; a field that shows it already keeps its caret. */
  public void show(String value) {
    if (kind.value().equals(value) && !(control instanceof Combo)) {
      return;
    }
    showing = true;
    try {
      kind.show(value);
    } finally {
      showing = false;
    }
  }

  /** Shows what an empty field stands for. */
  public void hint(String text) {
    showing = true;
    try {
      kind.hint(text);
    } finally {
      showing = false;
    }
  }

  /**
   * Marks a problem at the field.
   *
   * @param sentence empty for none
   * @param severity {@link org.eclipse.jface.dialogs.IMessageProvider#ERROR} or {@code WARNING}
   */
  public void problem(String sentence, int severity) {
    mark.show(sentence, severity);
    control.setToolTipText(sentence.isEmpty() ? null : sentence);
  }

  /** The sentence of the problem that is marked; empty when there is none. */
  public String problem() {
    return mark.sentence();
  }
}
