package org.postampel.check.internal.catalogue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * One file of a catalogue with the texts beside it: {@code room.json}, {@code room.properties}
 * (English) and {@code room_de.properties}.
 *
 * @param part what it contributes
 * @param texts its texts by key, by language
 */
record CatalogueFile(CataloguePart part, Map<Locale, Map<String, String>> texts) {

  /** No file may be longer, in bytes. */
  private static final int LIMIT = 1024 * 1024;

  private static final String SUFFIX = ".json";

  CatalogueFile {
    texts = Map.copyOf(texts);
  }

  /**
   * Reads a file and the texts beside it.
   *
   * @param address of the JSON file
   * @throws IOException when it cannot be read or is no catalogue; the message names the place
   */
  static CatalogueFile read(URL address) throws IOException {
    String name = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
    if (!name.endsWith(SUFFIX)) {
      throw new IOException("the name of a catalogue ends in " + SUFFIX);
    }
    CataloguePart part;
    try (InputStream in = new BoundedInput(address.openStream(), LIMIT)) {
      part = CatalogueParser.parse(in);
    }
    String stem = name.substring(0, name.length() - SUFFIX.length());
    Map<Locale, Map<String, String>> texts = new HashMap<>();
    for (Locale language : CatalogueTexts.LANGUAGES) {
      String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
      texts.put(language, texts(new URL(address, stem + suffix + ".properties")));
    }
    return new CatalogueFile(part, texts);
  }

  private static Map<String, String> texts(URL address) throws IOException {
    Properties read = new Properties();
    try (InputStream in = new BoundedInput(address.openStream(), LIMIT);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      read.load(reader);
    } catch (FileNotFoundException | NoSuchFileException none) {
      return Map.of();
    }
    Map<String, String> texts = new HashMap<>();
    for (String key : read.stringPropertyNames()) {
      requireSentence(key, read.getProperty(key));
      texts.put(key, read.getProperty(key));
    }
    return texts;
  }

  /** A text that cannot be filled would only be noticed in front of a person. */
  private static void requireSentence(String key, String text) throws IOException {
    try {
      if (new MessageFormat(text).getFormatsByArgumentIndex().length <= Placeholders.ARGUMENTS) {
        return;
      }
    } catch (IllegalArgumentException unreadable) {
      throw new IOException("the text " + key + " cannot be filled", unreadable);
    }
    throw new IOException("the text " + key + " asks for a place that there is not");
  }
}
