/**
 * What the demo mail servers share: stored messages, token verification, and who may open what.
 *
 * <p>What lives here: {@link org.postampel.testkit.internal.mail.MailAccess} (Exchange Online's
 * rules), {@link org.postampel.testkit.internal.mail.MailStore} (messages in memory), MIME
 * outlines. What does not: the protocols, which have packages of their own.
 */
package org.postampel.testkit.internal.mail;
