package org.postampel.oauth.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import org.postampel.core.credential.AuthorityFailure;

/** Numbers in an authority's explanation that choose a more helpful sentence; data, not logic. */
final class Hints {

  private static final Set<String> ADMINISTRATOR_CONSENT = load("administrator-consent");
  private static final Set<String> POLICY = load("policy");

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
    String description = failure.description();
    int end = description.indexOf(':');
    return end > 0 && numbers.contains(description.substring(0, end));
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
