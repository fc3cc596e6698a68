package org.postampel.check.internal.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postampel.check.CheckTexts;
import org.postampel.check.Light;
import org.postampel.core.text.Texts;

/**
 * The pages of the user help about findings, in one language. Findings whose codes begin with the
 * same word share a page, on which the code is the anchor.
 */
final class FindingPages {

  /** Stand for the values of a mailbox, one character each, until they become words. */
  private static final int FIRST_PLACE = 0xE000;

  private static final List<String> PLACES =
      List.of(
          "mailbox",
          "person",
          "host",
          "port",
          "protocol",
          "tenant",
          "clientId",
          "detail",
          "answer",
          "signer");
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  private final FindingsCatalogue catalogue = FindingsCatalogue.builtIn();
  private final Locale locale;
  private final Texts words;

  FindingPages(Locale locale) {
    this.locale = locale;
    this.words = Texts.beside(FindingPages.class, locale);
  }

  /** Every page by its name below the folder of the help. */
  Map<String, String> pages() {
    Map<String, List<Entry>> groups = groups();
    Map<String, String> pages = new LinkedHashMap<>();
    groups.forEach(
        (group, entries) -> pages.put("findings/" + group + ".html", page(group, entries)));
    pages.put("findings.html", overview(groups));
    return pages;
  }

  /** The codes of all findings a check can make, and of all advice. */
  List<String> codes() {
    return groups().values().stream().flatMap(List::stream).map(Entry::code).toList();
  }

  private record Entry(String code, String reference, String light, String summary, String rest) {}

  private Map<String, List<Entry>> groups() {
    List<Entry> entries = new ArrayList<>();
    catalogue.rows().stream()
        .flatMap(row -> row.made().stream())
        .filter(code -> words.has("made." + code))
        .distinct()
        .forEach(code -> entries.add(made(code)));
    catalogue.findings().forEach(finding -> entries.add(entry(finding)));
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    for (String group : words.get("groups").split(" ")) {
      groups.put(group, new ArrayList<>());
    }
    entries.forEach(entry -> groups.get(entry.code().split("\\.")[0]).add(entry));
    return groups;
  }

  private Entry made(String code) {
    String rest =
        line("p", escaped(words.get("made." + code + ".cause")))
            + "<ul>\n"
            + line(
                "li",
                element("b", escaped(words.get("who.user")))
                    + " "
                    + escaped(words.get("made." + code + ".remedy")))
            + "</ul>\n";
    return new Entry(code, "", "red", escaped(words.get("made." + code)), rest);
  }

  private Entry entry(FindingRow finding) {
    StringBuilder rest = new StringBuilder();
    boolean several = finding.causes().size() > 1;
    rest.append(line("h3", escaped(words.get(several ? "causes" : "cause"))));
    rest.append(several ? "<ol>\n" : "");
    for (String cause : finding.causes()) {
      String told = line("p", text("cause." + cause)) + remedies(cause);
      rest.append(several ? line("li", "\n" + told) : told);
    }
    rest.append(several ? "</ol>\n" : "");
    return new Entry(
        finding.code(),
        finding.reference(),
        finding.kind() == FindingRow.Kind.ADVICE ? "" : finding.light().id(),
        text("finding." + finding.code()),
        rest.toString());
  }

  private String remedies(String cause) {
    return catalogue.causes().get(cause).remedies().stream()
        .map(id -> remedy(catalogue.remedies().get(id)))
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private String remedy(RemedyRow remedy) {
    String who = element("b", escaped(words.get("who." + remedy.who().id())));
    String said = who + " " + only(remedy) + text("remedy." + remedy.id());
    String command =
        remedy.command().isEmpty() ? "" : "\n<pre>" + filled(remedy.command()) + "</pre>";
    return line("li", said + link(remedy.link()) + command);
  }

  /** For whom alone a remedy is, as a word in brackets. */
  private String only(RemedyRow remedy) {
    return remedy.only().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            fact ->
                "only."
                    + fact.getKey()
                    + "."
                    + fact.getValue().stream().sorted().findFirst().orElseThrow())
        .map(key -> "(" + escaped(words.get(key)) + ") ")
        .collect(Collectors.joining());
  }

  private String link(String link) {
    if (link.isEmpty()) {
      return "";
    }
    return PLACE.matcher(link).find()
        ? "\n<pre>" + filled(link) + "</pre>"
        : " <a href=\""
            + escaped(link)
            + "\">"
            + escaped(link.replaceFirst("^https://", ""))
            + "</a>";
  }

  private String page(String group, List<Entry> entries) {
    StringBuilder body = new StringBuilder();
    body.append(line("p", words.get("intro", "../check.html", "../powershell.html")));
    for (Entry entry : entries) {
      body.append("<section id=\"").append(entry.code()).append("\">\n");
      body.append(line("h2", entry.summary()));
      body.append("<p class=\"code\">");
      if (!entry.light().isEmpty()) {
        String word =
            CheckTexts.in(locale).light(Light.valueOf(entry.light().toUpperCase(Locale.ROOT)));
        body.append("<span class=\"")
            .append(entry.light())
            .append("\">")
            .append(word)
            .append("</span> ");
      }
      body.append(element("code", entry.code()));
      body.append(entry.reference().isEmpty() ? "" : " (" + entry.reference() + ")");
      body.append("</p>\n").append(entry.rest()).append("</section>\n");
    }
    return html(words.get("group." + group), "../", body.toString());
  }

  private String overview(Map<String, List<Entry>> groups) {
    StringBuilder body = new StringBuilder();
    body.append(line("p", words.get("overview.intro", "check.html")));
    groups.forEach(
        (group, entries) -> {
          String page = "findings/" + group + ".html";
          body.append(
              line(
                  "h2",
                  "<a href=\"" + page + "\">" + escaped(words.get("group." + group)) + "</a>"));
          body.append("<ul class=\"findings\">\n");
          for (Entry entry : entries) {
            body.append(
                line(
                    "li",
                    "<a href=\""
                        + page
                        + "#"
                        + entry.code()
                        + "\">"
                        + entry.summary()
                        + "</a> "
                        + element("code", entry.code())));
          }
          body.append("</ul>\n");
        });
    return html(words.get("overview.title"), "", body.toString());
  }

  private String html(String title, String root, String body) {
    return "<!DOCTYPE html>\n"
        + ("<html lang=\"" + locale.getLanguage() + "\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        + line("title", escaped(title))
        + ("<link rel=\"stylesheet\" href=\"" + root + "help.css\"/>\n</head>\n<body>\n")
        + ("<nav><a href=\"" + root + "index.html\">" + words.get("nav.index") + "</a>")
        + (" <a href=\"" + root + "findings.html\">" + words.get("nav.findings") + "</a></nav>\n")
        + ("<main>\n" + line("h1", escaped(title)) + body + "</main>\n</body>\n</html>\n");
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String line(String name, String content) {
    return element(name, content) + "\n";
  }

  /** A sentence of the catalogue, with words where a check has values. */
  private String text(String key) {
    Object[] arguments = new Object[PLACES.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = String.valueOf((char) (FIRST_PLACE + i));
    }
    String sentence = escaped(catalogue.sentence(key, arguments).in(locale));
    for (int i = 0; i < arguments.length; i++) {
      sentence = sentence.replace((String) arguments[i], word(PLACES.get(i)));
    }
    return sentence;
  }

  private String filled(String template) {
    return PLACE
        .matcher(escaped(template))
        .replaceAll(place -> Matcher.quoteReplacement(word(place.group(1))));
  }

  private String word(String place) {
    return "<var>" + escaped(words.get("place." + place)) + "</var>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
