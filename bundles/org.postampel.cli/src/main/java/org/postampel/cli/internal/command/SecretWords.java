package org.postampel.cli.internal.command;

import java.util.Locale;
import java.util.Set;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.text.Texts;

/** How entries of the token store are called in front of a person. */
final class SecretWords {

  private SecretWords() {}

  /** Kind and owner in words. */
  static String of(SecretName name, Texts texts) {
    String kind = name.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String[] parts = name.owner().split("\\|", -1);
    return switch (name.kind()) {
      case PASSWORD, OUTGOING_PASSWORD -> texts.get("secret." + kind, name.owner());
      case CLIENT_SECRET, CERTIFICATE, CLIENT_SECRET_END ->
          texts.get("secret." + kind, parts[parts.length - 1], parts[0]);
      case SIGN_IN, PENDING_CONSENT -> texts.get("secret." + kind, account(name), parts[0]);
    };
  }

  /** The account of a sign-in: the last part of its key. */
  static String account(SecretName signIn) {
    return signIn.owner().substring(signIn.owner().lastIndexOf('|') + 1);
  }

  /** The entry of the mailbox's sign-in, if it has one. */
  static Set<SecretName> signIns(MailboxConfiguration mailbox) {
    String user = System.getProperty("user.name", "");
    return mailbox
        .oauth()
        .map(oauth -> Set.of(SecretName.signIn(oauth.key(user))))
        .orElse(Set.of());
  }
}
