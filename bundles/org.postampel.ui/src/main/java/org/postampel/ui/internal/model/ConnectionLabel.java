package org.postampel.ui.internal.model;

import java.util.List;
import java.util.Locale;

/** What the words before a value say it is, in German or English, as the portals write them. */
enum ConnectionLabel {
  TENANT("tenant", "mandant", "verzeichnis", "directory"),
  CLIENT("client", "anwendung", "application", "app-id", "app id", "appid", "applikation"),
  SECRET("secret", "geheim", "clientschlüssel", "schlüsselwert"),
  REDIRECT("redirect", "umleitung", "weiterleitung", "reply url", "antwort-url"),
  SECRET_END("gültig bis", "läuft ab", "ablauf", "expires", "expiry", "valid until"),
  /** Something that must not be taken for one of the others, such as an object ID. */
  OTHER("object", "objekt", "secret id", "secret-id", "geheimnis-id", "schlüssel-id"),
  NONE;

  private final List<String> words;

  ConnectionLabel(String... words) {
    this.words = List.of(words);
  }

  /** What this text announces; nothing where it announces two things at once. */
  static ConnectionLabel in(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT)
            .replace('_', ' ')
            .replaceAll("(nicht|not|kein|keine|no)( die| the)? id\\b", "");
    if (OTHER.isIn(plain) || SECRET.isIn(plain) && plain.matches(".*\\bid\\b.*")) {
      return OTHER;
    }
    for (ConnectionLabel certain : List.of(SECRET_END, SECRET, REDIRECT)) {
      if (certain.isIn(plain)) {
        return certain;
      }
    }
    boolean tenant = TENANT.isIn(plain);
    boolean client = CLIENT.isIn(plain);
    return tenant == client ? NONE : tenant ? TENANT : CLIENT;
  }

  private boolean isIn(String text) {
    return words.stream().anyMatch(text::contains);
  }
}
