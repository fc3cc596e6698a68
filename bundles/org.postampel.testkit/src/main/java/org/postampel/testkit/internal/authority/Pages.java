package org.postampel.testkit.internal.authority;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.postampel.core.text.Texts;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Person;

/** The HTML pages a person sees; every value from outside is escaped. */
final class Pages {
  private static final String STYLE =
      "body{font-family:sans-serif;background:#eef1f4;color:#1b1b1b;margin:0}"
          + "main{background:#fff;max-width:26rem;margin:4rem auto;padding:2rem;"
          + "box-shadow:0 2px 8px #0003}h1{font-size:1.4rem}"
          + "button{display:block;width:100%;text-align:left;padding:.7rem;margin:.4rem 0;"
          + "font:inherit;border:1px solid #8a8a8a;background:#fff;cursor:pointer}"
          + "button.go{background:#0b5cad;color:#fff;border-color:#0b5cad;text-align:center}"
          + "small{color:#555;display:block}input[type=text]{width:100%;box-sizing:border-box;"
          + "padding:.6rem;font:inherit}code{word-break:break-word}";

  private final Texts texts;

  Pages(Locale language) {
    this.texts = Texts.beside(Pages.class, language);
  }

  String pickAccount(
      String action, String pending, Client client, List<Person> people, Optional<String> hint) {
    StringBuilder form = new StringBuilder();
    form.append("<p>").append(escape(texts.get("pick.for", client.name()))).append("</p>");
    form.append(formStart(action, Map.of("pending", pending)));
    for (Person person : people) {
      boolean expected = hint.filter(person.address()::equalsIgnoreCase).isPresent();
      form.append("<button name=\"account\" value=\"")
          .append(escape(person.address()))
          .append(expected ? "\" autofocus>" : "\">")
          .append(escape(person.name()))
          .append("<small>")
          .append(escape(person.address()))
          .append("</small></button>");
    }
    form.append("</form>").append(formStart(action, Map.of("pending", pending)));
    form.append("<label>")
        .append(escape(texts.get("pick.other")))
        .append(" <input type=\"text\" name=\"account\" autocomplete=\"off\"></label>")
        .append(button("go", "", "", texts.get("pick.next")))
        .append("</form>")
        .append(formStart(action, Map.of("pending", pending)))
        .append(button("", "cancel", "1", texts.get("pick.cancel")))
        .append("</form>");
    return page(texts.get("pick.title"), form.toString());
  }

  String consent(String action, String pending, Client client, Person person, Set<String> names) {
    StringBuilder form = new StringBuilder();
    form.append("<p>")
        .append(escape(texts.get("consent.for", client.name(), person.address())))
        .append("</p><ul>");
    for (String name : new TreeSet<>(names)) {
      String key = "scope." + name;
      form.append("<li>")
          .append(escape(texts.has(key) ? texts.get(key) : name))
          .append("<small>")
          .append(escape(name))
          .append("</small></li>");
    }
    form.append("</ul>")
        .append(formStart(action, Map.of("pending", pending)))
        .append(button("go", "decision", "accept", texts.get("consent.accept")))
        .append(button("", "decision", "decline", texts.get("consent.decline")))
        .append("</form>");
    return page(texts.get("consent.title"), form.toString());
  }

  String administratorNeeded(String action, String pending, Client client, String sentence) {
    return page(
        texts.get("administrator.title"),
        "<p>"
            + escape(texts.get("administrator.text", client.name()))
            + "</p><p><code>"
            + escape(sentence)
            + "</code></p>"
            + formStart(action, Map.of("pending", pending))
            + button("go", "decision", "back", texts.get("administrator.back"))
            + "</form>");
  }

  String administratorConsent(String action, Map<String, String> fields, Client client) {
    return page(
        texts.get("adminconsent.title"),
        "<p>"
            + escape(texts.get("adminconsent.text", client.name()))
            + "</p>"
            + formStart(action, fields)
            + button("go", "decision", "accept", texts.get("consent.accept"))
            + button("", "decision", "decline", texts.get("consent.decline"))
            + "</form>");
  }

  String typeDeviceCode(String action) {
    return page(
        texts.get("device.title"),
        formStart(action, Map.of())
            + "<label>"
            + escape(texts.get("device.code"))
            + " <input type=\"text\" name=\"user_code\" autocomplete=\"off\" autofocus></label>"
            + button("go", "", "", texts.get("pick.next"))
            + "</form>");
  }

  /** The page that carries the answer to the application by itself (OAuth form post response). */
  String answer(String redirect, Map<String, String> parameters) {
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>"
        + escape(texts.get("answer.title"))
        + "</title></head><body onload=\"document.forms[0].submit()\">"
        + "<form id=\"answer\" method=\"post\" action=\""
        + escape(redirect)
        + "\">"
        + hidden(parameters)
        + "<noscript>"
        + button("go", "", "", texts.get("answer.next"))
        + "</noscript></form></body></html>";
  }

  String message(String key) {
    return page(texts.get(key + ".title"), "<p>" + escape(texts.get(key + ".text")) + "</p>");
  }

  String refusal(String sentence) {
    return page(
        texts.get("refusal.title"),
        "<p>"
            + escape(texts.get("refusal.text"))
            + "</p><p><code id=\"refusal\">"
            + escape(sentence)
            + "</code></p>");
  }

  private String page(String title, String body) {
    return "<!DOCTYPE html><html lang=\""
        + texts.locale().getLanguage()
        + "\"><head><meta charset=\"utf-8\"><title>"
        + escape(title)
        + "</title><style>"
        + STYLE
        + "</style></head><body><main><small>"
        + escape(texts.get("demo"))
        + "</small><h1>"
        + escape(title)
        + "</h1>"
        + body
        + "</main></body></html>";
  }

  private static String formStart(String action, Map<String, String> fields) {
    return "<form method=\"post\" action=\"" + escape(action) + "\">" + hidden(fields);
  }

  private static String hidden(Map<String, String> fields) {
    StringBuilder html = new StringBuilder();
    fields.forEach(
        (name, value) ->
            html.append("<input type=\"hidden\" name=\"")
                .append(escape(name))
                .append("\" value=\"")
                .append(escape(value))
                .append("\">"));
    return html.toString();
  }

  private static String button(String style, String name, String value, String label) {
    return "<button class=\""
        + style
        + "\""
        + (name.isEmpty() ? "" : " name=\"" + escape(name) + "\" value=\"" + escape(value) + "\"")
        + ">"
        + escape(label)
        + "</button>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
