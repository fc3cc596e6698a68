package org.postampel.ui.internal.widget;

import java.util.Objects;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;

/**
 * The only way from a background thread to the widgets. Work for something that is gone in the
 * meantime is dropped, as a person may close a dialog at any moment. Safe for several threads.
 */
public final class UiThread {

  private final Display display;

  /** The thread of this display. */
  public UiThread(Display display) {
    this.display = Objects.requireNonNull(display);
  }

  /**
   * Runs the work on the user-interface thread, soon, in the order of the calls, and never waits
   * for it.
   *
   * @param widget what the work is about; the work is dropped once it is disposed
   */
  public void later(Widget widget, Runnable work) {
    Runnable careful =
        () -> {
          if (!widget.isDisposed()) {
            work.run();
          }
        };
    try {
      display.asyncExec(careful);
    } catch (SWTException gone) {
      if (gone.code != SWT.ERROR_DEVICE_DISPOSED) {
        throw gone;
      }
    }
  }
}
