/**
 * Asking for the passphrase of the stored sign-ins by a dialog: the token store asks, this answers.
 * What a passphrase opens and how is the token store's business. Start reading at {@code
 * AskingByDialog}.
 */
package org.postampel.ui.internal.passphrase;
