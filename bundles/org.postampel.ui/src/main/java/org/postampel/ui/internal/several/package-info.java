/**
 * The check of several mailboxes at once: a table with a light per mailbox, from which the check of
 * one of them is opened. What a light means is decided in {@code model}; the check of one mailbox
 * is the dialog in {@code check}.
 *
 * <p>Start reading at {@link org.postampel.ui.internal.several.SeveralChecksDialog}.
 */
package org.postampel.ui.internal.several;
