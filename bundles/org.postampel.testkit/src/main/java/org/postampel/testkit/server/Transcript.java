package org.postampel.testkit.server;

import java.util.ArrayList;
import java.util.List;

/** What was said over all connections of one server, in order. Safe for several threads. */
final class Transcript {
  private static final int MAXIMUM_LINES = 10_000;

  private final List<String> lines = new ArrayList<>();
  private final List<String> fromClient = new ArrayList<>();
  private final List<String> deviations = new ArrayList<>();

  synchronized void server(String line) {
    add(lines, "S: " + line);
  }

  synchronized void client(String line) {
    add(lines, "C: " + line);
    add(fromClient, line);
  }

  synchronized void note(String what) {
    add(lines, "-- " + what);
  }

  synchronized void deviation(String what) {
    note(what);
    add(deviations, what);
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized List<String> fromClient() {
    return List.copyOf(fromClient);
  }

  synchronized List<String> deviations() {
    return List.copyOf(deviations);
  }

  private static void add(List<String> to, String line) {
    if (to.size() < MAXIMUM_LINES) {
      to.add(line);
    }
  }
}
