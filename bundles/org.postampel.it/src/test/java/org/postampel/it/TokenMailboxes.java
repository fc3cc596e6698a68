package org.postampel.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Every way a token opens a mailbox on Dovecot and Postfix or does not. Each token is what the
 * authority gives to one client; whose it is and what is wrong with it says the row.
 */
final class TokenMailboxes {

  private static final String SECRET = "a-secret-of-the-test";
  private static final String IMAP_NO = "[AUTHENTICATIONFAILED]";
  private static final String POP3_NO = "[AUTH]";
  private static final String SMTP_NO = "535 5.7.8";

  private final RealServers servers;
  private final List<CheckedMailbox> all = new ArrayList<>();
  private final Map<String, TokenAuthority.Client> clients = new LinkedHashMap<>();

  /** The rows for these servers. */
  TokenMailboxes(RealServers servers) throws IOException, InterruptedException {
    this.servers = servers;
    ownMailboxes();
    sharedMailboxes();
    refusedTokens();
  }

  List<CheckedMailbox> all() {
    return List.copyOf(all);
  }

  /** By client id. */
  Map<String, TokenAuthority.Client> clients() {
    return Map.copyOf(clients);
  }

  /** Adele's own mailbox by token, from which the others differ. */
  static Map<String, String> usual(RealServers servers, TokenAuthority authority) {
    Map<String, String> usual = new LinkedHashMap<>(PasswordMailboxes.usual(servers));
    usual.remove("sign-in.account");
    usual.put("sign-in", "oauth2");
    usual.put("oauth.flow", "client-credentials");
    usual.put("oauth.authority", authority.address().toString());
    usual.put("oauth.tenant", "11111111-2222-3333-4444-555555555555");
    usual.put("oauth.scopes", "https://firma.test/.default");
    return usual;
  }

  private CheckedMailbox mailbox(String id, String person)
      throws IOException, InterruptedException {
    return mailboxOf(id, servers.token(person, 3600)).address(person);
  }

  private CheckedMailbox mailboxOf(String id, String token) {
    String client = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    clients.put(client, new TokenAuthority.Client(SECRET, token));
    CheckedMailbox mailbox = new CheckedMailbox(id, servers);
    all.add(mailbox);
    return mailbox.secret(SECRET).with("oauth.client-id", client);
  }

  private static CheckedMailbox pop3(CheckedMailbox mailbox) {
    return mailbox.incoming("pop3", "good", "pop3s", "tls");
  }

  private void ownMailboxes() throws IOException, InterruptedException {
    mailbox("own", "adele");
    mailbox("own-starttls", "adele")
        .incoming("imap", "good", "imap", "starttls")
        .outgoing("good", "smtps", "tls");
    pop3(mailbox("own-pop3", "bob"));
    mailbox("own-pop3-starttls", "adele").incoming("pop3", "good", "pop3", "starttls");
    // For reading only: Angus Mail alone sends it in one line, which Postfix cuts.
    mailboxOf("own-long-token", servers.token("adele", 3600, "groups=" + "a".repeat(1500)))
        .address("adele")
        .receivesOnly();
    mailbox("imap-switched-off", "carol").red("imap.login", "imap.token-rejected", IMAP_NO);
    pop3(mailbox("pop3-switched-off", "carol")).red("pop3.login", "pop3.token-rejected", POP3_NO);
    mailbox("token-in-clear-text", "adele")
        .incoming("imap", "no-starttls", "imap", "none")
        .neverInClear()
        .red("account.settings", "settings.invalid", "security.token");
  }

  private void sharedMailboxes() throws IOException, InterruptedException {
    shared("delegate", "adele", "shared");
    pop3(shared("delegate-pop3", "adele", "shared"));
    shared("delegate-may-not-send", "bob", "sales")
        .red("smtp.sender", "sender.not-owned", "553 5.7.1");
    shared("no-delegate", "bob", "shared")
        .red("imap.login", "imap.token-rejected", IMAP_NO)
        .red("smtp.login", "smtp.token-rejected", SMTP_NO);
    pop3(shared("no-delegate-pop3", "bob", "shared"))
        .red("pop3.login", "pop3.token-rejected", POP3_NO)
        .red("smtp.login", "smtp.token-rejected", SMTP_NO);
    shared("no-delegate-of-sales", "adele", "sales")
        .red("imap.login", "imap.token-rejected", IMAP_NO)
        .red("smtp.login", "smtp.token-rejected", SMTP_NO);
    mailbox("mailbox-of-somebody-else", "bob")
        .address("adele")
        .red("imap.login", "imap.token-rejected", IMAP_NO)
        .red("smtp.login", "smtp.token-rejected", SMTP_NO);
  }

  private CheckedMailbox shared(String id, String person, String mailbox)
      throws IOException, InterruptedException {
    return mailbox(id, person).address(mailbox).with("shared", "true");
  }

  private void refusedTokens() throws IOException, InterruptedException {
    String own = servers.token("adele", 3600);
    String other = servers.token("bob", 3600);
    String body = own.substring(0, own.lastIndexOf('.'));
    // No server says why; the token does.
    for (CheckedMailbox expired : refused("expired", servers.token("adele", -60))) {
      expired.red("oauth.claims", "token.expired", "exp = ");
    }
    refused("other-audience", servers.token("adele", 3600, "aud=https://elsewhere.test"));
    refused("other-issuer", servers.token("adele", 3600, "iss=https://elsewhere.test/"));
    refused("other-client", servers.token("adele", 3600, "azp=" + UUID.randomUUID()));
    refused("other-signature", body + other.substring(other.lastIndexOf('.')));
    refused("opaque", "an-opaque-token-of-nobody");
    mailboxOf("may-only-send", servers.token("adele", 3600, "scp=SMTP.Send"))
        .red("imap.login", "imap.token-rejected", IMAP_NO);
    mailboxOf("may-only-read", servers.token("adele", 3600, "scp=IMAP.AccessAsUser.All"))
        .red("smtp.login", "smtp.token-rejected", SMTP_NO);
  }

  private List<CheckedMailbox> refused(String id, String token) {
    return List.of(
        mailboxOf(id, token)
            .red("imap.login", "imap.token-rejected", IMAP_NO)
            .red("smtp.login", "smtp.token-rejected", SMTP_NO),
        pop3(mailboxOf(id + "-pop3", token))
            .red("pop3.login", "pop3.token-rejected", POP3_NO)
            .red("smtp.login", "smtp.token-rejected", SMTP_NO));
  }
}
