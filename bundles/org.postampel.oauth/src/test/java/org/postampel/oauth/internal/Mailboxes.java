package org.postampel.oauth.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ProxySetting;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.IdentityTable;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.provider.SaslIdentity;

/** Mailboxes and presets as the tests need them. */
final class Mailboxes {

  static final String PERSON = "person@musterfirma.example";
  static final String IMAP_SCOPE = "https://outlook.office.com/IMAP.AccessAsUser.All";
  static final String SMTP_SCOPE = "https://outlook.office.com/SMTP.Send";

  private Mailboxes() {}

  static MailboxConfiguration shared(String id, URI authority, Path trust) {
    return mailbox(id, trust, delegated(authority).build());
  }

  static OAuthSignIn.Builder delegated(URI authority) {
    return OAuthSignIn.builder()
        .account(new SignInAccount.Person(PERSON))
        .authority(authority)
        .tenant(FakeAuthority.TENANT)
        .clientId(FakeAuthority.CLIENT)
        .scopes(MailProtocol.IMAP, Set.of(IMAP_SCOPE))
        .scopes(MailProtocol.SMTP, Set.of(SMTP_SCOPE));
  }

  static OAuthSignIn.Builder application(URI authority) {
    Set<String> scope = Set.of("https://outlook.office365.com/.default");
    return delegated(authority)
        .flow(OAuthFlow.CLIENT_CREDENTIALS)
        .account(new SignInAccount.Application())
        .scopes(MailProtocol.IMAP, scope)
        .scopes(MailProtocol.SMTP, scope);
  }

  static MailboxConfiguration mailbox(String id, Path trust, OAuthSignIn oauth) {
    return MailboxConfiguration.builder()
        .id(new MailboxId(id))
        .name(id)
        .address(id + "@musterfirma.example")
        .provider("microsoft365")
        .incoming(server(MailProtocol.IMAP, ServerSignIn.oauth()))
        .outgoing(server(MailProtocol.SMTP, ServerSignIn.oauth()))
        .oauth(oauth)
        .shared(true)
        .trustedCertificates(trust)
        .proxy(new ProxySetting.Direct())
        .build();
  }

  static MailServer server(MailProtocol protocol, ServerSignIn signIn) {
    return new MailServer(
        protocol,
        "localhost",
        protocol.usualPort(TransportSecurity.TLS),
        TransportSecurity.TLS,
        signIn);
  }

  static ProviderPresets presets() {
    Map<IdentityTable.Case, SaslIdentity> identities =
        Map.of(
            new IdentityTable.Case(true, MailProtocol.SMTP, true), SaslIdentity.SIGN_IN_ACCOUNT,
            new IdentityTable.Case(true, MailProtocol.SMTP, false), SaslIdentity.SIGN_IN_ACCOUNT);
    return new ProviderPresets(
        List.of(
            preset("microsoft365", OAuthPreset.Kind.ENTRA, new IdentityTable(identities)),
            preset("gmail", OAuthPreset.Kind.OPENID, new IdentityTable(Map.of())),
            new ProviderPreset(
                "generic",
                Map.of("en", "Other"),
                Set.of(),
                List.of(),
                null,
                new IdentityTable(Map.of()),
                false,
                true)));
  }

  private static ProviderPreset preset(String id, OAuthPreset.Kind kind, IdentityTable identities) {
    return new ProviderPreset(
        id,
        Map.of("en", id),
        Set.of(),
        List.of(),
        new OAuthPreset(
            kind,
            URI.create("https://authority.example"),
            "",
            new EnumMap<>(MailProtocol.class),
            new EnumMap<>(MailProtocol.class)),
        identities,
        false,
        false);
  }
}
