package org.postampel.host.internal.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.postampel.host.internal.window.HostWindow;

/** A hand at the windows of another thread: finds widgets by id, types, presses and waits. */
final class Hand {

  private static final long PATIENCE_SECONDS = 30;
  private static final long PAUSE_MILLIS = 40;
  private static final long SETTLE_MILLIS = 250;

  private final Thread screen;

  /** A hand at the windows of this thread. */
  Hand(Thread screen) {
    this.screen = screen;
  }

  /** Waits until the window of the host is open. */
  void waitForTheList() {
    waitFor(
        "the host is open",
        () -> {
          try {
            return ask(() -> find("mailboxes").isPresent());
          } catch (RuntimeException notYet) {
            // A display that is just being made answers nothing.
            return false;
          }
        });
  }

  /** Runs on the user-interface thread and gives what came out. */
  <T> T ask(Supplier<T> question) {
    AtomicReference<T> answer = new AtomicReference<>();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    display()
        .syncExec(
            () -> {
              try {
                answer.set(question.get());
              } catch (RuntimeException refused) {
                failure.set(refused);
              }
            });
    if (failure.get() != null) {
      throw failure.get();
    }
    return answer.get();
  }

  /** Presses a button or ticks a box; what that opens may stay open. */
  void press(String id) {
    waitFor(id + " can be pressed", () -> ask(() -> find(id).filter(Hand::isReady).isPresent()));
    display()
        .asyncExec(
            () ->
                find(id)
                    .map(Button.class::cast)
                    .ifPresent(
                        button -> {
                          button.setFocus();
                          boolean ticks = (button.getStyle() & (SWT.CHECK | SWT.TOGGLE)) != 0;
                          boolean answers = (button.getStyle() & SWT.RADIO) != 0;
                          if (answers) {
                            leaveTheOthers(button);
                          }
                          button.setSelection(answers || ticks && !button.getSelection());
                          button.notifyListeners(SWT.Selection, new Event());
                        }));
  }

  /** Presses a button and gives the milliseconds until the window it opens is painted. */
  double pressedUntilPainted(String id, String window) {
    CompletableFuture<Long> painted = new CompletableFuture<>();
    long[] start = new long[1];
    Listener watch =
        event -> {
          Control control = (Control) event.widget;
          if (window.equals(control.getShell().getData(HostWindow.WIDGET_ID))) {
            // After all of it, not after the first control alone.
            display().asyncExec(() -> painted.complete(System.nanoTime()));
          }
        };
    ask(
        () -> {
          display().addFilter(SWT.Paint, watch);
          return true;
        });
    display()
        .asyncExec(
            () -> {
              start[0] = System.nanoTime();
              find(id).orElseThrow().notifyListeners(SWT.Selection, new Event());
            });
    long end = painted.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    ask(
        () -> {
          display().removeFilter(SWT.Paint, watch);
          return true;
        });
    return (end - start[0]) / 1e6;
  }

  /** Types a text in place of the one that is there. */
  void type(String id, String text) {
    act(
        id,
        Text.class,
        field -> {
          field.setFocus();
          field.setText(text);
        });
  }

  /** Chooses the entry with this number. */
  void choose(String id, int entry) {
    act(
        id,
        Combo.class,
        combo -> {
          combo.select(entry);
          combo.notifyListeners(SWT.Selection, new Event());
        });
  }

  /** Chooses an entry of the menu that belongs to a widget; what that opens may stay open. */
  void chooseInMenu(String id, String entry) {
    ready(id);
    display()
        .asyncExec(
            () -> {
              Menu menu = find(id).orElseThrow().getMenu();
              menu.notifyListeners(SWT.Show, new Event());
              Arrays.stream(menu.getItems())
                  .filter(item -> entry.equals(item.getData(HostWindow.WIDGET_ID)))
                  .forEach(item -> item.notifyListeners(SWT.Selection, new Event()));
            });
  }

  /** Selects the row of a table whose given column holds this text, as a click does. */
  void select(String id, int column, String text) {
    waitFor(text + " is listed", () -> ask(() -> row(id, column, text) >= 0));
    act(
        id,
        Table.class,
        table -> {
          int row = row(id, column, text);
          table.setSelection(row);
          Event event = new Event();
          event.item = table.getItem(row);
          table.notifyListeners(SWT.Selection, event);
        });
  }

