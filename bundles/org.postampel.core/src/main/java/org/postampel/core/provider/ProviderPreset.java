package org.postampel.core.provider;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.mailbox.MailProtocol;

/** What is known about one provider. */
public final class ProviderPreset {

  private final String id;
  private final Map<String, String> names;
  private final Set<String> domains;
  private final List<ServerPreset> servers;
  private final OAuthPreset oauth;
  private final IdentityTable identities;
  private final boolean localPartAsLogin;
  private final boolean passwordSignIn;

  /**
   * A preset; normally read from data by {@link ProviderPresets}.
   *
   * @param id the stable id used in mailbox files
   * @param names the name by language code; {@code en} is required
   * @param domains mail domains for which this preset is proposed, lower case
   * @param servers the published servers, the recommended one of each protocol first
   * @param oauth how tokens are issued, or null where the provider takes passwords only
   * @param identities the identity table
   * @param localPartAsLogin whether the login name of a password is the part before the @
   * @param passwordSignIn whether the provider still takes passwords
   */
  public ProviderPreset(
      String id,
      Map<String, String> names,
      Set<String> domains,
      List<ServerPreset> servers,
      OAuthPreset oauth,
      IdentityTable identities,
      boolean localPartAsLogin,
      boolean passwordSignIn) {
    this.id = Objects.requireNonNull(id);
    this.names = Map.copyOf(names);
    this.domains = Set.copyOf(domains);
    this.servers = List.copyOf(servers);
    this.oauth = oauth;
    this.identities = Objects.requireNonNull(identities);
    this.localPartAsLogin = localPartAsLogin;
    this.passwordSignIn = passwordSignIn;
    if (!names.containsKey("en")) {
      throw new IllegalArgumentException("preset " + id + " has no English name");
    }
  }

  /** The stable id used in mailbox files: {@code microsoft365}. */
  public String id() {
    return id;
  }

  /** The name a person reads, in English when there is none for the language. */
  public String name(Locale locale) {
    return names.getOrDefault(locale.getLanguage(), names.get("en"));
  }

  /** The mail domains for which this preset is proposed. */
  public Set<String> domains() {
    return domains;
  }

  /** The recommended server of the protocol, if the provider has one. */
  public Optional<ServerPreset> server(MailProtocol protocol) {
    return servers.stream().filter(server -> server.protocol() == protocol).findFirst();
  }

  /** All published servers. */
  public List<ServerPreset> servers() {
    return servers;
  }

  /** How tokens are issued; empty where the provider takes passwords only. */
  public Optional<OAuthPreset> oauth() {
    return Optional.ofNullable(oauth);
  }

  /** The identity table. */
  public IdentityTable identities() {
    return identities;
  }

  /** Whether the login name of a password is the part of the address before the @. */
  public boolean localPartAsLogin() {
    return localPartAsLogin;
  }

  /** Whether the provider still takes passwords. */
  public boolean passwordSignIn() {
    return passwordSignIn;
  }
}
