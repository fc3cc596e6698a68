package org.postampel.ui.internal.widget;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;

/** Takes the text that a person has copied. */
public final class Paste {

  private Paste() {}

  /** The text in the clipboard, the caller's to wipe; nothing when there is none. */
  public static char[] text(Display display) {
    Clipboard clipboard = new Clipboard(display);
    try {
      return clipboard.getContents(TextTransfer.getInstance()) instanceof String text
          ? text.toCharArray()
          : new char[0];
    } finally {
      clipboard.dispose();
    }
  }
}
