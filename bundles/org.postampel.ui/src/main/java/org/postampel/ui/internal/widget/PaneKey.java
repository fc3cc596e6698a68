package org.postampel.ui.internal.widget;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/** The key F6, which goes from one part of a window to the next; with Shift it goes back. */
public final class PaneKey {

  private PaneKey() {}

  /** Lets F6 walk through these parts of the window, in this order and round again. */
  public static void walks(Shell shell, List<? extends Control> panes) {
    // A key goes to the control that has the focus and to no window above it.
    Listener listener =
        event -> {
          if (event.keyCode == SWT.F6 && isIn(event, shell)) {
            int step = (event.stateMask & SWT.SHIFT) == 0 ? 1 : panes.size() - 1;
            go(panes, Math.floorMod(current(shell, panes) + step, panes.size()));
            event.doit = false;
          }
        };
    shell.getDisplay().addFilter(SWT.KeyDown, listener);
    shell.addListener(SWT.Dispose, event -> shell.getDisplay().removeFilter(SWT.KeyDown, listener));
  }

  private static boolean isIn(Event event, Shell shell) {
    return event.widget instanceof Control control
        && !control.isDisposed()
        && control.getShell() == shell;
  }

  /** The part with the focus; that before the first when none has it. */
  private static int current(Shell shell, List<? extends Control> panes) {
    for (Control at = shell.getDisplay().getFocusControl(); at != null; at = at.getParent()) {
      if (panes.contains(at)) {
        return panes.indexOf(at);
      }
    }
    return -1;
  }

  private static void go(List<? extends Control> panes, int to) {
    Control pane = panes.get(to);
    if (!pane.setFocus() && pane instanceof Composite composite) {
      composite.forceFocus();
    }
  }
}
