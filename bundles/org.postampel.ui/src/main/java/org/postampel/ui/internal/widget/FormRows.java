package org.postampel.ui.internal.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * A form in one grid of two columns: labels as wide as the widest of them, whether it is shown or
 * not, and controls. One grid, so that labels line up across all sections and a hidden row leaves
 * no hole.
 */
public final class FormRows {

  /** Between a label and its control there is room for the mark of a problem. */
  private static final int GAP = 22;

  private static final int SECTION_GAP = 12;

  /** What a text that takes the width there is asks for, in pixels. */
  public static final int NARROWEST = 240;

  private final Composite grid;
  private final List<Label> labels = new ArrayList<>();
  private int widest;

  /** An empty form that fills the parent. */
  public FormRows(Composite parent) {
    grid = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 12).spacing(GAP, 5).applyTo(grid);
  }

  /** The composite that holds the form. */
  public Composite grid() {
    return grid;
  }

  /** A row that begins a section: its label is bold, and it keeps a distance from what is above. */
  public FormRow section(String text, Function<Composite, Control> maker) {
    FormRow row = row(text, maker, true);
    for (Control part : new Control[] {row.label(), row.control()}) {
      ((GridData) part.getLayoutData()).verticalIndent = SECTION_GAP;
    }
    return row;
  }

  /** A row with a label and what the function makes beside it. */
  public FormRow row(String text, Function<Composite, Control> maker) {
    return row(text, maker, false);
  }

  /** A row without a label, made later than the one it stands below. */
  public FormRow rowBelow(FormRow above, Function<Composite, Control> maker) {
    FormRow row = row("", maker, false);
    row.label().moveBelow(above.control());
    row.control().moveBelow(row.label());
    return row;
  }

  private FormRow row(String text, Function<Composite, Control> maker, boolean bold) {
    Label label = new Label(grid, SWT.RIGHT);
    if (bold) {
      label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
    }
    label.setText(text);
    GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(label);
    labels.add(label);
    widest = Math.max(widest, label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
    Control control = maker.apply(grid);
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(control);
    boolean wraps = control instanceof Label && (control.getStyle() & SWT.WRAP) != 0;
    if (control instanceof Text || wraps) {
      // Takes the width there is: what stands in it must not widen the form.
      ((GridData) control.getLayoutData()).widthHint = NARROWEST;
    }
    if (!text.isEmpty()) {
      Control first =
          control.getClass() == Composite.class ? ((Composite) control).getChildren()[0] : control;
      if ((first.getStyle() & SWT.RADIO) == 0) {
        Ids.named(first, label);
      } else {
        Ids.group((Composite) control, spoken(text));
      }
    }
    return new FormRow(label, control);
  }

  /** What stands on the label, without the key and what leads on to the control. */
  private static String spoken(String text) {
    return text.replace("&", "").replaceAll("\\s*:$", "");
  }

  /** Makes the label column wide enough for a text that is only shown later. */
  public void reserve(String labelText) {
    Label probe = new Label(grid, SWT.NONE);
    probe.setText(labelText);
    widest = Math.max(widest, probe.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
    probe.dispose();
  }

  /** Fixes the width of the label column; called once, after the last row. */
  public void alignLabels() {
    labels.forEach(label -> ((GridData) label.getLayoutData()).widthHint = widest);
  }
}
