package org.postampel.ui.internal.widget;

import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Control;

/** Controls in a grid that come and go, and take no room while they are gone. */
public final class Included {

  private Included() {}

  /**
   * Shows or hides the control; the grid is laid out by the caller.
   *
   * @return whether anything changed
   */
  public static boolean set(Control control, boolean shown) {
    GridData place = (GridData) control.getLayoutData();
    boolean changed = place.exclude == shown;
    place.exclude = !shown;
    control.setVisible(shown);
    return changed;
  }
}
