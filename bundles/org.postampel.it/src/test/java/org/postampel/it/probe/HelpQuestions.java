package org.postampel.it.probe;

import static org.postampel.it.probe.Calls.call;
import static org.postampel.it.probe.Calls.callStatic;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;

/** What the help system of a workbench shows of all help that is installed. */
final class HelpQuestions {

  private static final Pattern LANGUAGE = Pattern.compile("<html lang=\"([a-z]*)\">");

  private final BundleContext context;

  HelpQuestions(BundleContext context) {
    this.context = context;
  }

  Map<String, Question> all() {
    return Map.of(
        "contents", words -> contents(), "help-page", words -> List.of(language(words.get(0))));
  }

  /**
   * For each table of contents and each topic below it, in order: depth, label, address, and the
   * language of the page there.
   */
  private List<String> contents() throws Exception {
    List<String> lines = new ArrayList<>();
    for (Object contents : (Object[]) callStatic(help("org.eclipse.help.HelpSystem"), "getTocs")) {
      Object first = call(contents, "getTopic", (Object) null);
      add(lines, 0, (String) call(contents, "getLabel"), (String) call(first, "getHref"));
      addTopics(lines, 1, (Object[]) call(contents, "getTopics"));
    }
    return lines;
  }

  private void addTopics(List<String> lines, int depth, Object... topics) throws Exception {
    for (Object topic : topics) {
      add(lines, depth, (String) call(topic, "getLabel"), (String) call(topic, "getHref"));
      addTopics(lines, depth + 1, (Object[]) call(topic, "getSubtopics"));
    }
  }

  private void add(List<String> lines, int depth, String label, String page) throws Exception {
    lines.add(String.join("\t", String.valueOf(depth), label, page, language(page)));
  }

  /**
   * The language of a page; empty without a page. What a workbench shows comes from this locator;
   * the provider around it belongs to the window with the help and its search.
   *
   * @param address the bundle and the path in it, with a slash before each
   */
  private String language(String address) throws Exception {
    Class<?> locator = help("org.eclipse.help.internal.util.ResourceLocator");
    String[] place = address.substring(1).split("/", 2);
    String reader = context.getProperty("osgi.nl");
    try (InputStream found =
        (InputStream) callStatic(locator, "openFromPlugin", place[0], place[1], reader)) {
      if (found == null) {
        return "";
      }
      String text = new String(found.readAllBytes(), StandardCharsets.UTF_8);
      Matcher language = LANGUAGE.matcher(text);
      return language.find() ? language.group(1) : "?";
    }
  }

  private Class<?> help(String name) throws ClassNotFoundException {
    return BundleQuestions.named(context, "org.eclipse.help").loadClass(name);
  }
}
