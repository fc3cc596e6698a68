package org.postampel.oauth.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.postampel.core.credential.AuthorityFailure;

/** Numbers in an authority's explanation that choose a more helpful sentence; data, not logic. */
final class Hints {

  private static final Set<String> ADMINISTRATOR_CONSENT = load("administrator-consent");
  private static final Set<String> POLICY = load("policy");

  private static final Pattern NUMBER =
      Pattern.compile("(?:AADSTS|error_codes: )(\\d{4,9})(?!\\d)", Pattern.CASE_INSENSITIVE);

  private Hints() {}

  /** Whether the explanation says that an administrator has to consent. */
  static boolean administratorConsent(AuthorityFailure failure) {
    return isOneOf(ADMINISTRATOR_CONSENT, failure);
  }

  /** Whether the explanation says that a rule of the organisation forbids the sign-in. */
  static boolean policy(AuthorityFailure failure) {
    return isOneOf(POLICY, failure);
  }

  private static boolean isOneOf(Set<String> numbers, AuthorityFailure failure) {
    return NUMBER
        .matcher(failure.description())
        .results()
        .anyMatch(number -> numbers.contains("AADSTS" + number.group(1)));
  }

  private static Set<String> load(String key) {
    try (InputStream file = Hints.class.getResourceAsStream("hints.properties");
        Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      return Set.of(properties.getProperty(key).strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
