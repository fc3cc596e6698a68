package org.postampel.felix.shim;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.ResourceBundle;
import org.eclipse.osgi.service.localization.BundleLocalization;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * The translations of a bundle's manifest and {@code plugin.xml}, found as the OSGi core
 * specification (section 3.11) says: the file named by {@code Bundle-Localization}, most special
 * language first, fragments included.
 */
final class BundleTexts implements BundleLocalization {

  @Override
  public ResourceBundle getLocalization(Bundle bundle, String locale) {
    String base = bundle.getHeaders("").get(Constants.BUNDLE_LOCALIZATION);
    if (base == null) {
      base = Constants.BUNDLE_LOCALIZATION_DEFAULT_BASENAME;
    }
    String language = locale == null ? Locale.getDefault().toString() : locale;
    Properties texts = new Properties();
    boolean found = false;
    for (String suffix : fromGeneralToSpecial(language)) {
      found |= addTo(texts, bundle, base + suffix + ".properties");
    }
    if (!found) {
      throw new MissingResourceException(
          "no texts of " + bundle.getSymbolicName(), getClass().getName(), base);
    }
    return new Lookup(texts);
  }

  private static Deque<String> fromGeneralToSpecial(String language) {
    Deque<String> suffixes = new ArrayDeque<>();
    String rest = language;
    while (!rest.isEmpty()) {
      suffixes.push("_" + rest);
      rest = rest.contains("_") ? rest.substring(0, rest.lastIndexOf('_')) : "";
    }
    suffixes.push("");
    return suffixes;
  }

  private static boolean addTo(Properties texts, Bundle bundle, String path) {
    String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "/";
    String file = path.substring(path.lastIndexOf('/') + 1);
    Enumeration<URL> entries = bundle.findEntries(folder, file, false);
    if (entries == null) {
      return false;
    }
    for (URL entry : Collections.list(entries)) {
      try (Reader reader = new InputStreamReader(entry.openStream(), StandardCharsets.UTF_8)) {
        texts.load(reader);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return true;
  }

  private static final class Lookup extends ResourceBundle {
    private final Properties texts;

    Lookup(Properties texts) {
      this.texts = texts;
    }

    @Override
    protected Object handleGetObject(String key) {
      return texts.getProperty(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(texts.stringPropertyNames());
    }
  }
}
