package org.postampel.it.probe;

import java.util.List;

/** One thing the probe can be asked. */
@FunctionalInterface
interface Question {

  /**
   * The answer, a line each.
   *
   * @param words what stood behind the name of the question
   */
  List<String> answer(List<String> words) throws Exception;
}
