package org.postampel.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.postampel.it.Accessibility.Widget;

/**
 * Somebody in front of the dialogs who has a keyboard and a screen reader and nothing else. Every
 * deed waits until it is possible.
 */
final class Person {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(80);
  private static final String HEADER = "table column header";
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration BLINK = Duration.ofMillis(200);
  private static final Duration REST = Duration.ofMillis(10);
  private static final String NOWHERE = "";
  private static final int MOST_TABS = 80;
  private static final int MOST_ENTRIES = 20;

  private final Accessibility eyes;
  private final Words words;

  /** Somebody at the dialogs of this bus who reads this language. */
  Person(Accessibility eyes, Words words) {
    this.eyes = eyes;
    this.words = words;
  }

  /** Waits until a window with this title is the one in use. */
  void isIn(String titleKey) {
    String title = words.of(titleKey);
    waits("a window " + title, () -> title().filter(title::equals));
  }

  /** Goes to a field by the Tab key and types in place of what is there. */
  void types(String labelKey, String text) {
    tabsTo(words.of(labelKey));
    key("ctrl+a");
    if (text.isEmpty()) {
      key("Delete");
    } else {
      act(() -> Accessibility.type(text));
    }
  }

  /** Goes to a button by the Tab key and presses it. */
  void presses(String key) {
    String name = words.of(key);
    waits(name + " can be pressed", () -> button(called(name)));
    tabsTo(name);
    key("space");
  }

  /** Presses a button as a screen reader does for somebody who asks it to. */
  void clicks(String key) {
    String name = words.of(key);
    waits(name + " can be pressed", () -> button(called(name)));
    act(() -> eyes.press(button(called(name)).orElseThrow()));
  }

  /** Goes to a button that says this among other words, by the Tab key, and presses it. */
  void pressesWhatSays(String said) {
    pressesWhatSays(said, "push button");
  }

  /** Goes to a fold that says this among other words, by the Tab key, and opens it. */
  void unfolds(String said) {
    pressesWhatSays(said, "check box");
  }

  private void pressesWhatSays(String said, String role) {
    Predicate<Widget> wanted = widget -> widget.role().equals(role) && widget.name().contains(said);
    waits("a " + role + " says " + said, () -> button(wanted));
    tabsTo(said, wanted);
    key("space");
  }

  /** The text in the field with this label. */
  String textOf(String labelKey) {
    return find(called(words.of(labelKey)).and(widget -> !widget.role().equals("label")))
        .orElseThrow(() -> new AssertionError("no field " + words.of(labelKey) + " in " + seen()))
        .text();
  }

  /** Goes to a tick box by the Tab key and turns it. */
  void turns(String key) {
    tabsTo(words.of(key));
    key("space");
  }

  /** Goes to a choice by the Tab key and takes an entry by the arrow keys. */
  void chooses(String labelKey, String entryKey) {
    String entry = words.of(entryKey);
    tabsTo(words.of(labelKey));
    key("Home");
    for (int i = 0; i < MOST_ENTRIES; i++) {
      if (focused().filter(combo -> shows(combo, entry)).isPresent()) {
        return;
      }
      key("Down");
    }
    throw new AssertionError(entry + " is no entry of " + words.of(labelKey));
  }

  /** Goes down the list of mailboxes to this one and presses the key of a command. */
  void opens(String commandKey, String mailbox) {
    isIn("window.title");
    reads(mailbox);
    while (!focused().filter(widget -> widget.role().equals("table")).isPresent()
        && !focused().filter(widget -> widget.role().equals("table cell")).isPresent()) {
      moves("Tab");
    }
    key("Home");
    for (int i = 0; i < MOST_ENTRIES; i++) {
      if (find(widget -> widget.is("selected") && widget.name().contains(mailbox)).isPresent()) {
        keyOf(commandKey);
        return;
      }
      key("Down");
    }
    throw new AssertionError("the arrow key never came to " + mailbox + " in\n" + seen());
  }

  /** Presses the key that is underlined in this text, with Alt. */
  void keyOf(String key) {
    key("alt+" + words.mnemonic(key));
  }

  /** Presses Escape until a window with this title is the one in use. */
  void escapesTo(String titleKey) {
    String title = words.of(titleKey);
    waits(
        "Escape leads to " + title,
        () -> {
          Optional<String> there = title().filter(title::equals);
          if (there.isEmpty()) {
            key("Escape");
          }
          return there;
        });
  }

  /** Presses keys wherever the focus is. */
  void key(String... keys) {
    act(() -> Accessibility.keys(keys));
  }

  /** Waits until something on the window says this. */
  void reads(String said) {
    waits("somewhere stands: " + said, () -> says(said) ? Optional.of(said) : Optional.empty());
  }

  /** Waits until nothing on the window says this. */
  void noLongerReads(String said) {
    waits("nowhere stands: " + said, () -> says(said) ? Optional.empty() : Optional.of(said));
  }

