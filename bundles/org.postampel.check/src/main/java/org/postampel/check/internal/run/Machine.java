package org.postampel.check.internal.run;

import java.util.Map;

/** What a report says about the machine on which it was made: nothing about the person. */
final class Machine {

  private Machine() {}

  static Map<String, String> facts() {
    return Map.of(
        "java",
        System.getProperty("java.version", ""),
        "os",
        System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
  }
}
