package org.postampel.ui.internal.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.postampel.ui.internal.model.Lamp;

/**
 * Draws the light of a step. Every light has a shape of its own, so that nobody has to tell colours
 * apart: a circle with a tick, a triangle with an exclamation mark, a circle with a cross, a ring
 * with a dash, a circle with dots while it works, an empty ring while it waits.
 */
public final class LightPainter {

  // Three times as bright as a dark theme's list, a third as bright as white and the mark inside.
  private static final Color GREEN = new Color(new RGB(0x1E, 0x8E, 0x3E));
  private static final Color AMBER = new Color(new RGB(0xF1, 0xC2, 0x1B));
  private static final Color AMBER_EDGE = new Color(new RGB(0x5C, 0x46, 0x00));
  private static final Color RED = new Color(new RGB(0xE5, 0x34, 0x3D));
  private static final Color BLUE = new Color(new RGB(0x2B, 0x74, 0xFF));
  private static final Color WHITE = new Color(new RGB(255, 255, 255));

  private LightPainter() {}

  /**
   * Draws a light.
   *
   * @param gc its foreground is the text colour of the place, its background what lies around
   * @param lamp what it shows
   * @param x the left edge
   * @param y the upper edge
   * @param size width and height, at least 12
   * @param halo whether a light edge sets it off from a coloured background, as on a selected row
   */
  public static void paint(GC gc, Lamp lamp, int x, int y, int size, boolean halo) {
    Color ink = gc.getForeground();
    Color around = gc.getBackground();
    int line = Math.max(2, size / 8);
    gc.setAntialias(SWT.ON);
    gc.setLineCap(SWT.CAP_ROUND);
    gc.setLineJoin(SWT.JOIN_ROUND);
    gc.setLineWidth(line);
    switch (lamp) {
      case GREEN -> {
        disc(gc, GREEN, x, y, size, halo);
        tick(gc, x, y, size);
      }
      case YELLOW -> triangle(gc, x, y, size, halo);
      case RED -> {
        disc(gc, RED, x, y, size, halo);
        cross(gc, x, y, size);
      }
      case GREY -> {
        ring(gc, ink, x, y, size, halo);
        int middle = y + size / 2;
        gc.drawLine(x + size * 3 / 10, middle, x + size * 7 / 10, middle);
      }
      case RUNNING -> {
        disc(gc, BLUE, x, y, size, halo);
        dots(gc, x, y, size);
      }
      case WAITING -> ring(gc, ink, x, y, size, halo);
    }
    gc.setForeground(ink);
    gc.setBackground(around);
    gc.setLineWidth(1);
  }

  private static void disc(GC gc, Color color, int x, int y, int size, boolean halo) {
    if (halo) {
      gc.setBackground(WHITE);
      gc.fillOval(x - 1, y - 1, size + 2, size + 2);
    }
    gc.setBackground(color);
    gc.fillOval(x, y, size, size);
    gc.setForeground(WHITE);
  }

  private static void ring(GC gc, Color color, int x, int y, int size, boolean strong) {
    gc.setForeground(color);
    gc.setAlpha(strong ? 255 : 170);
    gc.setLineWidth(Math.max(strong ? 2 : 1, size / 10));
    gc.drawOval(x + 1, y + 1, size - 3, size - 3);
    gc.setLineWidth(Math.max(2, size / 8));
    gc.setAlpha(255);
  }

  private static void tick(GC gc, int x, int y, int size) {
    gc.drawPolyline(
        new int[] {
          x + size * 28 / 100, y + size * 52 / 100,
          x + size * 44 / 100, y + size * 68 / 100,
          x + size * 72 / 100, y + size * 34 / 100
        });
  }

  private static void cross(GC gc, int x, int y, int size) {
    int near = size * 33 / 100;
    int far = size * 67 / 100;
    gc.drawLine(x + near, y + near, x + far, y + far);
    gc.drawLine(x + far, y + near, x + near, y + far);
  }

  private static void triangle(GC gc, int x, int y, int size, boolean halo) {
    if (halo) {
      gc.setBackground(WHITE);
      gc.fillPolygon(new int[] {x + size / 2, y - 2, x + size + 2, y + size, x - 2, y + size});
    }
    int[] corners = {x + size / 2, y + 1, x + size - 1, y + size - 2, x + 1, y + size - 2};
    gc.setBackground(AMBER);
    gc.fillPolygon(corners);
    gc.setForeground(AMBER_EDGE);
    gc.setLineWidth(1);
    gc.drawPolygon(corners);
    gc.setLineWidth(2);
    int middle = x + size / 2;
    gc.drawLine(middle, y + size * 40 / 100, middle, y + size * 60 / 100);
    gc.drawPoint(middle, y + size * 78 / 100);
    gc.setBackground(AMBER_EDGE);
    gc.fillOval(middle - 1, y + size * 74 / 100, 2, 2);
  }

  private static void dots(GC gc, int x, int y, int size) {
    int dot = Math.max(2, size / 6);
    gc.setBackground(WHITE);
    for (int i = 0; i < 3; i++) {
      gc.fillOval(x + size * (25 + 25 * i) / 100 - dot / 2, y + size / 2 - dot / 2, dot, dot);
    }
  }
}
