package org.postampel.core.mailbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is needed to ask an authority for a token of a mailbox, with the preset's values
 * already filled in. Two mailboxes with equal {@link #key()} share one sign-in.
 */
public final class OAuthSignIn {

  private final OAuthFlow flow;
  private final SignInAccount account;
  private final URI authority;
  private final String tenant;
  private final String clientId;
  private final URI redirect;
  private final Map<MailProtocol, Set<String>> scopes;
  private final Path certificate;

  private OAuthSignIn(Builder builder) {
    this.flow = Objects.requireNonNull(builder.flow);
    this.account = Objects.requireNonNull(builder.account);
    this.authority = Objects.requireNonNull(builder.authority);
    this.tenant = Objects.requireNonNull(builder.tenant);
    this.clientId = Objects.requireNonNull(builder.clientId);
    this.redirect = Objects.requireNonNull(builder.redirect);
    this.scopes = Map.copyOf(builder.scopes);
    this.certificate = builder.certificate;
    if (flow.isDelegated() == (account instanceof SignInAccount.Application)) {
      throw new IllegalArgumentException(flow + " does not fit " + account);
    }
  }

  /** The grant that is used. */
  public OAuthFlow flow() {
    return flow;
  }

  /** Who signs in. */
  public SignInAccount account() {
    return account;
  }

  /** The authority's base address without the tenant: {@code https://login.microsoftonline.com}. */
  public URI authority() {
    return authority;
  }

  /** The directory (tenant) id or domain; empty for an issuer that has no tenants. */
  public String tenant() {
    return tenant;
  }

  /** The application (client) id. */
  public String clientId() {
    return clientId;
  }

  /** The redirect address that is registered; {@code http://localhost} takes any port. */
  public URI redirect() {
    return redirect;
  }

  /** The scopes to ask for so that this protocol's server accepts the token. */
  public Set<String> scopes(MailProtocol protocol) {
    return scopes.getOrDefault(protocol, Set.of());
  }

  /** The client certificate (PEM or PKCS#12) of client credentials, where one is configured. */
  public Optional<Path> certificate() {
    return Optional.ofNullable(certificate);
  }

  /** The registration of the application this sign-in uses. */
  public ClientRegistrationKey registration() {
    return new ClientRegistrationKey(authority, tenant, clientId);
  }

  /**
   * The key of this sign-in for a host user.
   *
   * @param currentUser the principal the host supplies; used only for {@code current-user}
   */
  public SignInKey key(String currentUser) {
    return SignInKey.of(registration(), account, currentUser);
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of an {@link OAuthSignIn}; every part but the certificate is required. */
  public static final class Builder {
    private OAuthFlow flow = OAuthFlow.BROWSER;
    private SignInAccount account;
    private URI authority;
    private String tenant = "";
    private String clientId;
    private URI redirect = URI.create("http://localhost");
    private final Map<MailProtocol, Set<String>> scopes = new EnumMap<>(MailProtocol.class);
    private Path certificate;

    private Builder() {}

    /** Sets the grant; browser when not called. */
    public Builder flow(OAuthFlow value) {
      flow = value;
      return this;
    }

    /** Sets who signs in. */
    public Builder account(SignInAccount value) {
      account = value;
      return this;
    }

    /** Sets the authority's base address, https, without the tenant. */
    public Builder authority(URI value) {
      authority = value;
      return this;
    }

    /** Sets the directory (tenant) id or domain. */
    public Builder tenant(String value) {
      tenant = value;
      return this;
    }

    /** Sets the application (client) id. */
    public Builder clientId(String value) {
      clientId = value;
      return this;
    }

    /** Sets the registered redirect address; {@code http://localhost} when not called. */
    public Builder redirect(URI value) {
      redirect = value;
      return this;
    }

    /** Sets the scopes this protocol's server wants. */
    public Builder scopes(MailProtocol protocol, Set<String> value) {
      scopes.put(protocol, Set.copyOf(value));
      return this;
    }

    /** Sets the client certificate. */
    public Builder certificate(Path value) {
      certificate = value;
      return this;
    }

    /** The finished sign-in; {@link NullPointerException} names a part that is missing. */
    public OAuthSignIn build() {
      return new OAuthSignIn(this);
    }
  }
}