  /** Waits until a button can be pressed. */
  void mayPress(String key) {
    String name = words.of(key);
    waits(name + " can be pressed", () -> button(called(name)));
  }

  /** Whether a button can be pressed at this moment. */
  boolean canPress(String key) {
    return button(called(words.of(key))).isPresent();
  }

  /** The rows of the table or tree as a screen reader reads them, a list of cells each. */
  List<List<String>> rows() {
    List<Widget> window = window();
    int columns = (int) window.stream().filter(widget -> widget.role().equals(HEADER)).count();
    List<String> cells = new ArrayList<>();
    int outer = -1;
    for (Widget widget : window) {
      if (widget.role().equals("table cell")) {
        outer = outer < 0 ? widget.depth() : outer;
        // A cell holds one for its picture and one for its text.
        if (widget.depth() == outer) {
          cells.add(widget.name());
        } else if (!widget.name().isEmpty()) {
          cells.set(cells.size() - 1, widget.name());
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; columns > 0 && i + columns <= cells.size(); i += columns) {
      rows.add(List.copyOf(cells.subList(i, i + columns)));
    }
    return rows;
  }

  /** The question a screen reader says before this answer: the name of what is around it. */
  String questionOf(String answerKey) {
    String answer = words.of(answerKey);
    List<Widget> window = window();
    int inside = Integer.MAX_VALUE;
    for (int i = window.size() - 1; i >= 0; i--) {
      Widget widget = window.get(i);
      if (inside == Integer.MAX_VALUE) {
        boolean found = widget.role().equals("radio button") && widget.isCalled(answer);
        inside = found ? widget.depth() : inside;
      } else if (widget.depth() < inside) {
        inside = widget.depth();
        if (!widget.name().isEmpty()) {
          return widget.name();
        }
      }
    }
    throw new AssertionError("no answer " + answer + " in\n" + seen());
  }

  /** Everything the window shows, for the message of a failure. */
  String seen() {
    return window().stream()
        .filter(widget -> !(widget.name() + widget.text() + widget.label()).isEmpty())
        .map(
            widget ->
                widget.role()
                    + " '"
                    + widget.name()
                    + "' "
                    + widget.label()
                    + ": "
                    + widget.text()
                    + " "
                    + widget.states())
        .collect(Collectors.joining("\n"));
  }

  private void tabsTo(String name) {
    tabsTo(name, called(name));
  }

  private void tabsTo(String name, Predicate<Widget> wanted) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (focused().filter(wanted).isPresent()) {
        return;
      }
      moves("Tab");
    }
    throw new AssertionError("the Tab key never came to " + name + " in\n" + seen());
  }

  /**
   * Presses a key and waits a moment for the focus to come to something else. A drop-down list of
   * GTK does not say that it has the focus: where nothing has it for a while, that is one.
   */
  private void moves(String key) {
    String before = focused().map(Widget::identity).orElse(NOWHERE);
    key(key);
    long start = System.nanoTime();
    String now;
    do {
      LockSupport.parkNanos(REST.toNanos());
      now = focused().map(Widget::identity).orElse(NOWHERE);
    } while (System.nanoTime() - start < (now.equals(before) ? MOMENT : BLINK).toNanos()
        && (now.equals(before) || now.equals(NOWHERE)));
  }

  private Optional<Widget> focused() {
    return see(eyes::focused);
  }

  private Optional<String> title() {
    return see(eyes::title).map(String::strip);
  }

  private List<Widget> window() {
    return see(eyes::window);
  }

  private Optional<Widget> find(Predicate<Widget> wanted) {
    return window().stream().filter(wanted).findFirst();
  }

  /** A button or box that can be pressed now. */
  private Optional<Widget> button(Predicate<Widget> wanted) {
    return see(eyes::buttons).stream().filter(wanted.and(ready())).findFirst();
  }

  private boolean says(String said) {
    return see(eyes::words).stream().anyMatch(text -> text.contains(said));
  }

  private static boolean shows(Widget combo, String entry) {
    return combo.name().equals(entry) || combo.text().equals(entry);
  }

  private static Predicate<Widget> called(String name) {
    return widget -> widget.isCalled(name);
  }

  private static Predicate<Widget> ready() {
    return widget -> widget.is("sensitive");
  }

  private <T> void waits(String what, java.util.function.Supplier<Optional<T>> look) {
    try {
      await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(LOOK)
          .atMost(PATIENCE)
          .until(() -> look.get().isPresent());
    } catch (org.awaitility.core.ConditionTimeoutException never) {
      throw new AssertionError("waited in vain until " + what + "; there is\n" + seen(), never);
    }
  }

  /** A look that may fail. */
  @FunctionalInterface
  private interface Look<T> {
    T look() throws IOException;
  }

  /** A deed that may fail. */
  @FunctionalInterface
  private interface Deed {
    void act() throws IOException;
  }

  private static <T> T see(Look<T> look) {
    try {
      return look.look();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void act(Deed deed) {
    try {
      deed.act();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
