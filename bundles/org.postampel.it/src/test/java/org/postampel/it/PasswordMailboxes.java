package org.postampel.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every way a mailbox with a password is good or bad on Dovecot and Postfix. */
final class PasswordMailboxes {

  private static final String NO_HOST = "mail.firma.invalid";

  /** A machine without a name server cannot know that there is none (RFC 6761, section 6.4). */
  private static final String UNKNOWN = "dns.not-found|dns.unanswered";

  private final RealServers servers;
  private final List<CheckedMailbox> all = new ArrayList<>();

  private PasswordMailboxes(RealServers servers) {
    this.servers = servers;
  }

  /** Adele's own mailbox, from which the others differ. */
  static Map<String, String> usual(RealServers servers) {
    Map<String, String> usual = new LinkedHashMap<>();
    usual.put("name", "Adele");
    usual.put("address", servers.get("adele.address"));
    usual.put("provider", "generic");
    usual.put("incoming.protocol", "imap");
    usual.put("incoming.host", servers.get("good.host"));
    usual.put("incoming.port", servers.get("imaps.port"));
    usual.put("incoming.security", "tls");
    usual.put("outgoing.enabled", "true");
    usual.put("outgoing.host", servers.get("good.host"));
    usual.put("outgoing.port", servers.get("submission.port"));
    usual.put("outgoing.security", "starttls");
    usual.put("sign-in", "password");
    usual.put("sign-in.account", servers.get("adele.address"));
    usual.put("tls.trusted-certificates", servers.get("ca.file"));
    return usual;
  }

  static List<CheckedMailbox> on(RealServers servers) {
    PasswordMailboxes mailboxes = new PasswordMailboxes(servers);
    mailboxes.good();
    mailboxes.people();
    mailboxes.certificates();
    mailboxes.missingEncryption();
    mailboxes.wrongPorts();
    return mailboxes.all;
  }

  private CheckedMailbox mailbox(String id) {
    CheckedMailbox mailbox = new CheckedMailbox(id, servers).of("adele");
    all.add(mailbox);
    return mailbox;
  }

  private void good() {
    mailbox("good");
    mailbox("good-starttls")
        .incoming("imap", "good", "imap", "starttls")
        .outgoing("good", "smtps", "tls");
    mailbox("good-pop3").incoming("pop3", "good", "pop3s", "tls");
    mailbox("good-pop3-starttls").incoming("pop3", "good", "pop3", "starttls");
    mailbox("receive-only").receivesOnly();
    mailbox("blanks-and-quotes").of("bob").outgoing("good", "smtps", "tls");
    mailbox("blanks-and-quotes-pop3").of("bob").incoming("pop3", "good", "pop3s", "tls");
    mailbox("own-authority")
        .with("tls.trusted-certificates", servers.get("unknown-ca.file"))
        .incoming("imap", "unknown-ca", "imaps", "tls")
        .outgoing("unknown-ca", "submission", "starttls");
  }

  private void people() {
    mailbox("wrong-password")
        .secret("not-the-password")
        .red("imap.login", "imap.password-rejected", "[AUTHENTICATIONFAILED]")
        .red("smtp.login", "smtp.password-rejected", "535 5.7.8");
    mailbox("wrong-password-pop3")
        .secret("not-the-password")
        .incoming("pop3", "good", "pop3s", "tls")
        .receivesOnly()
        .red("pop3.login", "pop3.password-rejected", "[AUTH]");
    mailbox("nobody")
        .with("sign-in.account", "nobody@firma.test")
        .red("imap.login", "imap.password-rejected", "[AUTHENTICATIONFAILED]")
        .red("smtp.login", "smtp.password-rejected", "535 5.7.8");
    mailbox("shared-has-no-password")
        .address("shared")
        .with("sign-in.account", servers.get("shared.address"))
        .red("imap.login", "imap.password-rejected", "[AUTHENTICATIONFAILED]")
        .red("smtp.login", "smtp.password-rejected", "535 5.7.8");
    mailbox("imap-switched-off")
        .of("carol")
        .red("imap.login", "imap.password-rejected", "[AUTHENTICATIONFAILED]");
    mailbox("pop3-switched-off")
        .of("carol")
        .incoming("pop3", "good", "pop3s", "tls")
        .red("pop3.login", "pop3.password-rejected", "[AUTH]");
    mailbox("may-send-only").of("carol").sendsOnly();
    mailbox("refused-sender").address("sales").red("smtp.sender", "sender.not-owned", "553 5.7.1");
    mailbox("reader-may-not-send")
        .of("bob")
        .address("sales")
        .outgoing("good", "smtps", "tls")
        .red("smtp.sender", "sender.not-owned", "553 5.7.1");
  }

  private void certificates() {
    certificate("expired", "tls.certificate-expired", "NotAfter");
    certificate("other-name", "tls.host-name-mismatch", servers.get("other-name.certificate-name"));
    certificate("unknown-ca", "tls.unknown-issuer", "valid certification path");
    for (CheckedMailbox expiring : everywhere("expiring")) {
      String leg = expiring.id().contains("pop3") ? "pop3.tls" : "imap.tls";
      expiring
          .yellow(leg, "tls.certificate-expires-soon", "TLS")
          .yellow("smtp.tls", "tls.certificate-expires-soon", "TLS");
    }
  }

