package org.postampel.ui.internal.model;

import static org.postampel.core.mailbox.MailboxField.ADDRESS;
import static org.postampel.core.mailbox.MailboxField.INCOMING_PROTOCOL;
import static org.postampel.core.mailbox.MailboxField.INCOMING_SECURITY;
import static org.postampel.core.mailbox.MailboxField.OAUTH_FLOW;
import static org.postampel.core.mailbox.MailboxField.OUTGOING_ENABLED;
import static org.postampel.core.mailbox.MailboxField.OUTGOING_SECURITY;
import static org.postampel.core.mailbox.MailboxField.OUTGOING_SIGN_IN;
import static org.postampel.core.mailbox.MailboxField.SIGN_IN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ServerPreset;

/**
 * Which fields a draft calls for and what an empty one stands for. Pure and immutable.
 *
 * @param draft complete: provider and sign-in method are filled
 * @param preset the preset of its provider
 * @param registered whether the application is the vendor's, so that nobody has to name it
 */
record FieldRules(MailboxDraft draft, ProviderPreset preset, boolean registered) {

  static final String OAUTH = "oauth2";
  static final String PASSWORD = "password";
  static final String NO_INCOMING = "none";

  private static final Set<MailboxField> ADVANCED =
      EnumSet.of(
          MailboxField.DISPLAY_NAME,
          MailboxField.OAUTH_FLOW,
          MailboxField.OUTGOING_SIGN_IN,
          MailboxField.OUTGOING_SIGN_IN_ACCOUNT,
          MailboxField.OAUTH_AUTHORITY,
          MailboxField.OAUTH_SCOPES,
          MailboxField.TRUSTED_CERTIFICATES,
          MailboxField.PROXY);

  private static final Set<MailboxField> SERVERS =
      EnumSet.of(
          MailboxField.INCOMING_HOST,
          MailboxField.INCOMING_PORT,
          MailboxField.INCOMING_SECURITY,
          MailboxField.OUTGOING_HOST,
          MailboxField.OUTGOING_PORT,
          MailboxField.OUTGOING_SECURITY);

  /** Whether the field is one of the server settings that fold away. */
  static boolean isServer(MailboxField field) {
    return SERVERS.contains(field);
  }

  /** Whether this is Microsoft 365 in whichever cloud, and not Microsoft's private accounts. */
  static boolean isMicrosoft365(ProviderPreset preset) {
    return preset
        .oauth()
        .filter(known -> known.kind() == OAuthPreset.Kind.ENTRA)
        .filter(known -> !known.tenant().equals("consumers"))
        .isPresent();
  }

  static boolean isAdvanced(MailboxField field) {
    return ADVANCED.contains(field);
  }

  boolean oauth() {
    return choice(SIGN_IN).equals(OAUTH);
  }

  /** Whether nobody has a password for this mailbox: a shared one at Microsoft 365. */
  boolean passwordless() {
    return isShared() && isMicrosoft365(preset);
  }

  WhoSignsIn who() {
    return WhoSignsIn.in(draft);
  }

  OAuthFlow flow() {
    String typed = choice(OAUTH_FLOW);
    return Arrays.stream(OAuthFlow.values())
        .filter(flow -> flow.id().equals(typed))
        .findFirst()
        .orElse(OAuthFlow.BROWSER);
  }

  /** Whether a person signs in the way most do. */
  boolean isUsualFlow() {
    return flow() == OAuthFlow.BROWSER;
  }

  /** Whether the sign-in has this field, leaving aside whether further settings are shown. */
  boolean applies(MailboxField field) {
    return switch (field) {
      case SIGN_IN -> !passwordless();
      case SIGN_IN_ACCOUNT -> !oauth() || who() == WhoSignsIn.PERSON;
      case OAUTH_FLOW -> oauth() && flow().isDelegated();
      case OAUTH_CLIENT_ID -> oauth() && !registered;
      case OAUTH_AUTHORITY, OAUTH_SCOPES, PROXY -> oauth();
      case OAUTH_TENANT ->
          oauth()
              && !registered
              && preset
                  .oauth()
                  .map(known -> known.kind() == OAuthPreset.Kind.ENTRA)
                  .orElse(Boolean.TRUE);
      case OAUTH_REDIRECT -> oauth() && !registered && flow() == OAuthFlow.BROWSER;
      case OAUTH_CERTIFICATE -> oauth() && flow() == OAuthFlow.CLIENT_CREDENTIALS;
      case OUTGOING_SIGN_IN -> sends();
      case OUTGOING_SIGN_IN_ACCOUNT -> ownOutgoingPassword();
      default -> true;
    };
  }

  boolean applies(SecretField field) {
    return switch (field) {
      case PASSWORD -> !oauth();
      case OUTGOING_PASSWORD -> ownOutgoingPassword();
      case CLIENT_SECRET -> oauth() && !registered && flow() != OAuthFlow.DEVICE_CODE;
    };
  }

  /** Whether the outgoing server takes a password of its own. */
  boolean ownOutgoingPassword() {
    return sends() && choice(OUTGOING_SIGN_IN).equals(PASSWORD);
  }

  boolean enabled(MailboxField field) {
    return switch (field) {
      case INCOMING_HOST, INCOMING_PORT, INCOMING_SECURITY -> incoming().isPresent();
      case OUTGOING_HOST, OUTGOING_PORT, OUTGOING_SECURITY -> sends();
      default -> true;
    };
  }

