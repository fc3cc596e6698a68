package org.postampel.ui.internal.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/** The Escape key, which always means the cancel button, in a window with a parent or without. */
public final class EscapeKey {

  private EscapeKey() {}

  /** Runs the action when somebody presses Escape anywhere in the window. */
  public static void cancels(Shell shell, Runnable action) {
    shell.addListener(
        SWT.Traverse,
        event -> {
          if (event.detail == SWT.TRAVERSE_ESCAPE) {
            event.doit = false;
            event.detail = SWT.TRAVERSE_NONE;
            action.run();
          }
        });
  }
}
