package org.postampel.ui.internal.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/**
 * The buttons below a check, in two rows: what is carried away stands on the left, what is done on
 * the right.
 *
 * @param carry the row on the left
 * @param run the row on the right
 * @param maker makes a button of a dialog
 */
public record ButtonRows(Composite carry, Composite run, Maker maker) {

  /** JFace's way to make a button of a dialog. */
  @FunctionalInterface
  public interface Maker {
    /** A button in a row. */
    Button make(Composite row, int id, String text, boolean isDefault);
  }

  /** Empty rows. */
  public static ButtonRows below(Composite parent, Maker maker) {
    Composite bar = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().margins(16, 12).spacing(0, 8).applyTo(bar);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    return new ButtonRows(row(bar, SWT.BEGINNING), row(bar, SWT.END), maker);
  }

  private static Composite row(Composite bar, int side) {
    Composite row = new Composite(bar, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(0).spacing(8, 0).applyTo(row);
    GridDataFactory.fillDefaults().align(side, SWT.CENTER).grab(true, false).applyTo(row);
    return row;
  }

  /** The bar itself. */
  public Composite control() {
    return carry.getParent();
  }

  /** A button on the left. */
  public Button carrying(int id, String mark, String text) {
    return roomy(maker.make(carry, id, text, false), mark);
  }

  /** A button on the right. */
  public Button running(int id, String mark, String text, boolean isDefault) {
    return roomy(maker.make(run, id, text, isDefault), mark);
  }

  private static Button roomy(Button button, String mark) {
    Roomy.inDialog(button);
    return Ids.mark(button, mark);
  }

  /** Changes the text of a button, with room for it; touches none that says so already. */
  public static void say(Button button, String text) {
    if (!button.getText().equals(text)) {
      button.setText(text);
      Roomy.inDialog(button);
      button.requestLayout();
    }
  }
}
