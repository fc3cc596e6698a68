package org.postampel.mail;

import java.io.Closeable;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.postampel.core.credential.Credential;
import org.postampel.core.mailbox.MailServer;

/**
 * One connection to a mail server, spoken line by line, that keeps the server's literal words.
 *
 * <p>Order of calls: with implicit TLS {@link #handshake()} then {@link #greeting()}; with STARTTLS
 * {@code greeting()} then {@link #startTls()}; in clear text {@code greeting()} only. Then {@link
 * #login}, then what the protocol offers, then {@link #logout()}. A call out of order is a defect
 * and ends with {@link IllegalStateException}. After a {@link Disturbance} the connection is gone
 * and every further call says so again.
 *
 * <p>Bounds: a line has at most 8 KiB, a reply at most 200 lines and 256 KiB, and every call ends
 * within its {@link TimeLimits}, however slowly the server talks. Calls block, so never on a
 * user-interface thread; one thread at a time, except {@link #close()} and {@link #transcript()},
 * which any thread may call.
 */
@ProviderType
public sealed interface MailDialogue extends Closeable
    permits ImapDialogue, Pop3Dialogue, SmtpDialogue {

  /** The server this dialogue was opened for. */
  MailServer server();

  /**
   * Goes over to TLS before the first word (RFC 8314, section 3.3): chain and host name are
   * verified.
   */
  TlsOutcome handshake();

  /**
   * Reads the greeting and the capabilities: CAPABILITY (unless the greeting brought them), CAPA or
   * EHLO. The EHLO name is the address literal of our end, so no host name of the user goes out.
   */
  GreetingOutcome greeting();

  /**
   * Asks for TLS (STARTTLS or STLS), goes over to it and reads the capabilities again, because what
   * was said in clear text does not count (RFC 3501 section 6.2.1, RFC 2595, RFC 3207 section 4.2).
   */
  TlsOutcome startTls();

  /**
   * The capabilities as last announced: by the greeting, and anew after {@link #startTls()}; empty
   * before.
   */
  Capabilities capabilities();

  /**
   * Signs in. A bearer token goes out by XOAUTH2, where only OAUTHBEARER (RFC 7628) is offered by
   * that, and by nothing else; never in clear text. A password goes by PLAIN or LOGIN, where
   * neither is offered or nothing is encrypted by SCRAM-SHA-256 (RFC 7677) or CRAM-MD5 (RFC 2195);
   * in clear text only when the server's security is {@code NONE}, which only a person chooses. May
   * be called again after a rejection.
   *
   * @throws IllegalArgumentException for {@link Credential.Anonymous}: there is nothing to sign in
   */
  LoginOutcome login(Credential credential);

  /** What was said so far, oldest first, without any credential. */
  List<TranscriptLine> transcript();

  /** Says goodbye and closes; waits at most {@link TimeLimits#logout()}. Never fails. */
  void logout();

  /** Closes the connection at once, from any thread; a call under way ends. Never fails. */
  @Override
  void close();
}
