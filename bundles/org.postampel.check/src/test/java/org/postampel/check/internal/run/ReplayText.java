package org.postampel.check.internal.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what servers and authorities said, row by row, from a text beside this class. */
final class ReplayText {

  /** Whether a line has to be recognized. */
  enum Sort {
    KNOWN,
    MUTATED,
    COUNTER
  }

  /**
   * One answer to play.
   *
   * @param row of the failure catalogue
   * @param head the words behind the row
   * @param sort whether it has to be recognized
   * @param text the answer
   */
  record Answer(String row, List<String> head, Sort sort, String text) {
    @Override
    public String toString() {
      return row + " " + String.join(" ", head) + " " + sort + ": " + text;
    }
  }

  private ReplayText() {}

  static List<Answer> read(String name) {
    List<Answer> answers = new ArrayList<>();
    String row = "";
    List<String> head = List.of();
    for (String line : lines(name)) {
      if (line.startsWith("[")) {
        row = line.substring(1, line.indexOf(']'));
        head = List.of(line.substring(line.indexOf(']') + 1).strip().split(" +"));
        if (Character.isDigit(head.get(0).charAt(0))) {
          answers.addAll(ofNumbers(row, head));
        }
      } else if (!line.isBlank() && !line.startsWith("#")) {
        answers.add(new Answer(row, head, sort(line), line.substring(1).strip()));
      }
    }
    return answers;
  }

  /** Each number in other words, and one with a digit more. */
  private static List<Answer> ofNumbers(String row, List<String> numbers) {
    List<String> head = List.of("microsoft365");
    List<Answer> answers = new ArrayList<>();
    for (String number : numbers) {
      String words = "some_error | aadsts" + number + ": Andere Worte. Trace ID: 4711";
      answers.add(new Answer(row, head, Sort.MUTATED, words));
    }
    String other = "some_error | AADSTS9" + numbers.get(0) + ": Words.";
    answers.add(new Answer(row, head, Sort.COUNTER, other));
    return answers;
  }

  private static Sort sort(String line) {
    return switch (line.charAt(0)) {
      case '=' -> Sort.KNOWN;
      case '~' -> Sort.MUTATED;
      case '!' -> Sort.COUNTER;
      default -> throw new IllegalArgumentException("neither = nor ~ nor !: " + line);
    };
  }

  static List<String> lines(String name) {
    try (InputStream in = ReplayText.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
