package org.postampel.oauth.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.postampel.core.text.Texts;
import org.postampel.oauth.OAuthServices;

/** The page the person sees in the browser at the end; shows nothing that came from outside. */
final class BrowserPage {

  /** What the page says. */
  enum Message {
    /** Somebody is signed in. */
    DONE,
    /** It did not succeed. */
    FAILED,
    /** The answer belongs to no sign-in of ours. */
    FOREIGN
  }

  private BrowserPage() {}

  /**
   * The page as UTF-8.
   *
   * @param acceptLanguage the browser's header of that name, or empty
   */
  static byte[] html(Message message, String acceptLanguage) {
    Locale locale = german(acceptLanguage) ? Locale.GERMAN : Locale.ENGLISH;
    Texts texts = OAuthServices.texts(locale);
    String key = "page." + message.name().toLowerCase(Locale.ROOT);
    String html =
        """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="utf-8"><title>%s</title>
        <style>body{font:1.1em sans-serif;margin:4em auto;max-width:36em;padding:0 1em}</style>
        </head>
        <body><h1>Postampel</h1><p>%s</p></body>
        </html>
        """
            .formatted(
                locale.getLanguage(), escaped(texts.get("page.title")), escaped(texts.get(key)));
    return html.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean german(String acceptLanguage) {
    return acceptLanguage.strip().toLowerCase(Locale.ROOT).startsWith("de");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
