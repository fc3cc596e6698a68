package org.postampel.mail.internal.channel;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.core.credential.Secret;

/**
 * Takes credentials out of what a server says: some repeat the offending command, whole or cut
 * short, as it was or in base64. Keeps its own copies of the secrets and wipes them at the end;
 * from then on it can tell nothing apart any more and shows nothing. Safe for several threads.
 */
public final class EchoGuard implements AutoCloseable {

  static final String MASK = "****";
  private static final int SHORTEST_SECRET = 4;
  private static final int PIECE = 12;
  private static final int HASHES = 1 << 16;

  /** Four bytes in base64 make six characters. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{6,}+={0,2}");

  private final List<Secret> secrets = new ArrayList<>();
  private boolean blind;

  /** From now on this must not appear. */
  public synchronized void add(Secret secret) {
    if (!blind && secrets.stream().noneMatch(secret::equals)) {
      secrets.add(secret.copy());
    }
  }

  /** The text with every secret, and every long piece of one, replaced. */
  public synchronized String clean(String text) {
    if (blind) {
      return MASK;
    }
    String cleaned = withoutSecrets(text);
    Matcher words = BASE64.matcher(cleaned);
    String decoded = words.results().map(word -> decoded(word.group())).collect(joining("\n"));
    return withoutSecrets(decoded).equals(decoded)
        ? cleaned
        : words.reset().replaceAll(word -> isTelling(word.group()) ? MASK : word.group());
  }

  /** Wipes the secrets. */
  @Override
  public void close() {
    wipe();
  }

  synchronized void wipe() {
    blind |= !secrets.isEmpty();
    secrets.forEach(Secret::close);
    secrets.clear();
  }

  private String withoutSecrets(String text) {
    String cleaned = text;
    for (Secret secret : secrets) {
      String before = cleaned;
      cleaned = secret.use(characters -> without(before, characters));
    }
    return cleaned;
  }

  private boolean isTelling(String word) {
    String decoded = decoded(word);
    return !withoutSecrets(decoded).equals(decoded);
  }

  /** The word decoded from each of the four places where its first group may begin. */
  private static String decoded(String word) {
    String digits = word.replace("=", "");
    StringBuilder all = new StringBuilder();
    for (int begin = 0; begin < 4 && begin + 1 < digits.length(); begin++) {
      int length = digits.length() - begin;
      // One character left over holds no whole byte.
      int end = begin + length - (length % 4 == 1 ? 1 : 0);
      byte[] bytes = Base64.getDecoder().decode(digits.substring(begin, end));
      all.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
    }
    return all.toString();
  }

  private static String without(String text, char[] characters) {
    if (characters.length < SHORTEST_SECRET) {
      return text;
    }
    String secret = new String(characters);
    if (secret.length() <= PIECE) {
      return text.replace(secret, MASK);
    }
    return text.length() < PIECE ? text : withoutPieces(text, secret);
  }

  /** Hashes of all pieces come first, so that a long line and a long token stay cheap. */
  private static String withoutPieces(String text, String secret) {
    BitSet pieces = new BitSet(HASHES);
    for (int i = 0; i + PIECE <= secret.length(); i++) {
      pieces.set(hash(secret, i));
    }
    StringBuilder cleaned = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = at;
      if (at + PIECE <= text.length() && pieces.get(hash(text, at))) {
        end = endOfPiece(text, at, secret);
      }
      if (end > at) {
        cleaned.append(MASK);
        at = end;
      } else {
        cleaned.append(text.charAt(at++));
      }
    }
    return cleaned.toString();
  }

  private static int endOfPiece(String text, int begin, String secret) {
    int found = secret.indexOf(text.substring(begin, begin + PIECE));
    if (found < 0) {
      return begin;
    }
    int length = PIECE;
    while (begin + length < text.length()
        && found + length < secret.length()
        && text.charAt(begin + length) == secret.charAt(found + length)) {
      length++;
    }
    return begin + length;
  }

  private static int hash(String text, int begin) {
    int hash = 0;
    for (int i = begin; i < begin + PIECE; i++) {
      hash = hash * 31 + text.charAt(i);
    }
    return (hash ^ (hash >>> 16)) & (HASHES - 1);
  }
}
