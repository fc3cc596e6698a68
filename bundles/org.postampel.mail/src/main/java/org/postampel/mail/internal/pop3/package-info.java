/**
 * POP3 up to STAT: {@link org.postampel.mail.internal.pop3.Pop3Session} is the dialogue, {@link
 * org.postampel.mail.internal.pop3.Pop3Replies} reads answers.
 */
package org.postampel.mail.internal.pop3;