  boolean sends() {
    return !choice(OUTGOING_ENABLED).equals("false");
  }

  Optional<MailProtocol> incoming() {
    return switch (choice(INCOMING_PROTOCOL)) {
      case NO_INCOMING -> Optional.empty();
      case "pop3" -> Optional.of(MailProtocol.POP3);
      default -> Optional.of(MailProtocol.IMAP);
    };
  }

  /** What the field shows: a choice always shows one of its values. */
  String text(MailboxField field) {
    return switch (field) {
      case INCOMING_PROTOCOL -> orElse(field, "imap");
      case OUTGOING_ENABLED -> orElse(field, "true");
      case SHARED -> orElse(field, "false");
      case OUTGOING_SIGN_IN -> orElse(field, "same");
      case OAUTH_FLOW -> flow().id();
      case PROVIDER, SIGN_IN, INCOMING_SECURITY, OUTGOING_SECURITY -> choice(field);
      default -> draft.text(field);
    };
  }

  private String orElse(MailboxField field, String usual) {
    String text = choice(field);
    return text.isEmpty() ? usual : text;
  }

  /** What an empty field stands for; empty when nothing does. */
  String hint(MailboxField field) {
    Optional<MailProtocol> incoming = incoming();
    return switch (field) {
      case INCOMING_HOST -> incoming.flatMap(preset::server).map(ServerPreset::host).orElse("");
      case INCOMING_PORT -> incoming.map(leg -> port(leg, INCOMING_SECURITY)).orElse("");
      case INCOMING_SECURITY ->
          incoming.map(leg -> security(leg, MailboxField.INCOMING_PORT)).orElse("");
      case OUTGOING_HOST ->
          sends() ? preset.server(MailProtocol.SMTP).map(ServerPreset::host).orElse("") : "";
      case OUTGOING_PORT -> sends() ? port(MailProtocol.SMTP, OUTGOING_SECURITY) : "";
      case OUTGOING_SECURITY ->
          sends() ? security(MailProtocol.SMTP, MailboxField.OUTGOING_PORT) : "";
      case SIGN_IN_ACCOUNT -> oauth() ? ownAccount() : loginName();
      case OUTGOING_SIGN_IN_ACCOUNT -> loginName();
      case OAUTH_TENANT -> preset.oauth().map(OAuthPreset::tenant).orElse("");
      case OAUTH_AUTHORITY -> preset.oauth().map(known -> known.authority().toString()).orElse("");
      case OAUTH_REDIRECT -> "http://localhost";
      default -> "";
    };
  }

  /** The values a person can choose from; the one in the draft is always among them. */
  List<String> choices(MailboxField field, List<String> providers) {
    List<String> known =
        switch (field) {
          case PROVIDER -> providers;
          case INCOMING_PROTOCOL -> List.of("imap", "pop3", NO_INCOMING);
          case INCOMING_SECURITY, OUTGOING_SECURITY -> List.of("", "tls", "starttls", "none");
          case SIGN_IN -> List.of(PASSWORD, OAUTH);
          case OUTGOING_SIGN_IN -> List.of("same", PASSWORD, "none");
          case OAUTH_FLOW -> List.of(OAuthFlow.BROWSER.id(), OAuthFlow.DEVICE_CODE.id());
          case SHARED -> List.of("false", "true");
          default -> throw new IllegalArgumentException(field + " has no choices");
        };
    String current = choice(field);
    if (known.contains(current) || current.isEmpty()) {
      return known;
    }
    List<String> all = new ArrayList<>(known);
    all.add(current);
    return all;
  }

  /** Whoever owns a mailbox signs in under its address; a shared one belongs to nobody. */
  private String ownAccount() {
    return isShared() ? "" : draft.trimmed(ADDRESS);
  }

  private boolean isShared() {
    return choice(MailboxField.SHARED).equals("true");
  }

  private String loginName() {
    String address = draft.trimmed(ADDRESS);
    int at = address.lastIndexOf('@');
    return preset.localPartAsLogin() && at > 0 ? address.substring(0, at) : address;
  }

  private Stream<ServerPreset> published(MailProtocol protocol) {
    return preset.servers().stream().filter(server -> server.protocol() == protocol);
  }

  private String security(MailProtocol protocol, MailboxField portField) {
    String port = draft.trimmed(portField);
    return published(protocol)
        .filter(server -> port.equals(String.valueOf(server.port())))
        .findFirst()
        .or(() -> preset.server(protocol))
        .map(ServerPreset::security)
        .orElse(TransportSecurity.TLS)
        .id();
  }

  private String port(MailProtocol protocol, MailboxField securityField) {
    String typed = choice(securityField);
    return Arrays.stream(TransportSecurity.values())
        .filter(security -> security.id().equals(typed))
        .findFirst()
        .map(
            security ->
                published(protocol)
                    .filter(server -> server.security() == security)
                    .findFirst()
                    .map(ServerPreset::port)
                    .orElseGet(() -> protocol.usualPort(security)))
        .or(() -> preset.server(protocol).map(ServerPreset::port))
        .or(() -> Optional.of(protocol.usualPort(TransportSecurity.TLS)))
        .map(String::valueOf)
        .orElse("");
  }

  /** A chosen word as the validator reads it: capitals make no difference. */
  String choice(MailboxField field) {
    return draft.trimmed(field).toLowerCase(Locale.ROOT);
  }
}
