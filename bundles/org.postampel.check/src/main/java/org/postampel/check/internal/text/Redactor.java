package org.postampel.check.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last look at a text before it becomes evidence: removes whatever looks like a token, a
 * password or a credential in base64. Rather too much than too little. Stateless.
 */
public final class Redactor {

  /** What stands in the place of a removed text. */
  public static final String REMOVED = "[removed]";

  private static final int LONGEST_LOOKED_AT = 64 * 1024;

  /** Words after which a secret follows; the first group is kept. */
  private static final List<Pattern> NAMED =
      List.of(
          Pattern.compile("(?i)(\\bBearer\\s+)[A-Za-z0-9._~+/=-]{4,}"),
          Pattern.compile(
              "(?i)(\\bAUTH(?:ENTICATE)?\\s+(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|SCRAM-[A-Z0-9-]+)\\s+)"
                  + "[A-Za-z0-9+/=]{12,}"),
          Pattern.compile("(?m)^((?!NO |OK |BAD )[A-Za-z]\\w* LOGIN \\S+ )\\S+$"),
          Pattern.compile("(?m)^(PASS )\\S+$"),
          Pattern.compile(
              "(?i)(\"?\\b(?:access_token|refresh_token|id_token|client_secret|client_assertion"
                  + "|code_verifier|device_code|password|passwort|assertion)\"?\\s*[=:]\\s*\"?)"
                  + "[^\"&\\s,}]+"));

  private static final Pattern JWT =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){1,4}");
  private static final Pattern GOOGLE = Pattern.compile("\\b(?:ya29|1//)[A-Za-z0-9._/-]{10,}");
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_=-]{8,}");
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int SUSPICIOUS_LENGTH = 40;

  private Redactor() {}

  /** The text without what looks like a secret. */
  public static String redact(String text) {
    String shown = text.length() > LONGEST_LOOKED_AT ? text.substring(0, LONGEST_LOOKED_AT) : text;
    for (Pattern pattern : NAMED) {
      shown = pattern.matcher(shown).replaceAll("$1" + REMOVED);
    }
    shown = JWT.matcher(shown).replaceAll(REMOVED);
    shown = GOOGLE.matcher(shown).replaceAll(REMOVED);
    return RUN.matcher(shown)
        .replaceAll(run -> isSuspicious(run) ? REMOVED : Matcher.quoteReplacement(run.group()));
  }

  private static boolean isSuspicious(MatchResult run) {
    String text = run.group();
    if (GUID.matcher(text).matches()) {
      return false;
    }
    return looksRandom(text) || holdsCredential(text);
  }

  /** A long run of mixed letters and digits without a structure people would type. */
  private static boolean looksRandom(String text) {
    if (text.length() < SUSPICIOUS_LENGTH) {
      return false;
    }
    boolean digit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean upper = text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    boolean lower = text.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    long slashes = text.chars().filter(c -> c == '/').count();
    return digit && upper && lower && slashes * 8 < text.length();
  }

  /** Base64 of SASL PLAIN (NUL separated) or XOAUTH2 (separated by U+0001), RFC 4616 and 7628. */
  private static boolean holdsCredential(String text) {
    try {
      String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      boolean readable = decoded.chars().allMatch(c -> c <= 1 || c >= ' ' && c != 0xFFFD);
      long separators = decoded.chars().filter(c -> c == 0).count();
      return readable
          && (separators == 2 || decoded.indexOf('\u0001') >= 0 && decoded.contains("user="));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
