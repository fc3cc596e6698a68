package org.postampel.ui.internal.dialog;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/**
 * The room of a form in its window: as wide as the form, as high as its sentences make it, and
 * scrolled where the screen ends.
 */
final class FormRoom {

  private static final int MARGIN = 30;

  private final ScrolledComposite scroll;

  /** An empty room that takes what the parent has. */
  FormRoom(Composite parent) {
    scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
    scroll.setExpandHorizontal(true);
    scroll.setExpandVertical(true);
    scroll.setShowFocusedControl(true);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
  }

  /** What the form is made in. */
  Composite inside() {
    return scroll;
  }

  /** Takes the form in. */
  void fill(Composite form) {
    scroll.setContent(form);
  }

  /** Runs this after the room became larger or smaller, as when a message above it wraps. */
  void onResize(Runnable then) {
    scroll.addListener(SWT.Resize, event -> then.run());
  }

  /** Scrolls to a control. */
  void show(Control control) {
    scroll.showControl(control);
  }

  /**
   * The size of a window in which the form is whole, if the screen has room for it. A long message
   * above would make the window as wide as the screen, so the fields decide.
   *
   * @param least the least width in pixels
   */
  Point initialSize(int least) {
    Rectangle screen = shell().getMonitor().getClientArea();
    // Every field is asked here what it wants; what follows goes by the answers.
    Point narrowest = scroll.getContent().computeSize(SWT.DEFAULT, SWT.DEFAULT, true);
    int width = Math.max(least, narrowest.x + MARGIN);
    Point form = form(width);
    scroll.setMinSize(narrowest.x, form.y);
    int around =
        shell().computeSize(width, SWT.DEFAULT, false).y
            - scroll.computeSize(SWT.DEFAULT, SWT.DEFAULT, false).y;
    return new Point(
        Math.min(width, screen.width), Math.min(around + form.y, screen.height - MARGIN));
  }

  /**
   * Makes room for what came and takes the room of what went.
   *
   * @param changed what alone has become larger or smaller; none for whatever it was
   */
  void relayout(Control... changed) {
    int width = scroll.getClientArea().width;
    if (width <= 0) {
      // The window has no size yet, and with its size everything in it is laid out.
      return;
    }
    Composite form = (Composite) scroll.getContent();
    if (changed.length == 0) {
      form.layout(true, true);
    } else {
      form.layout(changed);
    }
    int height = form(width).y;
    scroll.setMinSize(narrowest().x, height);
    if (shell().isVisible()) {
      grow(height - scroll.getClientArea().height);
    }
  }

  /** Grows as far as the screen goes; never shrinks under the pointer. */
  private void grow(int missing) {
    Rectangle screen = shell().getMonitor().getClientArea();
    Rectangle now = shell().getBounds();
    int height = Math.min(now.height + missing, screen.height - MARGIN);
    if (height > now.height) {
      int y = Math.max(screen.y, Math.min(now.y, screen.y + screen.height - height - MARGIN));
      shell().setBounds(now.x, y, now.width, height);
    }
  }

  /** How high the form is depends on how wide its sentences may be. */
  private Point form(int width) {
    Point narrowest = narrowest();
    return width < narrowest.x
        ? narrowest
        : scroll.getContent().computeSize(width, SWT.DEFAULT, false);
  }

  /** Asked only after a layout, so that what each field wants need not be found out anew. */
  private Point narrowest() {
    return scroll.getContent().computeSize(SWT.DEFAULT, SWT.DEFAULT, false);
  }

  private Shell shell() {
    return scroll.getShell();
  }
}
