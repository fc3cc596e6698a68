package org.postampel.ui.internal.widget;

import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** The heading of a dialog with a title area, for which JFace takes another font than its texts. */
public final class TitleFont {

  private TitleFont() {}

  /**
   * Sets the heading, in the bold font of dialogs.
   *
   * @param contents what {@code createContents} made
   */
  public static void set(TitleAreaDialog dialog, Control contents, String title) {
    dialog.setTitle(title);
    for (Control child : ((Composite) contents).getChildren()) {
      if (child instanceof Label label && label.getText().equals(title)) {
        label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
      }
    }
  }
}
