package org.postampel.mail.internal.channel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.postampel.core.credential.Secret;

/**
 * Takes credentials out of what a server says: some repeat the offending command, whole or cut
 * short. Keeps its own copies of the secrets and wipes them at the end.
 */
final class EchoGuard {

  static final String MASK = "****";
  private static final int SHORTEST_SECRET = 4;
  private static final int PIECE = 12;
  private static final int HASHES = 1 << 16;

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
