package org.postampel.ui.internal.widget;

import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.postampel.ui.internal.model.Lamp;

/**
 * A light as an image with a transparent background, for places that take nothing else. Drawn once
 * on white and once on black: where the two differ, the background shines through. That works on
 * every platform, whereas drawing into a transparent image does not.
 */
public final class LightImage {

  private static final int SIZE = 14;

  private LightImage() {}

  /** The image; belongs to JFace's registry and must not be disposed. */
  public static Image of(Display display, Lamp lamp) {
    ImageRegistry registry = JFaceResources.getImageRegistry();
    String key = LightImage.class.getName() + lamp;
    Image known = registry.get(key);
    if (known != null) {
      return known;
    }
    ImageDataProvider provider = zoom -> transparent(display, lamp, SIZE * zoom / 100);
    Image made = new Image(display, provider);
    registry.put(key, made);
    return made;
  }

  private static ImageData transparent(Display display, Lamp lamp, int size) {
    ImageData white = on(display, lamp, size, SWT.COLOR_WHITE);
    ImageData black = on(display, lamp, size, SWT.COLOR_BLACK);
    ImageData result = new ImageData(size, size, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int light = rgb(white, x, y);
        int dark = rgb(black, x, y);
        int alpha = 255 - ((light & 0xFF) - (dark & 0xFF));
        result.setAlpha(x, y, Math.max(0, Math.min(255, alpha)));
        result.setPixel(x, y, alpha <= 0 ? 0 : unmixed(dark, alpha));
      }
    }
    return result;
  }

  private static ImageData on(Display display, Lamp lamp, int size, int background) {
    Image image = new Image(display, size, size);
    GC gc = new GC(image);
    try {
      gc.setBackground(display.getSystemColor(background));
      gc.fillRectangle(0, 0, size, size);
      LightPainter.paint(gc, lamp, 0, 0, size, false);
      return image.getImageData(100);
    } finally {
      gc.dispose();
      image.dispose();
    }
  }

  private static int rgb(ImageData data, int x, int y) {
    var rgb = data.palette.getRGB(data.getPixel(x, y));
    return rgb.red << 16 | rgb.green << 8 | rgb.blue;
  }

  /** On black a colour is darkened by its transparency; this undoes it. */
  private static int unmixed(int dark, int alpha) {
    int red = Math.min(255, (dark >> 16 & 0xFF) * 255 / alpha);
    int green = Math.min(255, (dark >> 8 & 0xFF) * 255 / alpha);
    int blue = Math.min(255, (dark & 0xFF) * 255 / alpha);
    return red << 16 | green << 8 | blue;
  }
}
