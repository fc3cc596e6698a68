/**
 * Message submission up to an accepted recipient: {@link
 * org.postampel.mail.internal.smtp.SmtpSession} is the dialogue, {@link
 * org.postampel.mail.internal.smtp.SmtpReplies} reads answers. DATA is never sent from here.
 */
package org.postampel.mail.internal.smtp;
