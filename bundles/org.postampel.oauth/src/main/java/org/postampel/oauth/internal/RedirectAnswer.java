package org.postampel.oauth.internal;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.core.credential.AuthorityFailure;

/**
 * The parameters the browser brought back to the redirect address (RFC 6749, section 4.1.2).
 *
 * @param parameters by name; no name occurs twice
 */
record RedirectAnswer(Map<String, List<String>> parameters) {

  RedirectAnswer {
    parameters = Map.copyOf(parameters);
  }

  /** Reads a query or a form; empty when a parameter occurs twice or it is no answer at all. */
  static Optional<RedirectAnswer> parse(String encoded) {
    try {
      Map<String, List<String>> parameters = URLUtils.parseParameters(encoded);
      boolean once = parameters.values().stream().allMatch(values -> values.size() == 1);
      boolean answer = parameters.containsKey("code") != parameters.containsKey("error");
      return once && answer ? Optional.of(new RedirectAnswer(parameters)) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Whether this answers the request that carried the state. */
  boolean answers(String state) {
    return MessageDigest.isEqual(
        value("state").getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
  }

  /** The authorization code; empty when the authority refused. */
  String code() {
    return value("code");
  }

  /** Who says that it answers (RFC 9207); empty when it does not say. */
  Optional<String> issuer() {
    return Optional.of(value("iss")).filter(issuer -> !issuer.isEmpty());
  }

  /** The refusal; empty when there is a code. */
  Optional<AuthorityFailure> failure() {
    return parameters.containsKey("error")
        ? Optional.of(AuthorityAnswer.failure(parameters))
        : Optional.empty();
  }

  private String value(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() || values.get(0) == null ? "" : values.get(0);
  }

  /** Masked: a code is a secret for a few minutes. */
  @Override
  public String toString() {
    return "RedirectAnswer" + parameters.keySet();
  }
}
