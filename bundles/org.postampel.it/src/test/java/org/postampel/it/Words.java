package org.postampel.it;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.JarFile;

/**
 * The words of the check, the host and the dialogs in one language, as the distribution shows them.
 */
final class Words {

  private final Properties texts = new Properties();

  private Words() {}

  /** The words in this language, {@code de} or {@code en}. */
  static Words in(String language) throws IOException {
    Words words = new Words();
    String end = language.equals("en") ? ".properties" : "_" + language + ".properties";
    // Where two have a key the later one is meant.
    words.load("org.postampel.check_", "org/postampel/check/catalogue/imap" + end);
    words.load("org.postampel.check_", "org/postampel/check/messages" + end);
    words.load("org.postampel.host_", "org/postampel/host/internal/messages" + end);
    words.load("org.postampel.ui_", "org/postampel/ui/messages" + end);
    words.load("org.postampel.ui_", "plugin" + end);
    return words;
  }

  private void load(String bundle, String name) throws IOException {
    Path jar =
        Distribution.ownPlugins().stream()
            .filter(file -> file.getFileName().toString().startsWith(bundle))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + bundle));
    try (JarFile opened = new JarFile(jar.toFile());
        Reader reader =
            new InputStreamReader(
                opened.getInputStream(opened.getEntry(name)), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
  }

  /** The text of this key as it is read, without the mark of its mnemonic. */
  String of(String key) {
    return pattern(key).replace("''", "'");
  }

  /** The letter of the key that does the same with Alt. */
  String mnemonic(String key) {
    String text = texts.getProperty(key, "");
    int mark = text.indexOf('&');
    if (mark < 0) {
      throw new AssertionError(key + " has no key of its own: " + text);
    }
    return text.substring(mark + 1, mark + 2).toLowerCase(Locale.ROOT);
  }

  /** The text of this key with its blanks filled. */
  String of(String key, Object... values) {
    return MessageFormat.format(pattern(key), values);
  }

  private String pattern(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new AssertionError("the distribution has no text " + key);
    }
    return text.replace("&", "").strip();
  }
}
