package org.postampel.core.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;

/** The web addresses of a sign-in: authority and redirect. */
final class AddressFields {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final TypedFields typed;
  private final ProviderPreset preset;

  AddressFields(TypedFields typed, ProviderPreset preset) {
    this.typed = typed;
    this.preset = preset;
  }

  /** Whether the authority is Microsoft's, by the preset or by its host. */
  boolean isEntra() {
    if (preset.oauth().isPresent()) {
      return preset.oauth().get().kind() == OAuthPreset.Kind.ENTRA;
    }
    return read(typed.text(MailboxField.OAUTH_AUTHORITY))
        .map(uri -> MicrosoftNames.isEntra(uri.getHost().toLowerCase(Locale.ROOT)))
        .orElse(false);
  }

  /** The authority without a slash at its end; empty when there is none or it has an error. */
  Optional<URI> authority() {
    MailboxField field = MailboxField.OAUTH_AUTHORITY;
    String text = typed.text(field);
    if (text.isEmpty()) {
      Optional<URI> known = preset.oauth().map(OAuthPreset::authority);
      if (known.isEmpty() && preset.servers().stream().allMatch(s -> s.host().isEmpty())) {
        typed.error(field, ProblemCodes.AUTHORITY_MISSING);
      } else if (known.isEmpty()) {
        typed.error(
            MailboxField.SIGN_IN, ProblemCodes.SIGN_IN_NO_OAUTH, preset.name(Locale.ENGLISH));
      }
      return known;
    }
    Optional<URI> read = read(text);
    if (read.isEmpty()
        || read.get().getRawQuery() != null
        || read.get().getRawFragment() != null
        || read.get().getRawUserInfo() != null
        || text.contains("|")) {
      typed.error(field, ProblemCodes.AUTHORITY_MALFORMED, text);
      return Optional.empty();
    }
    URI uri = read.get();
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      typed.error(field, ProblemCodes.AUTHORITY_NOT_HTTPS, text);
      return Optional.empty();
    }
    if (uri.getHost().equalsIgnoreCase(MicrosoftNames.RETIRED_AUTHORITY)) {
      typed.warning(field, ProblemCodes.AUTHORITY_RETIRED, text);
    }
    String base = uri.toString().replaceFirst("/+$", "");
    if (isEntra() && !URI.create(base).getRawPath().isEmpty()) {
      typed.error(field, ProblemCodes.AUTHORITY_WITH_PATH, text, "https://" + uri.getAuthority());
      return Optional.empty();
    }
    return Optional.of(canonical(URI.create(base)));
  }

  /** The redirect address; the usual one when none is typed, empty when it has an error. */
  Optional<URI> redirect() {
    MailboxField field = MailboxField.OAUTH_REDIRECT;
    String text = typed.text(field);
    if (text.isEmpty()) {
      return Optional.of(URI.create("http://localhost"));
    }
    // RFC 6749, section 3.1.2: absolute, without a fragment.
    Optional<URI> read = read(text).filter(uri -> uri.getRawFragment() == null);
    String scheme = read.map(uri -> uri.getScheme().toLowerCase(Locale.ROOT)).orElse("");
    if (!Set.of("http", "https").contains(scheme)) {
      typed.error(field, ProblemCodes.REDIRECT_MALFORMED, text);
      return Optional.empty();
    }
    String host = read.map(URI::getHost).orElse("").toLowerCase(Locale.ROOT);
    if (scheme.equals("http") && !LOOPBACK.contains(host)) {
      typed.warning(field, ProblemCodes.REDIRECT_UNPROTECTED, text);
    }
    return read;
  }

  /** Scheme and host in lower case and no default port, as equal authorities share a sign-in. */
  private static URI canonical(URI https) {
    String port = https.getPort() < 0 || https.getPort() == 443 ? "" : ":" + https.getPort();
    return URI.create(
        "https://" + https.getHost().toLowerCase(Locale.ROOT) + port + https.getRawPath());
  }

  /** The text as an absolute address with scheme and host. */
  private static Optional<URI> read(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() == null || uri.getHost() == null || uri.getPort() > 65535
          ? Optional.empty()
          : Optional.of(uri);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
