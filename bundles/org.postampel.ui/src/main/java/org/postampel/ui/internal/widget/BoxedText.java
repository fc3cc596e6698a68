package org.postampel.ui.internal.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/**
 * Texts of several lines in a box with the room around them that texts of one line have; the
 * platform lets them touch their border.
 */
public final class BoxedText {

  private static final int BESIDE = 8;
  private static final int ABOVE = 5;

  private BoxedText() {}

  /**
   * A read-only text that wraps. Where it is laid out or hidden, that is done to its parent, the
   * box.
   *
   * @param style more styles, such as {@link SWT#V_SCROLL}
   */
  public static Text readOnly(Composite parent, int style) {
    Composite box = new Composite(parent, SWT.BORDER);
    FillLayout layout = new FillLayout();
    layout.marginWidth = BESIDE;
    layout.marginHeight = ABOVE;
    box.setLayout(layout);
    box.setBackground(box.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
    return new Text(box, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | style);
  }

  /** How high the box must be for so many lines, in pixels. */
  public static int heightOf(Text text, int lines) {
    return text.getLineHeight() * lines + 2 * ABOVE + 2;
  }

  /** How high the box must be for its whole text, at this width of the box, both in pixels. */
  public static int height(Text text, int width) {
    int inside = Math.max(1, width - 2 * BESIDE - 2);
    // GTK gives a text of several lines the height of two at least, whatever it is told.
    return Math.max(heightOf(text, 2), text.computeSize(inside, SWT.DEFAULT).y + 2 * ABOVE + 2);
  }
}
