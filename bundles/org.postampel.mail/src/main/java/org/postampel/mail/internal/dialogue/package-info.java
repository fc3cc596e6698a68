/**
 * What the dialogues of all three protocols have in common: {@link
 * org.postampel.mail.internal.dialogue.DialogueFrame} (limits, TLS, the edge where trouble becomes
 * a value) and {@link org.postampel.mail.internal.dialogue.FirstWords} (who is talking on this
 * port).
 */
package org.postampel.mail.internal.dialogue;
