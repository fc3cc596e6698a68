/**
 * The mailbox dialog and the small one of a sign-in: widgets that show a model and hand it what a
 * person does. What is decided is decided in {@code model}; what takes time runs on the executor of
 * the {@link org.postampel.ui.DialogServices}.
 *
 * <p>Start reading at {@link org.postampel.ui.internal.dialog.MailboxDialog}.
 */
package org.postampel.ui.internal.dialog;
