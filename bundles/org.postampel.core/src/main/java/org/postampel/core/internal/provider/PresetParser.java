package org.postampel.core.internal.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.IdentityTable;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.SaslIdentity;
import org.postampel.core.provider.ServerPreset;

/**
 * Reads one preset; the keys are described in {@code schema/providers.exsd}. Everything unknown,
 * doubled or malformed is refused with an {@link IllegalArgumentException} whose text is for the
 * vendor's log, not for a user.
 */
final class PresetParser {

  private static final int LIMIT = 64 * 1024;

  /** What the sign-in itself says; a preset must not take it over. */
  private static final Set<String> OAUTH_PARAMETERS =
      Set.of(
          "client_id",
          "client_secret",
          "code_challenge",
          "code_challenge_method",
          "login_hint",
          "nonce",
          "redirect_uri",
          "request",
          "request_uri",
          "response_mode",
          "response_type",
          "scope",
          "state");

  private final Map<String, String> texts;

  private PresetParser(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * The preset in the stream, at most 64 KiB of UTF-8.
   *
   * @throws IOException when it cannot be read or is not UTF-8
   */
  static ProviderPreset parse(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw new IllegalArgumentException("larger than " + LIMIT + " bytes");
    }
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    StrictProperties properties = new StrictProperties();
    properties.load(new StringReader(text));
    Map<String, String> texts = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      texts.put(key, properties.getProperty(key).strip());
    }
    PresetParser parser = new PresetParser(texts);
    ProviderPreset preset = parser.preset();
    if (!parser.texts.isEmpty()) {
      throw new IllegalArgumentException("unknown keys " + parser.texts.keySet());
    }
    return preset;
  }

  private ProviderPreset preset() {
    String id = required("id");
    if (!id.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException("not an id: " + id);
    }
    Map<String, String> names = new HashMap<>();
    names.put("en", required("name"));
    takeAll("name.").forEach(names::put);
    Set<String> domains = words(take("domains").orElse("").toLowerCase(Locale.ROOT));
    Map<Integer, ServerPreset> servers = new TreeMap<>();
    takeAll("server.")
        .forEach((number, text) -> servers.put(Integer.parseInt(number), server(text)));
    Set<String> signIns = words(required("sign-in"));
    if (signIns.isEmpty() || !Set.of("oauth2", "password").containsAll(signIns)) {
      throw new IllegalArgumentException("sign-in = " + signIns);
    }
    OAuthPreset oauth = signIns.contains("oauth2") ? oauth() : null;
    String login = take("login").orElse("address");
    if (!Set.of("address", "local-part").contains(login)) {
      throw new IllegalArgumentException("login = " + login);
    }
    return new ProviderPreset(
        id,
        names,
        domains,
        List.copyOf(servers.values()),
        oauth,
        identities(),
        login.equals("local-part"),
        signIns.contains("password"));
  }

  private static ServerPreset server(String text) {
    String[] parts = text.split("\\s+");
    if (parts.length != 4) {
      throw new IllegalArgumentException("not 'protocol host port security': " + text);
    }
    return new ServerPreset(
        protocol(parts[0]),
        parts[1].equals("-") ? "" : parts[1],
        Integer.parseInt(parts[2]),
        TransportSecurity.valueOf(parts[3].toUpperCase(Locale.ROOT)));
  }

  private OAuthPreset oauth() {
    String kind = required("oauth.kind").toUpperCase(Locale.ROOT);
    URI authority = URI.create(required("oauth.authority"));
    if (!"https".equals(authority.getScheme()) || authority.getHost() == null) {
      throw new IllegalArgumentException("oauth.authority is not https: " + authority);
    }
    return new OAuthPreset(
        OAuthPreset.Kind.valueOf(kind),
        authority,
        take("oauth.tenant").orElse(""),
        scopes("oauth.scopes.delegated."),
        scopes("oauth.scopes.application."),
        parameters("oauth.authorize."),
        parameters("oauth.authorize-first."));
  }

  private Map<String, String> parameters(String prefix) {
    Map<String, String> parameters = takeAll(prefix);
    for (String name : parameters.keySet()) {
      if (!name.matches("[A-Za-z0-9_.-]+") || OAUTH_PARAMETERS.contains(name)) {
        throw new IllegalArgumentException("not a further parameter: " + name);
      }
    }
    return parameters;
  }

  private Map<MailProtocol, Set<String>> scopes(String prefix) {
    Map<MailProtocol, Set<String>> scopes = new EnumMap<>(MailProtocol.class);
    takeAll(prefix).forEach((word, text) -> scopes.put(protocol(word), words(text)));
    return scopes;
  }

  private IdentityTable identities() {
    Map<IdentityTable.Case, SaslIdentity> entries = new HashMap<>();
    for (boolean delegated : new boolean[] {true, false}) {
      String prefix = delegated ? "identity.delegated." : "identity.application.";
      // Sorted: "smtp" comes before "smtp.shared", so the finer entry wins.
      takeAll(prefix)
          .forEach(
              (key, word) -> {
                String[] parts = key.split("\\.", 2);
                SaslIdentity identity = identity(word);
                for (boolean shared : new boolean[] {true, false}) {
                  if (parts.length == 1 || parts[1].equals(shared ? "shared" : "own")) {
                    entries.put(
                        new IdentityTable.Case(delegated, protocol(parts[0]), shared), identity);
                  } else if (!Set.of("shared", "own").contains(parts[1])) {
                    throw new IllegalArgumentException("identity of " + key);
                  }
                }
              });
    }
    return new IdentityTable(entries);
  }

  private static SaslIdentity identity(String word) {
    return switch (word) {
      case "mailbox-address" -> SaslIdentity.MAILBOX_ADDRESS;
      case "sign-in-account" -> SaslIdentity.SIGN_IN_ACCOUNT;
      default -> throw new IllegalArgumentException("not an identity: " + word);
    };
  }

  private static MailProtocol protocol(String word) {
    return MailProtocol.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split("\\s+")));
  }

  private String required(String key) {
    return take(key)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException("no " + key));
  }

  private Optional<String> take(String key) {
    return Optional.ofNullable(texts.remove(key));
  }

  /** Removes every key with the prefix; the keys of the answer come without it. */
  private Map<String, String> takeAll(String prefix) {
    Map<String, String> taken = new TreeMap<>();
    texts.forEach(
        (key, text) -> {
          if (key.startsWith(prefix)) {
            taken.put(key.substring(prefix.length()), text);
          }
        });
    taken.keySet().forEach(key -> texts.remove(prefix + key));
    return taken;
  }

  /** Properties that refuse a key which stands there twice. */
  private static final class StrictProperties extends Properties {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Object put(Object key, Object value) {
      if (super.put(key, value) != null) {
        throw new IllegalArgumentException("the key " + key + " stands there twice");
      }
      return null;
    }
  }
}
