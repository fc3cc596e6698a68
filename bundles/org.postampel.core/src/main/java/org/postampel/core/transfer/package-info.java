/**
 * Carrying mailboxes from one installation to another as files: {@link
 * org.postampel.core.transfer.MailboxExport} writes them, {@link
 * org.postampel.core.transfer.MailboxImport} reads, judges and stores them. Start reading there.
 *
 * <p>No secret travels here: a file has none, of a file with certificates only the certificates are
 * taken, and a file with a private key stays where it is.
 */
@Version("0.1.0")
package org.postampel.core.transfer;

import org.osgi.annotation.versioning.Version;
