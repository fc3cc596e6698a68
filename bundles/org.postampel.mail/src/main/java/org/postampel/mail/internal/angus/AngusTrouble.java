package org.postampel.mail.internal.angus;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.postampel.mail.internal.channel.LineText;

/** Reads what is to be read from Angus Mail's exceptions. */
final class AngusTrouble {

  private static final int LONGEST = 2000;

  private AngusTrouble() {}

  /** The outermost and the innermost words on one line; a base64 challenge of SMTP is decoded. */
  static String literalOf(MessagingException trouble) {
    Throwable root = trouble;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String outer = String.valueOf(trouble.getMessage()).strip();
    String inner = String.valueOf(root.getMessage()).strip();
    if (outer.startsWith("334 ")) {
      return decoded(outer);
    }
    String literal = outer.contains(inner) ? outer : outer + " - " + inner;
    String visible = LineText.visible(literal.getBytes(StandardCharsets.UTF_8));
    return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
  }

  /** Whether the token was kept back because the server offers no mechanism for it. */
  static boolean isMissingMechanism(MessagingException trouble) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof GuardedImapStore.MissingMechanism
          || String.valueOf(cause.getMessage()).startsWith("No authentication mechanisms")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the server said no to the credential; Angus Mail says so of a missing STLS, too. */
  static boolean isRejection(MessagingException trouble) {
    return trouble instanceof AuthenticationFailedException
        && !String.valueOf(trouble.getMessage()).startsWith("STLS required");
  }

  private static String decoded(String challenge) {
    try {
      return LineText.visible(Base64.getDecoder().decode(challenge.substring(4).strip()));
    } catch (IllegalArgumentException e) {
      return challenge;
    }
  }
}
