package org.postampel.mail.internal.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.core.credential.Secret;

/**
 * Takes credentials out of what a server says: some repeat the offending command, whole or cut
 * short. Keeps its own copies of the secrets and wipes them at the end.
 */
final class EchoGuard {

  static final String MASK = "****";
  private static final int SHORTEST_SECRET = 4;
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+/=._~-]{12,}");

  private final List<Secret> secrets = new ArrayList<>();

  /** From now on this must not appear. */
  synchronized void add(Secret secret) {
    if (secrets.stream().noneMatch(secret::equals)) {
      secrets.add(secret.copy());
    }
  }

  /** The text with every secret, and every long piece of one, replaced. */
  synchronized String clean(String text) {
    String cleaned = text;
    for (Secret secret : secrets) {
      String before = cleaned;
      cleaned = secret.use(characters -> without(before, characters));
    }
    return cleaned;
  }

  synchronized void wipe() {
    secrets.forEach(Secret::close);
    secrets.clear();
  }

  private static String without(String text, char[] characters) {
    if (characters.length < SHORTEST_SECRET) {
      return text;
    }
    String secret = new String(characters);
    String cleaned = text.replace(secret, MASK);
    Matcher word = LONG_WORD.matcher(cleaned);
    StringBuilder rest = new StringBuilder(cleaned.length());
    while (word.find()) {
      word.appendReplacement(
          rest, secret.contains(word.group()) ? MASK : Matcher.quoteReplacement(word.group()));
    }
    word.appendTail(rest);
    return rest.toString();
  }
}
