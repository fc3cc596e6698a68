package org.postampel.ui.internal.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.postampel.ui.internal.model.Lamp;

/** A large light at the head of a window, two rows high, beside the words that say it. */
public final class LightCanvas {

  private static final int SIZE = 28;

  private final Canvas canvas;
  private Lamp lamp = Lamp.WAITING;

  /** A light in a grid. */
  public LightCanvas(Composite parent, String id) {
    canvas = Ids.mark(new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS), id);
    GridDataFactory.fillDefaults()
        .span(1, 2)
        .align(SWT.CENTER, SWT.CENTER)
        .hint(SIZE + 4, SIZE + 4)
        .applyTo(canvas);
    canvas.addListener(
        SWT.Paint,
        event -> {
          event.gc.setForeground(canvas.getForeground());
          LightPainter.paint(event.gc, lamp, 2, 2, SIZE, false);
        });
  }

  /** Shows this light. */
  public void show(Lamp now) {
    if (lamp != now) {
      lamp = now;
      canvas.redraw();
    }
  }
}
