package org.postampel.testkit.demo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.testkit.demo.DemoBrowser.Behaviour;

/**
 * A form of a page with what is sent when one of its buttons is pressed.
 *
 * @param action where it goes, may be relative
 * @param fields what is sent
 */
record DemoForm(String action, Map<String, String> fields) {
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
  private static final Pattern TYPED = Pattern.compile("<input type=\"text\" name=\"([^\"]*)\"");
  private static final Pattern BUTTON =
      Pattern.compile("<button[^>]* name=\"([^\"]*)\" value=\"([^\"]*)\"");

  /** Returns the first form of a page as it submits itself. */
  static Optional<DemoForm> first(String page) {
    return all(page).stream().findFirst().map(form -> new DemoForm(form.action, form.fields));
  }

  /** Returns what somebody sends from this page who behaves so. */
  static Optional<DemoForm> choose(String page, String account, Behaviour behaviour) {
    Optional<DemoForm> typed = Optional.empty();
    boolean picker = page.contains("name=\"account\"");
    for (Form form : all(page)) {
      for (String[] button : form.buttons) {
        if (pressed(picker, button, account, behaviour)) {
          return Optional.of(form.with(button[0], button[1]));
        }
      }
      if (picker && form.typed.contains("account") && behaviour != Behaviour.CANCELS) {
        typed = Optional.of(form.with("account", account));
      }
    }
    return typed;
  }

  private static boolean pressed(
      boolean picker, String[] button, String account, Behaviour behaviour) {
    if (picker) {
      return behaviour == Behaviour.CANCELS
          ? button[0].equals("cancel")
          : button[0].equals("account") && button[1].equalsIgnoreCase(account);
    }
    String wanted = behaviour == Behaviour.ACCEPTS ? "accept" : "decline";
    return button[0].equals("decision") && (button[1].equals(wanted) || button[1].equals("back"));
  }

  private record Form(
      String action, Map<String, String> fields, List<String> typed, List<String[]> buttons) {
    DemoForm with(String name, String value) {
      Map<String, String> all = new LinkedHashMap<>(fields);
      all.put(name, value);
      return new DemoForm(action, all);
    }
  }

  private static List<Form> all(String page) {
    List<Form> forms = new ArrayList<>();
    Matcher form = FORM.matcher(page);
    while (form.find()) {
      Map<String, String> fields = new LinkedHashMap<>();
      Matcher hidden = HIDDEN.matcher(form.group(2));
      while (hidden.find()) {
        fields.put(unescaped(hidden.group(1)), unescaped(hidden.group(2)));
      }
      List<String> typed = new ArrayList<>();
      Matcher text = TYPED.matcher(form.group(2));
      while (text.find()) {
        typed.add(text.group(1));
      }
      List<String[]> buttons = new ArrayList<>();
      Matcher button = BUTTON.matcher(form.group(2));
      while (button.find()) {
        buttons.add(new String[] {unescaped(button.group(1)), unescaped(button.group(2))});
      }
      forms.add(new Form(unescaped(form.group(1)), fields, typed, buttons));
    }
    return forms;
  }

  static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
