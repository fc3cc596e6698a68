package org.postampel.ui.internal.widget;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.postampel.ui.internal.model.Lamp;

/** The mark at a field that has a problem, with the sentence when the pointer rests on it. */
final class FieldMark {

  private final Control control;
  private final ControlDecoration decoration;

  FieldMark(Control control) {
    this.control = control;
    decoration = new ControlDecoration(control, SWT.LEFT | SWT.CENTER);
    decoration.setMarginWidth(4);
    decoration.hide();
  }

  /** Shows the sentence; the empty sentence takes the mark away. */
  void show(String sentence, int kind) {
    if (sentence.isEmpty()) {
      decoration.hide();
      decoration.setDescriptionText(null);
      return;
    }
    decoration.setImage(
        LightImage.of(
            control.getDisplay(), kind == IMessageProvider.ERROR ? Lamp.RED : Lamp.YELLOW));
    decoration.setDescriptionText(sentence);
    decoration.show();
  }

  /** The sentence shown; empty when there is none. */
  String sentence() {
    String text = decoration.getDescriptionText();
    return text == null || !decoration.isVisible() ? "" : text;
  }
}
