package org.postampel.check.internal.run;

import java.util.Optional;
import org.postampel.check.internal.catalogue.Placeholders;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;

/** Reads the values that findings mention from a mailbox. */
final class Places {

  /** Stands where the person is not known before somebody signs in. */
  private static final String SOMEBODY = "PERSON@DOMAIN";

  private Places() {}

  /** The values for findings about the settings, the secrets and the sign-in. */
  static Placeholders ofAccount(MailboxConfiguration mailbox) {
    String host =
        mailbox.oauth().map(signIn -> String.valueOf(signIn.authority().getHost())).orElse("");
    Optional<MailServer> first = mailbox.servers().stream().findFirst();
    return of(mailbox, first, host, "", "");
  }

  /** The values for findings about one server. */
  static Placeholders ofServer(MailboxConfiguration mailbox, MailServer server) {
    String port = String.valueOf(server.port());
    return of(mailbox, Optional.of(server), server.host(), port, server.protocol().name());
  }

  private static Placeholders of(
      MailboxConfiguration mailbox,
      Optional<MailServer> server,
      String host,
      String port,
      String protocol) {
    Optional<OAuthSignIn> signIn = mailbox.oauth();
    String person = person(mailbox, server);
    boolean asMailbox = signIn.filter(flow -> !flow.flow().isDelegated()).isPresent();
    return new Placeholders(
        mailbox.address(),
        person,
        asMailbox ? mailbox.address() : person,
        host,
        port,
        protocol,
        signIn.map(OAuthSignIn::tenant).orElse(""),
        signIn.map(OAuthSignIn::clientId).orElse(""),
        signIn.map(flow -> flow.authority().toString()).orElse(""),
        signIn.map(flow -> flow.redirect().toString()).orElse(""));
  }

  private static String person(MailboxConfiguration mailbox, Optional<MailServer> server) {
    if (server.isPresent() && server.get().signIn() instanceof ServerSignIn.Password password) {
      return password.loginName();
    }
    return mailbox
        .oauth()
        .map(OAuthSignIn::account)
        .map(account -> account instanceof SignInAccount.Person p ? p.userName() : SOMEBODY)
        .orElse(mailbox.address());
  }
}
