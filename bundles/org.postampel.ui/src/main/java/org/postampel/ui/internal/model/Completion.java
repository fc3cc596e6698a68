package org.postampel.ui.internal.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.oauth.ClientRegistration;
import org.postampel.oauth.ClientRegistrations;
import org.postampel.ui.internal.model.ProviderReason.Kind;

/**
 * Fills in what nobody typed, from what is known: presets, the other mailboxes, where the domain's
 * mail arrives, and the vendor's registrations. What a person typed or chose is never replaced, but
 * for one case: a shared mailbox of Microsoft 365 has no password. Confined to one thread.
 */
final class Completion {

  private static final String MICROSOFT_365 = "microsoft365";

  /** What two mailboxes of one organisation have in common. */
  private static final Set<MailboxField> COMMON =
      EnumSet.of(
          MailboxField.OAUTH_TENANT,
          MailboxField.OAUTH_CLIENT_ID,
          MailboxField.OAUTH_REDIRECT,
          MailboxField.OAUTH_AUTHORITY,
          MailboxField.OAUTH_SCOPES,
          MailboxField.TRUSTED_CERTIFICATES,
          MailboxField.PROXY,
          MailboxField.OUTGOING_HOST,
          MailboxField.OUTGOING_PORT,
          MailboxField.OUTGOING_SECURITY);

  private static final Set<MailboxField> COMMON_OF_IMAP =
      EnumSet.of(
          MailboxField.INCOMING_HOST, MailboxField.INCOMING_PORT, MailboxField.INCOMING_SECURITY);

  private final ProviderPresets presets;
  private final ClientRegistrations registrations;
  private final boolean ofNew;
  private final List<MailboxDraft> neighbours = new ArrayList<>();
  private String exchangerDomain = "";
  private String exchanger = "";
  private String exchangerProvider = "";

  /**
   * A completion for one dialog.
   *
   * @param ofNew whether the mailbox is not stored yet; only then others are followed
   */
  Completion(ProviderPresets presets, ClientRegistrations registrations, boolean ofNew) {
    this.presets = Objects.requireNonNull(presets);
    this.registrations = Objects.requireNonNull(registrations);
    this.ofNew = ofNew;
  }

  /**
   * A draft with everything filled in.
   *
   * @param draft what would be saved
   * @param preset the preset of its provider
   * @param reason why this provider
   * @param registered whether the application is the vendor's
   */
  record Completed(
      MailboxDraft draft, ProviderPreset preset, ProviderReason reason, boolean registered) {}

  /** The other mailboxes there are. */
  void neighbours(List<MailboxDraft> others) {
    neighbours.clear();
    neighbours.addAll(others);
  }

  /** The mail of this domain arrives at this provider's host. */
  void exchanger(String domain, String host, String provider) {
    exchangerDomain = domain;
    exchanger = host;
    exchangerProvider = provider;
  }

  Completed complete(MailboxDraft typed) {
    ProviderReason reason = reason(typed);
    MailboxDraft draft = typed;
    if (reason.kind() != Kind.CHOSEN) {
      draft = draft.with(MailboxField.PROVIDER, proposed(typed, reason));
    }
    ProviderPreset preset =
        presets.find(draft.trimmed(MailboxField.PROVIDER)).orElseGet(presets::generic);
    if (ofNew) {
      draft = asNeighbour(draft, typed.trimmed(MailboxField.ADDRESS));
      draft = proposed(draft, MailboxField.NAME, nameFrom(draft.trimmed(MailboxField.ADDRESS)));
      draft = shared(draft, preset);
    }
    draft = signIn(draft, preset);
    Optional<ClientRegistration> vendors = vendors(draft, preset);
    if (vendors.isPresent()) {
      draft = proposed(draft, MailboxField.OAUTH_CLIENT_ID, vendors.get().clientId());
      draft = proposed(draft, MailboxField.OAUTH_TENANT, vendors.get().tenant());
      draft = proposed(draft, MailboxField.OAUTH_REDIRECT, vendors.get().redirect());
    }
    return new Completed(draft, preset, reason, vendors.isPresent());
  }

  /** The last part of an address, in small letters; empty while there is none. */
  static String domain(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? "" : address.substring(at + 1).strip().toLowerCase(Locale.ROOT);
  }

  private ProviderReason reason(MailboxDraft typed) {
    String address = typed.trimmed(MailboxField.ADDRESS);
    String domain = domain(address);
    if (!typed.trimmed(MailboxField.PROVIDER).isEmpty()) {
      return new ProviderReason(Kind.CHOSEN, "");
    } else if (presets.proposedFor(address).isPresent()) {
      return new ProviderReason(Kind.DOMAIN, domain);
    } else if (ofNew && neighbour(domain, "").isPresent()) {
      String name = neighbour(domain, "").get().trimmed(MailboxField.NAME);
      return new ProviderReason(Kind.NEIGHBOUR, name);
    } else if (!domain.isEmpty()
        && domain.equals(exchangerDomain)
        && presets.find(exchangerProvider).isPresent()) {
      return new ProviderReason(Kind.EXCHANGER, exchanger);
    } else if (presets.find(MICROSOFT_365).isPresent()) {
      if (isOn(typed, MailboxField.SHARED)) {
        return new ProviderReason(Kind.SHARED, "");
      } else if (!typed.trimmed(MailboxField.OAUTH_TENANT).isEmpty()) {
        return new ProviderReason(Kind.TENANT, "");
      }
    }
    return new ProviderReason(Kind.UNKNOWN, domain);
  }

