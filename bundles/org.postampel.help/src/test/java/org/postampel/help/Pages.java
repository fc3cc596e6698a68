package org.postampel.help;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The pages of one language by their names below the folder of the help, parsed as XML. */
final class Pages {

  private static final Path RESOURCES = Path.of("src/main/resources");

  private final Path folder;
  private final Map<String, Document> parsed = new TreeMap<>();

  private Pages(String language) {
    folder =
        RESOURCES
            .resolve(language.equals("en") ? "" : "nl/" + language)
            .resolve("org/postampel/help");
    names(folder).stream()
        .filter(name -> name.endsWith(".html"))
        .forEach(name -> parsed.put(name, xml(folder.resolve(name))));
  }

  static Pages in(String language) {
    return new Pages(language);
  }

  /** Everything that is taken from the folder without language where a language has none. */
  static Set<String> common() {
    return names(RESOURCES.resolve("org/postampel/help"));
  }

  Map<String, Document> html() {
    return parsed;
  }

  Document toc() {
    return xml(folder.resolve("toc.xml"));
  }

  static Stream<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  /** What can stand behind {@code #}. */
  static Set<String> anchors(Document document) {
    Set<String> anchors = new TreeSet<>();
    elements(document, "*").map(element -> element.getAttribute("id")).forEach(anchors::add);
    anchors.remove("");
    return anchors;
  }

  private static Set<String> names(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
      return names;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Document xml(Path file) {
    try {
      // Whatever a document type wants to load is nothing.
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setEntityResolver((type, system) -> new InputSource(new StringReader("")));
      return builder.parse(file.toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SAXException | ParserConfigurationException failure) {
      throw new AssertionError(file + " is not well-formed: " + failure.getMessage(), failure);
    }
  }
}
