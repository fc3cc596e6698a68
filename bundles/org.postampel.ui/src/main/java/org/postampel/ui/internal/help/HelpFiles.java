package org.postampel.ui.internal.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The pages of the help as files, unpacked when the first one is wanted: a browser cannot look into
 * a bundle. A page is taken in the wanted language where there is one, else in English, which is
 * how a workbench does it too.
 */
public final class HelpFiles {

  private static final String LIST = HelpTopic.FOLDER + "files.txt";
  private static final String OVERVIEW = HelpTopic.FOLDER + "findings.html";

  private static final Pattern HARMLESS = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  private final Function<String, Optional<URL>> content;
  private final Path folder;
  private final String language;
  private Set<String> unpacked = Set.of();

  /**
   * The pages of this content.
   *
   * @param content finds an entry of the help by its path
   * @param folder where the pages are unpacked, below a folder of their language
   * @param locale the language wanted
   */
  public HelpFiles(Function<String, Optional<URL>> content, Path folder, Locale locale) {
    this.content = Objects.requireNonNull(content);
    this.language = locale.getLanguage().isEmpty() ? "en" : locale.getLanguage();
    this.folder = folder.resolve(language);
  }

  /**
   * Where a page lies; touches the disk. A page the help does not have, as of a vendor's finding,
   * is answered by the overview of the findings.
   *
   * @param page a path inside the bundle, perhaps with an anchor
   * @return empty where there is no help at all
   */
  public synchronized Optional<URI> address(String page) {
    if (unpacked.isEmpty()) {
      unpacked = unpack();
    }
    if (unpacked.isEmpty()) {
      return Optional.empty();
    }
    int hash = page.indexOf('#');
    String name = hash < 0 ? page : page.substring(0, hash);
    if (!unpacked.contains(name)) {
      return Optional.of(folder.resolve(OVERVIEW).toUri());
    }
    String anchor = hash < 0 ? "" : page.substring(hash + 1);
    return Optional.of(
        HARMLESS.matcher(anchor).matches()
            ? signpost(folder.resolve(name), anchor)
            : folder.resolve(name).toUri());
  }

  /**
   * A page that leads to the place at once. The address of a file loses what follows its {@code #}
   * on the way from a desktop to its browser.
   */
  private static URI signpost(Path page, String anchor) {
    String to = page.getFileName() + "#" + anchor;
    String html =
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/><title>Postampel</title>"
            + ("<meta http-equiv=\"refresh\" content=\"0; url=" + to + "\"/></head>")
            + ("<body><p><a href=\"" + to + "\">" + anchor + "</a></p></body></html>\n");
    try {
      return Files.writeString(page.resolveSibling("to-" + anchor + ".html"), html).toUri();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Set<String> unpack() {
    try {
      Optional<URL> list = content.apply(LIST);
      if (list.isEmpty()) {
        return Set.of();
      }
      Set<String> done = new TreeSet<>();
      for (String name : lines(list.get())) {
        copy(HelpTopic.FOLDER + name);
        done.add(HelpTopic.FOLDER + name);
      }
      return done;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void copy(String name) throws IOException {
    URL from =
        content
            .apply("nl/" + language + "/" + name)
            .or(() -> content.apply(name))
            .orElseThrow(() -> new IOException("the help lacks " + name));
    Path to = folder.resolve(name);
    Files.createDirectories(to.getParent());
    try (InputStream in = from.openStream()) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<String> lines(URL list) throws IOException {
    try (InputStream in = list.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
