/**
 * How the SWT-free models meet the widgets: JFace databinding. {@link
 * org.postampel.ui.internal.binding.ModelValues} makes a model observable without a widget, {@link
 * org.postampel.ui.internal.binding.FieldBindings} binds it to one. No decision about a mailbox is
 * made here. Start reading at {@link org.postampel.ui.internal.binding.FieldBindings}.
 */
package org.postampel.ui.internal.binding;
