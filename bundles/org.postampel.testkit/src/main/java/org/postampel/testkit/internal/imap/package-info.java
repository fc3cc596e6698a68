/**
 * The demo tenant's IMAP server (RFC 3501 as far as mail clients use it) with Exchange Online's
 * manners: its capability line, its texts, its refusals.
 *
 * <p>Start reading at {@link org.postampel.testkit.internal.imap.ImapService}.
 */
package org.postampel.testkit.internal.imap;