  private String proposed(MailboxDraft typed, ProviderReason reason) {
    String address = typed.trimmed(MailboxField.ADDRESS);
    return switch (reason.kind()) {
      case CHOSEN -> typed.trimmed(MailboxField.PROVIDER);
      case DOMAIN -> presets.proposedFor(address).orElseThrow().id();
      case NEIGHBOUR -> neighbour(domain(address), "").orElseThrow().trimmed(MailboxField.PROVIDER);
      case EXCHANGER -> exchangerProvider;
      case TENANT, SHARED -> MICROSOFT_365;
      case UNKNOWN -> presets.generic().id();
    };
  }

  /** A mailbox of the same domain at this provider, or at any that is known. */
  private Optional<MailboxDraft> neighbour(String domain, String provider) {
    return neighbours.stream()
        .filter(other -> !domain.isEmpty())
        .filter(other -> domain(other.trimmed(MailboxField.ADDRESS)).equals(domain))
        .filter(
            other -> provider.isEmpty() || other.trimmed(MailboxField.PROVIDER).equals(provider))
        .filter(other -> presets.find(other.trimmed(MailboxField.PROVIDER)).isPresent())
        .findFirst();
  }

  private MailboxDraft asNeighbour(MailboxDraft draft, String address) {
    Optional<MailboxDraft> other = neighbour(domain(address), draft.trimmed(MailboxField.PROVIDER));
    MailboxDraft common = draft;
    if (other.isPresent()) {
      Set<MailboxField> fields = EnumSet.copyOf(COMMON);
      boolean pop = !other.get().trimmed(MailboxField.INCOMING_PROTOCOL).matches("(?i)|imap");
      if (!pop && !draft.trimmed(MailboxField.INCOMING_PROTOCOL).equals("pop3")) {
        fields.addAll(COMMON_OF_IMAP);
      }
      for (MailboxField field : fields) {
        common = proposed(common, field, other.get().text(field));
      }
    }
    return common;
  }

  /** A mailbox for which somebody else of the same domain signs in belongs to several. */
  private static MailboxDraft shared(MailboxDraft draft, ProviderPreset preset) {
    String address = draft.trimmed(MailboxField.ADDRESS);
    String account = draft.trimmed(MailboxField.SIGN_IN_ACCOUNT);
    boolean another = domain(account).equals(domain(address)) && !account.equalsIgnoreCase(address);
    return FieldRules.isMicrosoft365(preset) && another && !account.isEmpty()
        ? proposed(draft, MailboxField.SHARED, "true")
        : draft;
  }

  private static MailboxDraft signIn(MailboxDraft draft, ProviderPreset preset) {
    if (FieldRules.isMicrosoft365(preset) && isOn(draft, MailboxField.SHARED)) {
      return draft.with(MailboxField.SIGN_IN, FieldRules.OAUTH);
    }
    boolean oauthOnly = preset.oauth().isPresent() && !preset.passwordSignIn();
    return proposed(
        draft, MailboxField.SIGN_IN, oauthOnly ? FieldRules.OAUTH : FieldRules.PASSWORD);
  }

  /** Where a person named another application, or the application signs in as itself, it is not. */
  private Optional<ClientRegistration> vendors(MailboxDraft draft, ProviderPreset preset) {
    String client = draft.trimmed(MailboxField.OAUTH_CLIENT_ID);
    boolean delegated =
        !draft.trimmed(MailboxField.OAUTH_FLOW).equalsIgnoreCase(OAuthFlow.CLIENT_CREDENTIALS.id());
    return registrations
        .find(preset.id())
        .filter(one -> delegated)
        .filter(one -> draft.trimmed(MailboxField.SIGN_IN).equalsIgnoreCase(FieldRules.OAUTH))
        .filter(one -> client.isEmpty() || client.equalsIgnoreCase(one.clientId()));
  }

  private static String nameFrom(String address) {
    int at = address.indexOf('@');
    return at < 1
        ? ""
        : address.substring(0, 1).toUpperCase(Locale.ROOT) + address.substring(1, at);
  }

  private static MailboxDraft proposed(MailboxDraft draft, MailboxField field, String text) {
    return draft.trimmed(field).isEmpty() ? draft.with(field, text) : draft;
  }

  private static boolean isOn(MailboxDraft draft, MailboxField field) {
    return draft.trimmed(field).equalsIgnoreCase("true");
  }
}
