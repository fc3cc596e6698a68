package org.postampel.testkit.internal.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a command: atoms and strings as {@link String}, parenthesised lists as {@link List}.
 *
 * <p>A fetch section such as {@code BODY[HEADER.FIELDS (TO CC)]<0.100>} is one word.
 */
final class ImapArguments {
  private static final int MAXIMUM_DEPTH = 20;
  private final List<Object> words;
  private int next;

  private ImapArguments(List<Object> words) {
    this.words = words;
  }

  /**
   * Reads the text of a command.
   *
   * @param text without tag; a literal stands in it as a quoted string
   * @throws ImapSyntax if brackets or quotes do not close
   */
  static ImapArguments parse(String text) throws ImapSyntax {
    Reader reader = new Reader(text);
    List<Object> words = reader.list(0);
    if (!reader.atEnd()) {
      throw new ImapSyntax("a bracket too many");
    }
    return new ImapArguments(words);
  }

  boolean hasNext() {
    return next < words.size();
  }

  /** Returns the next word, which must be no list. */
  String word() throws ImapSyntax {
    if (hasNext() && words.get(next) instanceof String word) {
      next++;
      return word;
    }
    throw new ImapSyntax("a word is missing");
  }

  /** Returns the next word in upper case. */
  String keyword() throws ImapSyntax {
    return word().toUpperCase(Locale.ROOT);
  }

  /** Returns the next word if it comes before the end. */
  Object any() throws ImapSyntax {
    if (!hasNext()) {
      throw new ImapSyntax("an argument is missing");
    }
    return words.get(next++);
  }

  /** Returns the words of the next list, or all words left where there is no list. */
  List<String> words() throws ImapSyntax {
    boolean bracketed = hasNext() && words.get(next) instanceof List<?>;
    List<?> from = bracketed ? (List<?>) words.get(next) : words.subList(next, words.size());
    next = bracketed ? next + 1 : words.size();
    List<String> found = new ArrayList<>();
    for (Object one : from) {
      if (!(one instanceof String word)) {
        throw new ImapSyntax("a list where a word was expected");
      }
      found.add(word);
    }
    return found;
  }

  static ImapArguments of(List<?> words) {
    return new ImapArguments(List.copyOf(words));
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    boolean atEnd() {
      return at >= text.length();
    }

    List<Object> list(int depth) throws ImapSyntax {
      if (depth > MAXIMUM_DEPTH) {
        throw new ImapSyntax("too many brackets");
      }
      List<Object> words = new ArrayList<>();
      while (!atEnd() && text.charAt(at) != ')') {
        char c = text.charAt(at);
        if (c == ' ') {
          at++;
        } else if (c == '(') {
          at++;
          words.add(list(depth + 1));
          if (atEnd()) {
            throw new ImapSyntax("a bracket does not close");
          }
          at++;
        } else if (c == '"') {
          words.add(quoted());
        } else {
          words.add(atom());
        }
      }
      return words;
    }

    private String quoted() throws ImapSyntax {
      StringBuilder word = new StringBuilder();
      at++;
      while (!atEnd() && text.charAt(at) != '"') {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        word.append(text.charAt(at++));
      }
      if (atEnd()) {
        throw new ImapSyntax("a quote does not close");
      }
      at++;
      return word.toString();
    }

    private String atom() throws ImapSyntax {
      int start = at;
      int brackets = 0;
      while (!atEnd()) {
        char c = text.charAt(at);
        if (brackets == 0 && (c == ' ' || c == '(' || c == ')')) {
          break;
        }
        brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
        at++;
      }
      if (brackets > 0) {
        throw new ImapSyntax("a bracket does not close");
      }
      return text.substring(start, at);
    }
  }
}