  /** How many rows of the tree, below those of the first level, have a text in this column. */
  int rowsWithText(String id, int column) {
    return ask(
        () -> {
          Tree tree = find(id).map(Tree.class::cast).orElseThrow();
          return (int)
              Arrays.stream(tree.getItems())
                  .flatMap(item -> Arrays.stream(item.getItems()))
                  .filter(row -> !row.getText(column).isEmpty())
                  .count();
        });
  }

  /** Waits until the widget is shown. */
  void shown(String id) {
    waitFor(id + " is shown", () -> ask(() -> find(id).isPresent()));
  }

  /** Waits until the widget is shown and can be used. */
  void ready(String id) {
    waitFor(id + " can be used", () -> ask(() -> find(id).filter(Hand::isReady).isPresent()));
  }

  /** Waits until the widget is gone. */
  void gone(String id) {
    waitFor(id + " is gone", () -> ask(() -> find(id).isEmpty()));
  }

  /** Waits until it is so; refuses after half a minute. */
  void waitFor(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain until " + what);
      }
      pause(PAUSE_MILLIS);
    }
  }

  /** Lets the window manager and the paint events come to rest. */
  void settle() {
    pause(SETTLE_MILLIS);
    ask(
        () -> {
          Shell top = top();
          // A display without a compositor keeps shreds of windows that were closed before it.
          top.redraw(0, 0, top.getSize().x, top.getSize().y, true);
          top.update();
          return true;
        });
    pause(PAUSE_MILLIS);
  }

  /** The window on top: the one opened last. */
  Shell top() {
    Shell[] shown =
        Arrays.stream(display().getShells())
            .filter(shell -> !shell.isDisposed() && shell.isVisible())
            .toArray(Shell[]::new);
    Shell top = shown[0];
    for (Shell shell : shown) {
      if (isBelow(top, shell)) {
        top = shell;
      }
    }
    return top;
  }

  /** Closes every window but the host's, the last one first. */
  void backToTheList() {
    waitFor(
        "only the list is left",
        () -> {
          display()
              .asyncExec(
                  () -> {
                    Shell top = top();
                    if (!"host".equals(top.getData(HostWindow.WIDGET_ID))) {
                      top.close();
                    }
                  });
          pause(PAUSE_MILLIS);
          return ask(() -> "host".equals(top().getData(HostWindow.WIDGET_ID)));
        });
  }

  /** Closes every window. */
  void closeAll() {
    display().asyncExec(() -> Arrays.stream(display().getShells()).forEach(Shell::close));
  }

  private Display display() {
    Display[] found = new Display[1];
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while ((found[0] = Display.findDisplay(screen)) == null) {
      if (System.nanoTime() > end || !screen.isAlive()) {
        throw new IllegalStateException("no window was opened");
      }
      pause(PAUSE_MILLIS);
    }
    return found[0];
  }

  private <T extends Control> void act(String id, Class<T> type, Consumer<T> deed) {
    ready(id);
    ask(
        () -> {
          deed.accept(type.cast(find(id).orElseThrow()));
          return true;
        });
  }

  /** One answer at a time, which a click sees to by itself. */
  private static void leaveTheOthers(Button answer) {
    for (Control other : answer.getParent().getChildren()) {
      if (other instanceof Button button && (button.getStyle() & SWT.RADIO) != 0) {
        button.setSelection(false);
      }
    }
  }

  private int row(String id, int column, String text) {
    Table table = find(id).map(Table.class::cast).orElse(null);
    for (int row = 0; table != null && row < table.getItemCount(); row++) {
      if (table.getItem(row).getText(column).contains(text)) {
        return row;
      }
    }
    return -1;
  }

  private Optional<Control> find(String id) {
    return Arrays.stream(display().getShells())
        .flatMap(shell -> below(shell).stream())
        .filter(control -> id.equals(control.getData(HostWindow.WIDGET_ID)) && control.isVisible())
        .findFirst();
  }

  private static boolean isReady(Control control) {
    return control.isEnabled();
  }

  private static boolean isBelow(Shell parent, Shell shell) {
    for (Composite above = shell.getParent(); above != null; above = above.getParent()) {
      if (above == parent) {
        return true;
      }
    }
    return false;
  }

  private static List<Control> below(Control root) {
    List<Control> all = new ArrayList<>(List.of(root));
    if (root instanceof Composite composite) {
      for (Control child : composite.getChildren()) {
        all.addAll(below(child));
      }
    }
    return all;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stop) {
      throw new IllegalStateException("the gallery was stopped", stop);
    }
  }
}
