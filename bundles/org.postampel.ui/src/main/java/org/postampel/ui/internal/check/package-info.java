/**
 * The check dialog: a table with a light per step, and what is to be said about the selected one.
 * The check itself runs elsewhere and is heard through a listener; what it means is decided in
 * {@code model}.
 *
 * <p>Start reading at {@link org.postampel.ui.internal.check.CheckDialog}.
 */
package org.postampel.ui.internal.check;
