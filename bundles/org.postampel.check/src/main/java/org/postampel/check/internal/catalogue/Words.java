package org.postampel.check.internal.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The literal words of a symptom, taken apart so that line breaks, capitals and spacing do not
 * matter.
 *
 * @param text in small letters on one line, without the codes that begin the further lines of an
 *     SMTP answer
 * @param numbers the Entra numbers it names ({@code AADSTS...})
 * @param enhanced the enhanced status codes it names (RFC 3463)
 * @param replies the reply codes its lines begin with (RFC 5321)
 * @param codes the response codes in brackets (RFC 5530, RFC 2449), in capitals
 */
record Words(
    String text,
    Set<String> numbers,
    Set<String> enhanced,
    Set<String> replies,
    Set<String> codes) {

  /** Asks for words without such a code. */
  private static final String NONE = "none";

  private static final String ENHANCED_CODE = "[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\d)(?!\\.\\d)";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:AADSTS[\\s:_#-]*+|error_codes\\W{1,6}+)(\\d{4,9})(?!\\d)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])(" + ENHANCED_CODE + ")");
  private static final Pattern REPLY = Pattern.compile("(?m)^\\s*+(\\d{3})(?=[ -]|$)");
  private static final Pattern CODE =
      Pattern.compile("\\[\\s*+([A-Za-z][A-Za-z/-]{1,40})(?=[\\] ])");
  private static final Pattern NEXT_LINE =
      Pattern.compile("\\R\\s*+(?:\\d{3}[ -](?:[\\[(]?" + ENHANCED_CODE + "[\\])]?)?)?");
  private static final Pattern GAP = Pattern.compile("[\\s\\u00a0]++");

  static Words of(String literal) {
    String line = NEXT_LINE.matcher(literal).replaceAll(" ");
    return new Words(
        GAP.matcher(line).replaceAll(" ").strip().toLowerCase(Locale.ROOT),
        all(NUMBER, literal),
        all(ENHANCED, literal),
        all(REPLY, literal),
        all(CODE, literal));
  }

  /**
   * Whether two sets have something in common, or the first one asks for nothing; {@code none} asks
   * that the second one is empty.
   */
  static boolean meet(Collection<String> wanted, Set<String> found) {
    return wanted.isEmpty()
        || wanted.stream().anyMatch(found::contains)
        || (found.isEmpty() && wanted.contains(NONE));
  }

  private static Set<String> all(Pattern pattern, String literal) {
    Set<String> found = new HashSet<>();
    for (Matcher matcher = pattern.matcher(literal); matcher.find(); ) {
      found.add(matcher.group(1).toUpperCase(Locale.ROOT));
    }
    return found;
  }
}
