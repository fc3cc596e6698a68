package org.postampel.ui.internal.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;

/** How large a window is when it opens. */
public final class WindowSize {

  /** Room for the frame and the panel of a desktop. */
  private static final int MARGIN = 60;

  private WindowSize() {}

  /** As large as what it shows, at least of this width, and never larger than the screen. */
  public static Point of(Shell shell, int narrowest) {
    Point wanted = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
    Rectangle screen = shell.getMonitor().getClientArea();
    return new Point(
        Math.min(Math.max(narrowest, wanted.x), screen.width),
        Math.min(wanted.y, screen.height - MARGIN));
  }
}
