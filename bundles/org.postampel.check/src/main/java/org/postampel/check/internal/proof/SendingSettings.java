package org.postampel.check.internal.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;

/** The settings on which a proof of sending rests; another value, and it proves nothing. */
final class SendingSettings {

  private SendingSettings() {}

  static String hash(MailboxConfiguration mailbox) {
    StringBuilder text = new StringBuilder();
    text.append(mailbox.address().toLowerCase(Locale.ROOT)).append('\n');
    text.append(mailbox.shared()).append('\n');
    text.append(mailbox.outgoing()).append('\n');
    mailbox.oauth().ifPresent(signIn -> append(text, signIn));
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void append(StringBuilder text, OAuthSignIn signIn) {
    text.append(signIn.flow().id()).append('\n');
    text.append(signIn.account()).append('\n');
    text.append(signIn.tenant()).append('\n');
    text.append(signIn.clientId()).append('\n');
    text.append(signIn.authority()).append('\n');
  }
}
