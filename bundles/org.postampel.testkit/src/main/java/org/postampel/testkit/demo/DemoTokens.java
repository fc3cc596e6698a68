package org.postampel.testkit.demo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.postampel.core.credential.Secret;
import org.postampel.testkit.internal.authority.SigningKey;
import org.postampel.testkit.internal.authority.TokenIssuer;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;
import org.postampel.testkit.internal.directory.Musterfirma;
import org.postampel.testkit.internal.directory.Resource;

/** Access tokens without a sign-in: good ones, and ones with exactly one thing wrong. */
public final class DemoTokens {
  private final SigningKey key;
  private final Directory directory;
  private final URI authority;
  private final Clock clock;

  DemoTokens(SigningKey key, Directory directory, URI authority, Clock clock) {
    this.key = key;
    this.directory = directory;
    this.authority = authority;
    this.clock = clock;
  }

  /** Returns a token in the making for a person with the three mail scopes. */
  public Draft forPerson(DemoAccount person) {
    return new Draft(
        this,
        Optional.of(person),
        Musterfirma.DESKTOP,
        "https://outlook.office.com",
        Set.of("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"),
        Duration.ofHours(1),
        false,
        Optional.empty());
  }

  /** Returns a token in the making for the application with the three mail roles. */
  public Draft forApplication() {
    return new Draft(
        this,
        Optional.empty(),
        Musterfirma.SERVICE,
        Resource.OUTLOOK_365.uri(),
        Set.of("IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp"),
        Duration.ofHours(1),
        false,
        Optional.empty());
  }

  /** A token in the making; immutable. */
  public static final class Draft {
    private final DemoTokens tokens;
    private final Optional<DemoAccount> person;
    private final Client client;
    private final String audience;
    private final Set<String> permissions;
    private final Duration life;
    private final boolean otherKey;
    private final Optional<UUID> otherTenant;

    private Draft(
        DemoTokens tokens,
        Optional<DemoAccount> person,
        Client client,
        String audience,
        Set<String> permissions,
        Duration life,
        boolean otherKey,
        Optional<UUID> otherTenant) {
      this.tokens = tokens;
      this.person = person;
      this.client = client;
      this.audience = Objects.requireNonNull(audience, "audience");
      this.permissions = Set.copyOf(permissions);
      this.life = life;
      this.otherKey = otherKey;
      this.otherTenant = otherTenant;
    }

    /** Returns the same for another audience, for instance {@code https://graph.microsoft.com}. */
    public Draft audience(String other) {
      return new Draft(tokens, person, client, other, permissions, life, otherKey, otherTenant);
    }

    /** Returns the same with exactly these scopes or roles, by short name. */
    public Draft permissions(String... only) {
      return new Draft(tokens, person, client, audience, Set.of(only), life, otherKey, otherTenant);
    }

    /** Returns the same with another life; a negative one has ended already. */
    public Draft life(Duration other) {
      return new Draft(tokens, person, client, audience, permissions, other, otherKey, otherTenant);
    }

    /** Returns the same signed with a key that is not the authority's. */
    public Draft signedByAnotherKey() {
      return new Draft(tokens, person, client, audience, permissions, life, true, otherTenant);
    }

    /** Returns the same from another tenant, as its {@code tid} and {@code iss} say. */
    public Draft ofTenant(UUID tenant) {
      return new Draft(
          tokens, person, client, audience, permissions, life, otherKey, Optional.of(tenant));
    }

    /** Returns the signed token. */
    public Secret issue() {
      Directory directory =
          otherTenant
              .map(tenant -> new Directory(tenant, "other.example", List.of(), List.of()))
              .orElse(tokens.directory);
      TokenIssuer issuer =
          new TokenIssuer(
              otherKey ? SigningKey.create() : tokens.key,
              directory,
              tokens.authority,
              tokens.clock);
      String token =
          person
              .map(one -> issuer.delegated(client, one.person(), audience, permissions, life))
              .orElseGet(() -> issuer.application(client, audience, permissions, life));
      return Secret.ofText(token);
    }
  }
}
