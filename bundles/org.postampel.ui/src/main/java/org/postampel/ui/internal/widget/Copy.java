package org.postampel.ui.internal.widget;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Puts text where a person can paste it from. */
public final class Copy {

  private Copy() {}

  /** Copies the text to the clipboard; an empty text leaves the clipboard alone. */
  public static void text(Display display, String text) {
    if (text.isEmpty()) {
      return;
    }
    Clipboard clipboard = new Clipboard(display);
    try {
      clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
    } finally {
      clipboard.dispose();
    }
  }
}
