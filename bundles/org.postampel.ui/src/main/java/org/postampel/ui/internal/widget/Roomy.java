package org.postampel.ui.internal.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;

/** Buttons with room beside their text, to which the platform and JFace add hardly any. */
public final class Roomy {

  private static final int AROUND = 14;

  private Roomy() {}

  /** Lays out a button beside fields. */
  public static void button(Button button) {
    GridDataFactory.fillDefaults()
        .align(SWT.BEGINNING, SWT.CENTER)
        .hint(wanted(button), SWT.DEFAULT)
        .applyTo(button);
  }

  /** Widens a button of a dialog that JFace has laid out, if its text is a long one. */
  public static void inDialog(Button button) {
    GridData place = (GridData) button.getLayoutData();
    place.widthHint = Math.max(place.widthHint, wanted(button));
  }

  /** Makes a button in a grid as wide as its text of now asks for. */
  public static void again(Button button) {
    ((GridData) button.getLayoutData()).widthHint = wanted(button);
  }

  private static int wanted(Button button) {
    return button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + AROUND;
  }
}
