package org.postampel.ui.internal.help;

import java.util.function.Supplier;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.postampel.ui.DialogServices;
import org.postampel.ui.HelpPages;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.UiThread;

/** The key F1, or the button that does the same, which opens the page about what one sees. */
public final class HelpKey {

  /** Under which a window keeps the pages, for the windows above it. */
  private static final String PAGES = "help.pages";

  private HelpKey() {}

  /** Opens this page when somebody presses F1 in the window. */
  public static void opens(Shell shell, DialogServices services, HelpTopic topic) {
    opens(shell, services, topic::page);
  }

  /** Opens the page that fits at that moment when somebody presses F1 in the window. */
  public static void opens(Shell shell, DialogServices services, Supplier<String> page) {
    shell.setData(PAGES, services.help());
    listen(shell, Sentences.in(services.locale()), page);
  }

  /** The same in a window above one that can open pages; without such a window nothing happens. */
  public static void opens(Shell shell, Sentences sentences, HelpTopic topic) {
    listen(shell, sentences, topic::page);
  }

  /** Makes a button of the window do what F1 does. */
  public static void presses(Button button) {
    Ids.mark(button, "help").setToolTipText("F1");
    button.addListener(
        SWT.Selection, event -> button.getShell().notifyListeners(SWT.Help, new Event()));
  }

  private static void listen(Shell shell, Sentences sentences, Supplier<String> page) {
    UiThread ui = new UiThread(shell.getDisplay());
    Listener open =
        event -> {
          HelpPages pages = pages(shell);
          if (pages != null) {
            pages
                .show(page.get())
                .thenAccept(shown -> ui.later(shell, () -> say(shell, sentences, shown)));
          }
        };
    shell.addListener(SWT.Help, open);
    onF1(shell, open);
  }

  /** GTK makes no request for help of this key, so it is listened to; elsewhere it asks once. */
  private static void onF1(Shell shell, Listener open) {
    Display display = shell.getDisplay();
    Listener key =
        event -> {
          if (event.keyCode == SWT.F1
              && event.stateMask == 0
              && event.widget instanceof Control pressed
              && pressed.getShell() == shell) {
            event.doit = false;
            open.handleEvent(event);
          }
        };
    display.addFilter(SWT.KeyDown, key);
    shell.addListener(SWT.Dispose, event -> display.removeFilter(SWT.KeyDown, key));
  }

  private static HelpPages pages(Shell shell) {
    for (Composite window = shell; window != null; window = window.getParent()) {
      if (window.getData(PAGES) instanceof HelpPages pages) {
        return pages;
      }
    }
    return null;
  }

  private static void say(Shell shell, Sentences sentences, boolean shown) {
    if (!shown) {
      MessageDialog.openInformation(
          shell, sentences.get("help.title"), sentences.get("help.not-shown"));
    }
  }
}
