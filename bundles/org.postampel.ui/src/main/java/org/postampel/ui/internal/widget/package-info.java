/**
 * The few building blocks the dialogs share: the one way back to the user-interface thread ({@link
 * org.postampel.ui.internal.widget.UiThread}), rows of a form, fields, and the drawing of lights.
 * No mailbox, no check and no service is known here.
 */
package org.postampel.ui.internal.widget;
