package org.postampel.core.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;

/** The typed texts of one draft, and what was found wrong with them so far. Not thread-safe. */
final class TypedFields {

  private static final int LONGEST = 4096;
  private static final int LONGEST_SHOWN = 80;

  private final MailboxDraft draft;
  private final List<FieldProblem> problems = new ArrayList<>();

  TypedFields(MailboxDraft draft) {
    this.draft = draft;
    for (MailboxField field : MailboxField.values()) {
      String text = text(field);
      if (text.length() > LONGEST) {
        error(field, ProblemCodes.TEXT_TOO_LONG, String.valueOf(LONGEST));
      } else if (text.codePoints().anyMatch(TypedFields::isControl)) {
        error(field, ProblemCodes.TEXT_CONTROL_CHARACTER);
      }
    }
  }

  /** The text without the blanks around it, no-break spaces included; people paste those. */
  String text(MailboxField field) {
    String text = draft.text(field);
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  boolean isTyped(MailboxField field) {
    return !text(field).isEmpty();
  }

  /** The text in lower case, for the words of the file format. */
  String word(MailboxField field) {
    return text(field).toLowerCase(Locale.ROOT);
  }

  /** What {@code true} and {@code false} mean; the default when nothing or nonsense is typed. */
  boolean isOn(MailboxField field, boolean byDefault) {
    return switch (word(field)) {
      case "true" -> true;
      case "false" -> false;
      case "" -> byDefault;
      default -> {
        error(field, ProblemCodes.SWITCH_UNKNOWN, text(field));
        yield byDefault;
      }
    };
  }

  /** The constant whose id is typed; the default when nothing or nonsense is typed. */
  <T> T choice(MailboxField field, List<T> all, Function<T, String> id, T byDefault, String code) {
    String word = word(field);
    if (word.isEmpty()) {
      return byDefault;
    }
    for (T candidate : all) {
      if (id.apply(candidate).equals(word)) {
        return candidate;
      }
    }
    error(field, code, text(field));
    return byDefault;
  }

  void error(MailboxField field, String code, String... arguments) {
    problems.add(FieldProblem.error(field, code, shown(arguments)));
  }

  /** An error whose arguments are ours and therefore not shortened, but the first. */
  void errorAtLength(MailboxField field, String code, String typedText, String ours) {
    problems.add(FieldProblem.error(field, code, shown(typedText)[0], ours));
  }

  void warning(MailboxField field, String code, String... arguments) {
    problems.add(FieldProblem.warning(field, code, shown(arguments)));
  }

  /** Everything found, without doubles, in the order of the fields. */
  List<FieldProblem> problems() {
    return problems.stream().distinct().sorted(Comparator.comparing(FieldProblem::field)).toList();
  }

  static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static boolean isControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static String[] shown(String... arguments) {
    String[] shown = arguments.clone();
    for (int i = 0; i < shown.length; i++) {
      String printable =
          shown[i]
              .codePoints()
              .map(character -> isControl(character) ? '\uFFFD' : character)
              .limit(LONGEST_SHOWN + 1L)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      shown[i] =
          printable.codePointCount(0, printable.length()) <= LONGEST_SHOWN
              ? printable
              : printable.substring(0, printable.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }
    return shown;
  }
}
