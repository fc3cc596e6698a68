package org.postampel.core.mailbox;

import java.util.List;
import java.util.Objects;
import org.postampel.core.text.Texts;

/**
 * Why a mailbox file cannot be used.
 *
 * @param file the file's name as a person would look for it
 * @param line the line, counted from 1; 0 when no single line is to blame
 * @param code the stable code and text key, such as {@code unknown-key}
 * @param arguments what stands in the placeholders of the text after file and line
 */
public record MailboxFileDefect(String file, int line, String code, List<String> arguments) {

  /** Copies the arguments. */
  public MailboxFileDefect {
    Objects.requireNonNull(file);
    Objects.requireNonNull(code);
    arguments = List.copyOf(arguments);
  }

  /** One sentence with file, line and next action ({@code file.<code>}). */
  public String sentence(Texts coreTexts) {
    Object[] all = new Object[arguments.size() + 2];
    all[0] = file;
    all[1] = String.valueOf(line);
    for (int i = 0; i < arguments.size(); i++) {
      all[i + 2] = arguments.get(i);
    }
    return coreTexts.get("file." + code, all);
  }
}
