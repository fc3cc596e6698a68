/**
 * Making mailboxes out of others: templates, import and export, each as a model without widgets and
 * a dialog. What is carried and what is left behind is decided in {@code
 * org.postampel.core.transfer}; the handlers that open these dialogs live in the handler package.
 *
 * <p>Start reading at {@link org.postampel.ui.internal.transfer.ImportModel}.
 */
package org.postampel.ui.internal.transfer;
