package org.postampel.ui.internal.binding;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.databinding.fieldassist.ControlDecorationUpdater;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.swt.graphics.Image;
import org.postampel.ui.internal.model.Lamp;
import org.postampel.ui.internal.widget.LightImage;

/** Marks a field with one of our lights, as the platform's own mark is hardly to be seen. */
final class FieldMarks extends ControlDecorationUpdater {

  private static final int MARGIN = 4;

  @Override
  protected void update(ControlDecoration decoration, IStatus status) {
    decoration.setMarginWidth(MARGIN);
    if (status.isOK()) {
      decoration.hide();
      return;
    }
    Lamp lamp = status.getSeverity() == IStatus.ERROR ? Lamp.RED : Lamp.YELLOW;
    Image image = LightImage.of(decoration.getControl().getDisplay(), lamp);
    decoration.setImage(image);
    decoration.setDescriptionText(status.getMessage());
    decoration.show();
  }
}
