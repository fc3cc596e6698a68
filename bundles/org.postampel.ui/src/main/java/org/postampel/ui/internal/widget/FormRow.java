package org.postampel.ui.internal.widget;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * One row of a form, which comes and goes as a whole.
 *
 * @param label what stands on the left
 * @param control what stands on the right
 */
public record FormRow(Label label, Control control) {

  /**
   * Shows or hides the row; the form is laid out by the caller.
   *
   * @return whether anything changed
   */
  public boolean show(boolean visible) {
    Included.set(label, visible);
    return Included.set(control, visible);
  }
}
