package org.postampel.ui.internal.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/** The keys that scroll a pane, for whoever has no wheel to turn. */
public final class ScrollKeys {

  private static final int LINE = 24;

  private ScrollKeys() {}

  /**
   * Lets Page Up and Page Down scroll the pane while this control has the focus; with the arrows,
   * Home and End it does so where these keys move no caret.
   *
   * @param pane what scrolls
   * @param control something in it; not the pane itself, which would become a stop of the tab key
   */
  public static void scroll(ScrolledComposite pane, Control control) {
    control.addListener(
        SWT.KeyDown,
        event -> {
          int to = target(pane, event, control instanceof Text);
          if (to != Integer.MIN_VALUE) {
            pane.setOrigin(0, Math.max(0, to));
            event.doit = false;
          }
        });
  }

  private static int target(ScrolledComposite pane, Event event, boolean caret) {
    Point now = pane.getOrigin();
    int sheet = Math.max(LINE, pane.getClientArea().height - LINE);
    return switch (event.keyCode) {
      case SWT.PAGE_UP -> now.y - sheet;
      case SWT.PAGE_DOWN -> now.y + sheet;
      case SWT.ARROW_UP -> caret ? Integer.MIN_VALUE : now.y - LINE;
      case SWT.ARROW_DOWN -> caret ? Integer.MIN_VALUE : now.y + LINE;
      case SWT.HOME -> caret ? Integer.MIN_VALUE : 0;
      case SWT.END -> caret ? Integer.MIN_VALUE : pane.getContent().getSize().y;
      default -> Integer.MIN_VALUE;
    };
  }
}
