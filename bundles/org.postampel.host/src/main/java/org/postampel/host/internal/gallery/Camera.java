package org.postampel.host.internal.gallery;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;

/**
 * Takes pictures of windows as they are painted.
 *
 * @param folder where the pictures go
 * @param ending what each name ends with before {@code .png}
 */
record Camera(Path folder, String ending) {

  /** Takes a picture of what is inside the window's frame; on the user-interface thread. */
  void take(Shell window, String name) {
    Rectangle inside = window.getClientArea();
    Image image = new Image(window.getDisplay(), inside.width, inside.height);
    GC screen = new GC(window);
    try {
      screen.copyArea(image, inside.x, inside.y);
      ImageData data = image.getImageData(window.getMonitor().getZoom());
      ImageLoader loader = new ImageLoader();
      loader.data = new ImageData[] {data};
      loader.save(folder.resolve(name + "." + ending + ".png").toString(), SWT.IMAGE_PNG);
    } finally {
      screen.dispose();
      image.dispose();
    }
  }
}
