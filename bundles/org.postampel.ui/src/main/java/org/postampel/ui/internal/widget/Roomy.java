package org.postampel.ui.internal.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;

/** Buttons beside fields, which the platform makes as narrow as their text. */
public final class Roomy {

  private static final int AROUND = 14;

  private Roomy() {}

  /** Lays the button out with some room beside its text. */
  public static void button(Button button) {
    GridDataFactory.fillDefaults()
        .align(SWT.BEGINNING, SWT.CENTER)
        .hint(button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + AROUND, SWT.DEFAULT)
        .applyTo(button);
  }
}
