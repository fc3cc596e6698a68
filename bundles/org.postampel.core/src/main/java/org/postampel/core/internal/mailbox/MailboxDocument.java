package org.postampel.core.internal.mailbox;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.configuration2.PropertiesConfiguration;
import org.apache.commons.configuration2.PropertiesConfiguration.JupIOFactory;
import org.apache.commons.configuration2.PropertiesConfiguration.PropertiesReader;
import org.apache.commons.configuration2.PropertiesConfigurationLayout;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.ex.ConfigurationRuntimeException;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;

/**
 * The inside of one mailbox file: values, comments and layout. Interpolation, includes and list
 * splitting are off, so that a value is what stands there and nothing outside the file is read
 * (CVE-2022-33980). Not thread-safe.
 */
final class MailboxDocument {

  /** Commons' parser matches a line by a pattern that recurses; longer lines are never legal. */
  private static final int LONGEST_LINE = 8192;

  private static final JupIOFactory SYNTAX = new JupIOFactory(false);

  private final PropertiesConfiguration properties;

  private MailboxDocument(PropertiesConfiguration properties) {
    this.properties = properties;
  }

  /** A document in which nothing stands. */
  static MailboxDocument empty() {
    return new MailboxDocument(plainProperties());
  }

  /**
   * What is wrong with the text, if anything is.
   *
   * @param name the name of the file, for the sentence
   */
  static Optional<MailboxFileDefect> defectOf(String name, String text) {
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.length() > LONGEST_LINE) {
        return Optional.of(defect(name, number, DefectCodes.LINE_TOO_LONG));
      }
      if (endsInHalfACharacter(line)) {
        return Optional.of(defect(name, number, DefectCodes.MALFORMED));
      }
    }
    Set<MailboxField> seen = EnumSet.noneOf(MailboxField.class);
    int line = 0;
    try (PropertiesReader reader =
        SYNTAX.createPropertiesReader(new StringReader(onOneLine(text)))) {
      while (true) {
        int before = reader.getLineNumber();
        line = before + 1;
        if (!reader.nextProperty()) {
          return Optional.empty();
        }
        line = before + reader.getCommentLines().size() + 1;
        String key = reader.getPropertyName();
        Optional<MailboxField> field = MailboxField.ofKey(key);
        if (field.isEmpty()) {
          return Optional.of(defect(name, line, DefectCodes.UNKNOWN_KEY, shortened(key)));
        }
        if (!seen.add(field.get())) {
          return Optional.of(defect(name, line, DefectCodes.DUPLICATE_KEY, key));
        }
      }
    } catch (IOException | ConfigurationRuntimeException | IllegalArgumentException malformed) {
      return Optional.of(defect(name, line, DefectCodes.MALFORMED));
    }
  }

  /** Whether the line ends within the escape of a character, which Commons would drop silently. */
  private static boolean endsInHalfACharacter(String line) {
    String text = line.strip();
    int escape = text.lastIndexOf("\\u");
    if (escape < 0 || text.length() - escape >= 6 || text.startsWith("#") || text.startsWith("!")) {
      return false;
    }
    int first = escape;
    while (first > 0 && text.charAt(first - 1) == '\\') {
      first--;
    }
    return (escape - first) % 2 == 0;
  }

  /**
   * The document with this text.
   *
   * @param text one in which {@link #defectOf} finds nothing
   */
  static MailboxDocument of(String text) {
    PropertiesConfiguration properties = plainProperties();
    try {
      properties.read(new StringReader(onOneLine(text)));
    } catch (ConfigurationException | IOException defect) {
      throw new IllegalArgumentException("not a mailbox file", defect);
    }
    properties.getLayout().setLineSeparator(text.contains("\r\n") ? "\r\n" : "\n");
    return new MailboxDocument(properties);
  }

  /** The values. */
  MailboxDraft draft() {
    MailboxDraft draft = MailboxDraft.empty();
    for (MailboxField field : MailboxField.values()) {
      draft = draft.with(field, value(field));
    }
    return draft;
  }

  /**
   * Takes the values of a draft over: changed keys keep their place and comment, new ones come last
   * in the order of the fields, keys that are no longer typed disappear.
   */
  void take(MailboxDraft draft) {
    for (MailboxField field : MailboxField.values()) {
      String text = draft.text(field);
      if (text.equals(value(field))) {
        continue;
      }
      if (text.isEmpty()) {
        properties.clearProperty(field.key());
      } else {
        properties.setProperty(field.key(), text);
      }
    }
  }

  /** The text of the file. */
  String text() {
    StringWriter writer = new StringWriter();
    try {
      properties.write(writer);
    } catch (ConfigurationException | IOException defect) {
      throw new IllegalStateException("a mailbox file could not be formed", defect);
    }
    return onOneLine(writer.toString());
  }

  /** Escapes what a properties file takes for a character but Commons' pattern for a line end. */
  private static String onOneLine(String text) {
    return text.replace("\u0085", "\\u0085")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private String value(MailboxField field) {
    // The raw value: every other way of reading would interpolate.
    Object value = properties.getProperty(field.key());
    return value == null ? "" : value.toString();
  }

  private static PropertiesConfiguration plainProperties() {
    PropertiesConfiguration properties = new PropertiesConfiguration();
    properties.setIOFactory(SYNTAX);
    properties.setIncludesAllowed(false);
    properties.setInterpolator(null);
    PropertiesConfigurationLayout layout = properties.getLayout();
    layout.setLineSeparator("\n");
    return properties;
  }

  private static MailboxFileDefect defect(String file, int line, String code, String... more) {
    return new MailboxFileDefect(file, line, code, List.of(more));
  }

  private static String shortened(String key) {
    return key.length() <= 80 ? key : key.substring(0, 80) + "…";
  }
}
