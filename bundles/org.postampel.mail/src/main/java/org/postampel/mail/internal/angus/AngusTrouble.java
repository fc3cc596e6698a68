package org.postampel.mail.internal.angus;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.postampel.core.credential.Credential;
import org.postampel.mail.internal.channel.EchoGuard;
import org.postampel.mail.internal.channel.LineText;
import org.postampel.mail.internal.sasl.CredentialCheck;

/** Reads what is to be read from Angus Mail's exceptions. */
final class AngusTrouble {

  private static final int LONGEST = 2000;

  /** RFC 2449, section 8, and RFC 3206: codes that say nothing about the credential. */
  private static final Set<String> NOT_NOW = Set.of("SYS/TEMP", "IN-USE", "LOGIN-DELAY");

  /** What a server says that wants to be left alone for a while (RFC 5530, Exchange Online). */
  private static final Set<String> PASSES =
      Set.of("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "Suggested Backoff Time");

  /** What Angus Mail puts in place of a reply that never came, also into a rejection. */
  private static final Set<String> SILENCE = Set.of("Read timed out", "EOF on socket", "[EOF]");

  /** The same in POP3 while it signs in: Angus Mail looks into a reply that it does not have. */
  private static final String NO_REPLY = "Cannot read field \"ok\"";

  private static final String LOST = "the connection was lost during the sign-in";

  private AngusTrouble() {}

  /**
   * The outermost and the innermost words on one line, without the credential; a base64 challenge
   * of SMTP is decoded.
   */
  static String literalOf(MessagingException trouble, Credential credential) {
    String visible = LineText.visible(wordsOf(trouble).getBytes(StandardCharsets.UTF_8));
    String clean = visible;
    if (!(credential instanceof Credential.Anonymous)) {
      try (EchoGuard echo = new EchoGuard()) {
        echo.add(CredentialCheck.secretOf(credential));
        clean = echo.clean(visible);
      }
    }
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }

  /** The same words as they came; not to be shown. */
  static String wordsOf(MessagingException trouble) {
    String outer = String.valueOf(trouble.getMessage()).strip();
    String inner = String.valueOf(rootOf(trouble).getMessage()).strip();
    if (outer.startsWith(NO_REPLY)) {
      return LOST;
    }
    if (outer.startsWith("334 ")) {
      return decoded(outer);
    }
    return outer.contains(inner) ? outer : outer + " - " + inner;
  }

  /** Whether POP3's STAT was answered by a no that is not about the mail drop itself. */
  static boolean isRefusedStat(MessagingException trouble) {
    String words = String.valueOf(rootOf(trouble).getMessage());
    return words.startsWith("STAT command failed")
        && NOT_NOW.stream().noneMatch(code -> words.contains("[" + code));
  }

  /** Whether the token was kept back because the server offers no mechanism for it. */
  static boolean isMissingMechanism(MessagingException trouble) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof GuardedImapStore.MissingMechanism
          || String.valueOf(cause.getMessage()).startsWith("No authentication mechanisms")
          || String.valueOf(cause.getMessage()).startsWith("No login methods supported")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the server said no to the credential; Angus Mail says so of a missing STLS and of a
   * lost connection, too.
   */
  static boolean isRejection(MessagingException trouble) {
    String words = String.valueOf(trouble.getMessage());
    return trouble instanceof AuthenticationFailedException
        && !words.startsWith("STLS required")
        && !words.startsWith(NO_REPLY)
        && !SILENCE.contains(words.strip())
        && PASSES.stream().noneMatch(words::contains);
  }

  private static Throwable rootOf(Throwable trouble) {
    Throwable root = trouble;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String decoded(String challenge) {
    try {
      return new String(
          Base64.getDecoder().decode(challenge.substring(4).strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return challenge;
    }
  }
}
