/**
 * One bounded connection: lines in and out under a deadline, a transcript without secrets, and the
 * one exception ({@link org.postampel.mail.internal.channel.BrokenDialogue}) by which trouble
 * reaches the protocols. No knowledge of a mail protocol lives here. Start reading at {@link
 * org.postampel.mail.internal.channel.LineChannel}.
 */
package org.postampel.mail.internal.channel;
