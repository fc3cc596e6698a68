/**
 * IMAP up to the examined inbox: {@link org.postampel.mail.internal.imap.ImapSession} is the
 * dialogue, {@link org.postampel.mail.internal.imap.ImapReplies} reads answers.
 */
package org.postampel.mail.internal.imap;