  private void certificate(String host, String finding, String literal) {
    for (CheckedMailbox bad : everywhere(host)) {
      bad.red(bad.id().contains("pop3") ? "pop3.tls" : "imap.tls", finding, literal)
          .red("smtp.tls", finding, literal);
    }
  }

  /** By TLS at once and by STARTTLS, for all three protocols. */
  private List<CheckedMailbox> everywhere(String host) {
    return List.of(
        mailbox(host)
            .incoming("imap", host, "imaps", "tls")
            .outgoing(host, "submission", "starttls"),
        mailbox(host + "-starttls")
            .incoming("imap", host, "imap", "starttls")
            .outgoing(host, "smtps", "tls"),
        mailbox(host + "-pop3")
            .incoming("pop3", host, "pop3s", "tls")
            .outgoing(host, "smtps", "tls"),
        mailbox(host + "-pop3-starttls")
            .incoming("pop3", host, "pop3", "starttls")
            .outgoing(host, "submission", "starttls"));
  }

  private void missingEncryption() {
    mailbox("no-starttls")
        .incoming("imap", "no-starttls", "imap", "starttls")
        .outgoing("no-starttls", "submission", "starttls")
        .red("imap.tls", "tls.starttls-missing", "CAPABILITY")
        .red("smtp.tls", "tls.starttls-missing", "EHLO");
    mailbox("no-starttls-pop3")
        .incoming("pop3", "no-starttls", "pop3", "starttls")
        .receivesOnly()
        .red("pop3.tls", "tls.starttls-missing", "CAPA");
    clearText("clear-text")
        .incoming("imap", "no-starttls", "imap", "none")
        .outgoing("no-starttls", "submission", "none");
    clearText("clear-text-pop3").incoming("pop3", "no-starttls", "pop3", "none").receivesOnly();
    clearText("clear-text-refused")
        .incoming("imap", "clear-text-refused", "imap", "none")
        .outgoing("clear-text-refused", "submission", "none")
        .red("imap.login", "login.clear-text-forbidden", "LOGINDISABLED")
        .red("smtp.login", "login.clear-text-forbidden", "STARTTLS");
    clearText("clear-text-refused-pop3")
        .incoming("pop3", "clear-text-refused", "pop3", "none")
        .receivesOnly()
        .red("pop3.login", "login.clear-text-forbidden", "STLS");
  }

  /** It works, and Angus Mail would not say a word about it. */
  private CheckedMailbox clearText(String id) {
    return mailbox(id).yellow("account.settings", "settings.clear-text", "none");
  }

  private void wrongPorts() {
    mailbox("closed-port")
        .incoming("imap", "closed", "imaps", "tls")
        .red("imap.connect", "connect.refused", "refused");
    mailbox("closed-port-pop3")
        .incoming("pop3", "closed", "pop3s", "tls")
        .outgoing("closed", "submission", "starttls")
        .red("pop3.connect", "connect.refused", "refused")
        .red("smtp.connect", "connect.refused", "refused");
    mailbox("no-such-host")
        .incoming("imap", NO_HOST, "imaps", "tls")
        .outgoing(NO_HOST, "submission", "starttls")
        .red("imap.dns", UNKNOWN, NO_HOST)
        .red("smtp.dns", UNKNOWN, NO_HOST);
    mailbox("tls-to-plain-port")
        .incoming("imap", "good", "imap", "tls")
        .outgoing("good", "submission", "tls")
        .red("imap.tls", "tls.not-tls", "* OK")
        .red("smtp.tls", "tls.not-tls", "220");
    mailbox("tls-to-plain-port-pop3")
        .incoming("pop3", "good", "pop3", "tls")
        .red("pop3.tls", "tls.not-tls", "+OK");
    mailbox("starttls-to-tls-port")
        .incoming("imap", "good", "imaps", "starttls")
        .outgoing("good", "smtps", "starttls")
        .red("imap.greeting", "greeting.tls-expected", "tls-expected")
        .red("smtp.greeting", "greeting.tls-expected", "tls-expected");
    mailbox("starttls-to-tls-port-pop3")
        .incoming("pop3", "good", "pop3s", "starttls")
        .red("pop3.greeting", "greeting.tls-expected", "tls-expected");
    mailbox("pop3-port-as-imap")
        .incoming("imap", "good", "pop3s", "tls")
        .outgoing("good", "imap", "starttls")
        .red("imap.greeting", "greeting.other-protocol", "+OK")
        .red("smtp.greeting", "greeting.other-protocol", "* OK");
    mailbox("imap-port-as-pop3")
        .incoming("pop3", "good", "imaps", "tls")
        .outgoing("good", "pop3s", "tls")
        .red("pop3.greeting", "greeting.other-protocol", "* OK")
        .red("smtp.greeting", "greeting.other-protocol", "+OK");
    mailbox("submission-port-as-imap")
        .incoming("imap", "good", "submission", "starttls")
        .red("imap.greeting", "greeting.other-protocol", "220");
  }
}
