package org.postampel.ui.internal.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;

/** A text of several lines would hold the keyboard user captive: here Tab leaves it. */
public final class TabLeaves {

  private TabLeaves() {}

  /** Tab and Shift+Tab go on to the next control. */
  public static void from(Text text) {
    text.addListener(
        SWT.Traverse,
        event ->
            event.doit =
                event.doit
                    || event.detail == SWT.TRAVERSE_TAB_NEXT
                    || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
  }
}
