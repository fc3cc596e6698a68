/**
 * What the dialogs know and decide, without a widget: which field is visible, which problem is
 * shown, what saving does in which order, what a running check looks like. Everything here is plain
 * Java and unit-tested; nothing here may import SWT or JFace.
 *
 * <p>Start reading at {@link org.postampel.ui.internal.model.MailboxDialogModel}, then {@link
 * org.postampel.ui.internal.model.MailboxSaver} and {@link
 * org.postampel.ui.internal.model.CheckDialogModel}.
 */
package org.postampel.ui.internal.model;
