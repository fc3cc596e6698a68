package org.postampel.ui.internal.widget;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/** Ctrl+C (on a Mac the command key) in a list, which copies what the selected row is about. */
public final class CopyKey {

  private CopyKey() {}

  /**
   * Runs the action when somebody presses the keys in the control.
   *
   * @param text what is to be copied; nothing happens while it is empty
   * @param copy copies it and says so
   */
  public static void copies(Control control, Supplier<String> text, Consumer<String> copy) {
    control.addListener(
        SWT.KeyDown,
        event -> {
          boolean pressed = event.keyCode == 'c' && event.stateMask == SWT.MOD1;
          String what = pressed ? text.get() : "";
          if (!what.isEmpty()) {
            copy.accept(what);
          }
        });
  }
}
