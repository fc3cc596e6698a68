/**
 * The words of the domain: a mailbox as typed ({@link MailboxDraft}), as proven to be well-formed
 * ({@link MailboxConfiguration}), and where it is kept ({@link MailboxRepository}).
 *
 * <p>No network, no secret and no user interface live here. Start reading at {@link
 * MailboxConfiguration}, then {@link org.postampel.core.validation.MailboxValidator}.
 */
@Version("0.1.0")
package org.postampel.core.mailbox;

import org.osgi.annotation.versioning.Version;
