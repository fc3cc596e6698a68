package org.postampel.testkit.internal.directory;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The directory (tenant): accounts, applications, and who consented to what. Thread-safe. */
public final class Directory {
  private final UUID tenant;
  private final String domain;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<UUID, Client> clients = new LinkedHashMap<>();
  private final Set<String> blocked = new HashSet<>();
  private final Set<UUID> consentedByAdministrator = new HashSet<>();
  private final Map<Grant, Set<String>> consents = new HashMap<>();
  private final Set<String> withdrawnRoles = new HashSet<>();
  private final Map<UUID, Set<X509Certificate>> certificates = new HashMap<>();

  /** Whose consent it is, for which application and API. */
  private record Grant(UUID client, String address, Resource.Api api) {}

  /**
   * A directory without consents, in which the accounts of shared mailboxes are blocked.
   *
   * @param tenant directory (tenant) id
   * @param domain its domain
   * @param people its accounts
   * @param clients its applications
   */
  public Directory(
      UUID tenant, String domain, Collection<Person> people, Collection<Client> clients) {
    this.tenant = tenant;
    this.domain = domain;
    for (Person person : people) {
      this.people.put(person.address(), person);
      if (person.kind() == Person.Kind.SHARED_MAILBOX) {
        blocked.add(person.address());
      }
    }
    clients.forEach(client -> this.clients.put(client.id(), client));
  }

  /** Registers the certificate by which an application may prove who it is. */
  public synchronized void register(Client client, X509Certificate certificate) {
    certificates.computeIfAbsent(client.id(), any -> new HashSet<>()).add(certificate);
  }

  /** Forgets the certificates of an application. */
  public synchronized void forgetCertificates(Client client) {
    certificates.remove(client.id());
  }

  /** Returns the registered certificates of an application. */
  public synchronized Set<X509Certificate> certificates(Client client) {
    return Set.copyOf(certificates.getOrDefault(client.id(), Set.of()));
  }

  /** Returns the directory (tenant) id. */
  public UUID tenant() {
    return tenant;
  }

  /** Returns the domain, which may stand for the tenant id in addresses. */
  public String domain() {
    return domain;
  }

  /** Returns all accounts in the order they were given. */
  public synchronized List<Person> people() {
    return List.copyOf(people.values());
  }

  /**
   * Returns an account.
   *
   * @param address in any case
   */
  public synchronized Optional<Person> person(String address) {
    return Optional.ofNullable(people.get(address.strip().toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns an application.
   *
   * @param id application (client) id as sent
   */
  public synchronized Optional<Client> client(String id) {
    try {
      return Optional.ofNullable(clients.get(UUID.fromString(id)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Blocks an account's sign-in, or allows it again. */
  public synchronized void block(Person person, boolean block) {
    if (block) {
      blocked.add(person.address());
    } else {
      blocked.remove(person.address());
    }
  }

  /** Returns whether an account's sign-in is blocked. */
  public synchronized boolean isBlocked(Person person) {
    return blocked.contains(person.address());
  }

  /** Returns what a person has consented to, or the administrator for all. */
  public synchronized Set<String> consented(Client client, Person person, Resource.Api api) {
    Set<String> granted =
        new HashSet<>(
            consents.getOrDefault(new Grant(client.id(), person.address(), api), Set.of()));
    if (consentedByAdministrator.contains(client.id())) {
      granted.addAll(registered(client, api));
    }
    return granted;
  }

  /** Records a person's consent to exactly these permissions, as far as they are registered. */
  public synchronized void consent(
      Client client, Person person, Resource.Api api, Set<String> names) {
    Set<String> granted =
        consents.computeIfAbsent(
            new Grant(client.id(), person.address(), api), any -> new HashSet<>());
    names.stream().filter(registered(client, api)::contains).forEach(granted::add);
  }

  /** Records the administrator's consent for all people. */
  public synchronized void consentForAll(Client client) {
    consentedByAdministrator.add(client.id());
  }

  /** Forgets every consent to an application. */
  public synchronized void withdrawConsent(Client client) {
    consentedByAdministrator.remove(client.id());
    consents.keySet().removeIf(grant -> grant.client().equals(client.id()));
  }

  /** Returns the delegated permissions of an API that an application has registered. */
  public Set<String> registered(Client client, Resource.Api api) {
    Set<String> names = new HashSet<>(client.delegated());
    names.retainAll(api.scopes());
    return names;
  }

  /** Returns the application permissions of an application that are granted now. */
  public synchronized Set<String> roles(Client client, Resource.Api api) {
    Set<String> roles = new HashSet<>(client.roles());
    roles.retainAll(api.roles());
    roles.removeAll(withdrawnRoles);
    return roles;
  }

  /** Takes an application permission away from all applications, or gives it back. */
  public synchronized void withdrawRole(String role, boolean withdraw) {
    if (withdraw) {
      withdrawnRoles.add(role);
    } else {
      withdrawnRoles.remove(role);
    }
  }
}
