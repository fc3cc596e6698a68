/**
 * The demo tenant's SMTP server for client submission (RFC 6409, 4954) with Exchange Online's
 * manners: who may send as whom is decided after DATA, not at MAIL FROM.
 *
 * <p>Start reading at {@link org.postampel.testkit.internal.smtp.SmtpService}.
 */
package org.postampel.testkit.internal.smtp;
