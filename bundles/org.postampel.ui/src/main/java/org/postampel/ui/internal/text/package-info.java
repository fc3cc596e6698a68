/**
 * What the dialogs say: {@link org.postampel.ui.internal.text.Sentences} finds every sentence, of
 * this bundle and of those below, in the language of the dialog.
 */
package org.postampel.ui.internal.text;
