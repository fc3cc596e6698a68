package org.postampel.it.probe;

import static org.postampel.it.probe.Calls.call;
import static org.postampel.it.probe.Calls.callStatic;
import static org.postampel.it.probe.Calls.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** What the windows of this process show, and a hand that presses and closes. */
final class WindowQuestions {

  private static final int SELECTION = 13;
  private static final int SHOW = 22;

  private final BundleContext context;

  WindowQuestions(BundleContext context) {
    this.context = context;
  }

  Map<String, Question> all() {
    return Map.of(
        "windows", words -> onDisplay(this::windows),
        "buttons", words -> onDisplay(() -> buttons(window("host"))),
        "text", words -> onDisplay(() -> List.of((String) call(find(words.get(0)), "getText"))),
        "rows", words -> onDisplay(this::rows),
        "select", words -> onDisplay(() -> select(Integer.parseInt(words.get(0)))),
        "press", words -> later(() -> press(find(words.get(0)))),
        "choose", words -> later(() -> choose(words.get(0))),
        "close", words -> later(() -> call(window(words.get(0)), "close")));
  }

  /** The ids of the windows that are shown. */
  private List<String> windows() throws Exception {
    List<String> ids = new ArrayList<>();
    for (Object shell : shells()) {
      if (Boolean.TRUE.equals(call(shell, "isVisible"))) {
        ids.add(String.valueOf(call(shell, "getData", "id")));
      }
    }
    return ids;
  }

  /** Id, text, and "on" or "off" of each button. */
  private List<String> buttons(Object root) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Object control : below(root)) {
      if (control.getClass().getSimpleName().equals("Button")) {
        lines.add(
            String.join(
                "\t",
                String.valueOf(call(control, "getData", "id")),
                (String) call(control, "getText"),
                Boolean.TRUE.equals(call(control, "isEnabled")) ? "on" : "off"));
      }
    }
    return lines;
  }

  /** The texts of each row, the selected one with a star before it. */
  private List<String> rows() throws Exception {
    Object table = find("mailboxes");
    Object[] selected = (Object[]) call(table, "getSelection");
    List<String> lines = new ArrayList<>();
    for (Object item : (Object[]) call(table, "getItems")) {
      boolean isSelected = selected.length > 0 && selected[0] == item;
      lines.add((isSelected ? "*" : "") + call(item, "getText", 0));
    }
    return lines;
  }

  private List<String> select(int row) throws Exception {
    Object table = find("mailboxes");
    call(table, "setSelection", row);
    Object event = create(swt("org.eclipse.swt.widgets.Event"));
    event.getClass().getField("item").set(event, call(table, "getItem", row));
    call(table, "notifyListeners", SELECTION, event);
    return List.of();
  }

  private Object press(Object button) throws Exception {
    if (Boolean.FALSE.equals(call(button, "isEnabled"))) {
      throw new IllegalStateException("the button is switched off");
    }
    return call(button, "notifyListeners", SELECTION, create(swt("org.eclipse.swt.widgets.Event")));
  }

  /** Chooses from the menu of the list, which is filled when it is shown. */
  private Object choose(String id) throws Exception {
    Object menu = call(find("mailboxes"), "getMenu");
    Class<?> event = swt("org.eclipse.swt.widgets.Event");
    call(menu, "notifyListeners", SHOW, create(event));
    for (Object item : (Object[]) call(menu, "getItems")) {
      if (id.equals(call(item, "getData", "id"))) {
        return call(item, "notifyListeners", SELECTION, create(event));
      }
    }
    throw new IllegalStateException("there is no item " + id);
  }

  private Object find(String id) throws Exception {
    for (Object shell : shells()) {
      for (Object control : below(shell)) {
        if (id.equals(call(control, "getData", "id"))) {
          return control;
        }
      }
    }
    throw new IllegalStateException("there is no widget " + id);
  }

  private Object window(String id) throws Exception {
    for (Object shell : shells()) {
      if (id.equals(call(shell, "getData", "id"))) {
        return shell;
      }
    }
    throw new IllegalStateException("there is no window " + id);
  }

  private static List<Object> below(Object root) throws Exception {
    List<Object> all = new ArrayList<>(List.of(root));
    boolean isComposite;
    try {
      isComposite = root.getClass().getMethod("getChildren") != null;
    } catch (NoSuchMethodException single) {
      isComposite = false;
    }
    if (isComposite) {
      for (Object child : (Object[]) call(root, "getChildren")) {
        all.addAll(below(child));
      }
    }
    return all;
  }

  private Object[] shells() throws Exception {
    return (Object[]) call(display(), "getShells");
  }

  /** The display of whichever thread has one. */
  private Object display() throws Exception {
    Class<?> type = swt("org.eclipse.swt.widgets.Display");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      Object display = callStatic(type, "findDisplay", thread);
      if (display != null) {
        return display;
      }
    }
    throw new IllegalStateException("there is no display yet");
  }

  private Class<?> swt(String name) throws ClassNotFoundException {
    Bundle swt = BundleQuestions.named(context, "org.eclipse.swt");
    return swt.loadClass(name);
  }

  private <T> T onDisplay(Callable<T> work) throws Exception {
    List<T> result = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    Runnable task =
        () -> {
          try {
            result.add(work.call());
          } catch (Exception failure) {
            failures.add(failure);
          }
        };
    call(display(), "syncExec", task);
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return result.get(0);
  }

  /** Begins the work and does not wait: a dialog it opens returns when it is closed. */
  private List<String> later(Callable<?> work) throws Exception {
    Runnable task =
        () -> {
          try {
            work.call();
          } catch (Exception failure) {
            throw new IllegalStateException(failure);
          }
        };
    call(display(), "asyncExec", task);
    return List.of();
  }
}
