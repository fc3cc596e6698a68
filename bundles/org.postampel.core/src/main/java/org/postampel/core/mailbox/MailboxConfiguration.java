package org.postampel.core.mailbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mailbox whose settings are complete and well-formed; made only by {@link
 * org.postampel.core.validation.MailboxValidator}, so code that holds one need not check anything
 * again. It contains no secret.
 */
public final class MailboxConfiguration {

  private final MailboxId id;
  private final String name;
  private final String address;
  private final String displayName;
  private final String provider;
  private final MailServer incoming;
  private final MailServer outgoing;
  private final OAuthSignIn oauth;
  private final boolean shared;
  private final Path trustedCertificates;
  private final ProxySetting proxy;

  private MailboxConfiguration(Builder builder) {
    this.id = Objects.requireNonNull(builder.id);
    this.name = Objects.requireNonNull(builder.name);
    this.address = Objects.requireNonNull(builder.address);
    this.displayName = builder.displayName;
    this.provider = Objects.requireNonNull(builder.provider);
    this.incoming = builder.incoming;
    this.outgoing = builder.outgoing;
    this.oauth = builder.oauth;
    this.shared = builder.shared;
    this.trustedCertificates = builder.trustedCertificates;
    this.proxy = builder.proxy;
    for (MailServer server : servers()) {
      if (server.signIn() instanceof ServerSignIn.OAuth && oauth == null) {
        throw new IllegalArgumentException("a server wants a token, but there is no OAuth sign-in");
      }
    }
  }

  /** The key of this mailbox. */
  public MailboxId id() {
    return id;
  }

  /** The name a person gave it. */
  public String name() {
    return name;
  }

  /** The address of the mailbox itself: what is fetched from, and the sender of what is sent. */
  public String address() {
    return address;
  }

  /** The name shown beside the sender address, where one is set. */
  public Optional<String> displayName() {
    return Optional.ofNullable(displayName);
  }

  /** The id of the provider preset. */
  public String provider() {
    return provider;
  }

  /** The IMAP or POP3 server; empty for a mailbox that only sends. */
  public Optional<MailServer> incoming() {
    return Optional.ofNullable(incoming);
  }

  /** The SMTP server; empty for a mailbox that only receives. */
  public Optional<MailServer> outgoing() {
    return Optional.ofNullable(outgoing);
  }

  /** The servers there are, incoming first. */
  public List<MailServer> servers() {
    List<MailServer> all = new ArrayList<>(2);
    incoming().ifPresent(all::add);
    outgoing().ifPresent(all::add);
    return List.copyOf(all);
  }

  /** The OAuth sign-in; empty when every server takes a password or nothing. */
  public Optional<OAuthSignIn> oauth() {
    return Optional.ofNullable(oauth);
  }

  /** Whether this is a shared mailbox, opened by somebody with another account. */
  public boolean shared() {
    return shared;
  }

  /** The PEM file with certificates trusted for this mailbox beyond Java's own, absolute. */
  public Optional<Path> trustedCertificates() {
    return Optional.ofNullable(trustedCertificates);
  }

  /** The proxy of sign-in requests. */
  public ProxySetting proxy() {
    return proxy;
  }

  @Override
  public String toString() {
    return "mailbox " + id + " <" + address + ">";
  }

  /** An empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a configuration. */
  public static final class Builder {
    private MailboxId id;
    private String name;
    private String address;
    private String displayName;
    private String provider = "generic";
    private MailServer incoming;
    private MailServer outgoing;
    private OAuthSignIn oauth;
    private boolean shared;
    private Path trustedCertificates;
    private ProxySetting proxy = new ProxySetting.SystemProxy();

    private Builder() {}

    /** Sets the key; required. */
    public Builder id(MailboxId value) {
      id = value;
      return this;
    }

    /** Sets the name; required. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /** Sets the mailbox address; required. */
    public Builder address(String value) {
      address = value;
      return this;
    }

    /** Sets the name beside the sender address. */
    public Builder displayName(String value) {
      displayName = value;
      return this;
    }

    /** Sets the preset id; {@code generic} when not called. */
    public Builder provider(String value) {
      provider = value;
      return this;
    }

    /** Sets the IMAP or POP3 server. */
    public Builder incoming(MailServer value) {
      incoming = value;
      return this;
    }

    /** Sets the SMTP server. */
    public Builder outgoing(MailServer value) {
      outgoing = value;
      return this;
    }

    /** Sets the OAuth sign-in; required when a server wants a token. */
    public Builder oauth(OAuthSignIn value) {
      oauth = value;
      return this;
    }

    /** Sets whether this is a shared mailbox. */
    public Builder shared(boolean value) {
      shared = value;
      return this;
    }

    /** Sets the PEM file of additional trusted certificates. */
    public Builder trustedCertificates(Path value) {
      trustedCertificates = value;
      return this;
    }

    /** Sets the proxy of sign-in requests; the system's when not called. */
    public Builder proxy(ProxySetting value) {
      proxy = value;
      return this;
    }

    /** The finished configuration. */
    public MailboxConfiguration build() {
      return new MailboxConfiguration(this);
    }
  }
}
