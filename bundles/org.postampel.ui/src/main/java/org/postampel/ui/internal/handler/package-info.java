/**
 * The way from a command to a dialog: services from the registry, the mailbox from the repository,
 * the answer for the host. Start reading at {@link org.postampel.ui.internal.handler.DialogOpener}.
 */
package org.postampel.ui.internal.handler;
