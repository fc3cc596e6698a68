/**
 * Speaking to mail servers. Two ways lead through here: the line dialogue of the check ({@link
 * org.postampel.mail.MailConnector}, {@link org.postampel.mail.MailDialogue}), which is bounded in
 * every direction and keeps the server's literal words, and open Jakarta Mail stores and transports
 * for the host ({@link org.postampel.mail.MailboxAccess}).
 *
 * <p>What does not live here: where credentials come from (they arrive ready to use, see {@link
 * org.postampel.core.credential.CredentialSource}), which light an outcome deserves, and what a
 * person should do about it; that is the check's.
 *
 * <p>Start reading at {@link org.postampel.mail.MailDialogue}. A check of one server:
 *
 * <pre>{@code
 * LookupOutcome names = HostLookup.of(HostResolver.system()).lookUp(host, limit, cancellation);
 * ConnectOutcome connected = connector.connect(server, addresses);
 * try (MailDialogue dialogue = ...) {
 *   TlsOutcome tls = dialogue.handshake();            // implicit TLS only
 *   GreetingOutcome greeting = dialogue.greeting();
 *   TlsOutcome starttls = dialogue.startTls();        // STARTTLS only
 *   LoginOutcome login = dialogue.login(credential);
 *   ...
 * }
 * }</pre>
 *
 * <p>Every outcome is a value of a sealed type. What can go wrong at any moment (closed, timed out,
 * cancelled, nonsense) is one type for all of them: {@link org.postampel.mail.Disturbance}.
 */
@Version("0.1.0")
package org.postampel.mail;

import org.osgi.annotation.versioning.Version;
