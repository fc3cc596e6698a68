package org.postampel.host.internal.gallery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long a dialog takes from the press of its button until it is painted, once all is warm. */
final class Stopwatch {

  private static final int WARM_UP = 10;
  private static final int RUNS = 15;

  /** The most that is allowed, in milliseconds. */
  private static final double BOUND = 300;

  private final Hand hand;

  Stopwatch(Hand hand) {
    this.hand = hand;
  }

  /** Measures each dialog, gives a line with the figures of each, and says who missed the bound. */
  Map<String, Boolean> measure() {
    hand.waitForTheList();
    hand.select("mailboxes", 0, "(support)");
    Map<String, Boolean> lines = new LinkedHashMap<>();
    measure("new mailbox", "org.postampel.command.new", "mailbox.dialog", lines);
    measure("saved mailbox", "org.postampel.command.edit", "mailbox.dialog", lines);
    measure("check", "org.postampel.command.check", "check.dialog", lines);
    return lines;
  }

  private void measure(String name, String button, String window, Map<String, Boolean> lines) {
    List<Double> millis = new ArrayList<>();
    for (int run = 0; run < WARM_UP + RUNS; run++) {
      double painted = hand.pressedUntilPainted(button, window);
      if (run >= WARM_UP) {
        millis.add(painted);
      }
      hand.backToTheList();
    }
    Collections.sort(millis);
    double median = millis.get(RUNS / 2);
    String line = "%-14s median %4.0f ms, most %4.0f ms, bound %.0f ms";
    lines.put(
        String.format(Locale.ROOT, line, name, median, millis.get(RUNS - 1), BOUND),
        median <= BOUND);
  }
}
