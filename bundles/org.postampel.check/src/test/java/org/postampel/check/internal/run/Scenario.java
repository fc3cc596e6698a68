package org.postampel.check.internal.run;

import org.junit.jupiter.api.DynamicTest;
import org.postampel.check.StepResult;

/**
 * A whole check that brings a row of the failure catalogue about, or comes close to it: for rows
 * that are no server's words.
 *
 * @param row of the failure catalogue
 * @param sort whether the row has to be named
 * @param what is special about this one
 * @param play runs the check and hands out the step that decides
 */
record Scenario(String row, ReplayText.Sort sort, String what, Play play) {

  /** A whole check. */
  interface Play {
    /** The result of the step at which the row shows. */
    StepResult run() throws Exception;
  }

  static Scenario known(String row, String what, Play play) {
    return new Scenario(row, ReplayText.Sort.KNOWN, what, play);
  }

  static Scenario mutated(String row, String what, Play play) {
    return new Scenario(row, ReplayText.Sort.MUTATED, what, play);
  }

  static Scenario counter(String row, String what, Play play) {
    return new Scenario(row, ReplayText.Sort.COUNTER, what, play);
  }

  DynamicTest test() {
    return DynamicTest.dynamicTest(
        row + " " + sort + ": " + what, () -> ReplayMailTest.assertNamed(row, sort, play.run()));
  }
}
