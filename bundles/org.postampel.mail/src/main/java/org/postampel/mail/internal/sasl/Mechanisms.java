package org.postampel.mail.internal.sasl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.mail.Capabilities;

/**
 * Which mechanism a credential goes out by. A token goes by XOAUTH2 or else OAUTHBEARER and never
 * as a password. A password goes by PLAIN or LOGIN when the connection is encrypted, because many
 * servers that offer SCRAM do not have what it takes for every account; in clear text by SCRAM or
 * CRAM-MD5 first. Angus Mail speaks only XOAUTH2, PLAIN and LOGIN to POP3 servers, so nothing else
 * is tried there.
 */
public final class Mechanisms {

  /** Postfix's limit for a command; RFC 5321, section 4.5.3.1.4, wants 512 at least. */
  private static final int LONGEST_COMMAND = 2048;

  /** Google's mechanism for tokens, which Microsoft speaks too. */
  public static final String XOAUTH2 = "XOAUTH2";

  /** RFC 7628. */
  public static final String OAUTHBEARER = "OAUTHBEARER";

  /** RFC 4616. */
  public static final String PLAIN = "PLAIN";

  /** The old LOGIN mechanism, an expired Internet draft. */
  public static final String LOGIN = "LOGIN";

  /** RFC 2195. */
  public static final String CRAM_MD5 = "CRAM-MD5";

  /** RFC 7677. */
  public static final String SCRAM = "SCRAM-SHA-256";

  private Mechanisms() {}

  /**
   * Our side of the exchange by the best mechanism on offer; empty when none will do.
   *
   * @param encrypted whether TLS is in force
   */
  public static Optional<SaslVoice> forCredential(
      Credential credential, Capabilities offered, MailServer server, boolean encrypted) {
    for (String name : inOrder(credential, server.protocol(), encrypted)) {
      if (offered.offersMechanism(name)) {
        return Optional.of(voice(name, credential, server));
      }
    }
    return Optional.empty();
  }

  /** The mechanisms every server that takes such a credential should offer. */
  public static Set<String> wanted(Credential credential) {
    return credential instanceof Credential.BearerToken ? Set.of(XOAUTH2) : Set.of(PLAIN, LOGIN);
  }

  private static List<String> inOrder(
      Credential credential, MailProtocol protocol, boolean encrypted) {
    boolean pop3 = protocol == MailProtocol.POP3;
    if (credential instanceof Credential.BearerToken) {
      return pop3 ? List.of(XOAUTH2) : List.of(XOAUTH2, OAUTHBEARER);
    }
    if (pop3) {
      return List.of(PLAIN, LOGIN);
    }
    return encrypted
        ? List.of(PLAIN, LOGIN, SCRAM, CRAM_MD5)
        : List.of(SCRAM, CRAM_MD5, PLAIN, LOGIN);
  }

  private static SaslVoice voice(String name, Credential credential, MailServer server) {
    if (credential instanceof Credential.BearerToken token) {
      return name.equals(XOAUTH2)
          ? SaslScript.xoauth2(token)
          : SaslScript.oauthBearer(token, server);
    }
    Credential.Password password = (Credential.Password) credential;
    return switch (name) {
      case PLAIN -> SaslScript.plain(password);
      case LOGIN -> SaslScript.login(password);
      case CRAM_MD5 -> new CramMd5Voice(password);
      default -> ScramVoice.of(password);
    };
  }

  /**
   * Whether the first message may go with SMTP's AUTH command: longer lines are cut by Postfix, and
   * the message then has to follow on a line of its own (RFC 4954, section 4).
   */
  public static boolean fitsIntoCommand(String mechanism, Secret message) {
    int length = message.use(letters -> letters.length);
    return "AUTH ".length() + mechanism.length() + 1 + length + 2 <= LONGEST_COMMAND;
  }
}
