package org.postampel.ui.internal.widget;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * The switch of a part of a form that folds away, with what stands in it in a few words. A toggle
 * button, so that keyboard and screen readers know it: pressed is open.
 */
public final class Fold {

  private static final String CLOSED = "\u25B8  ";
  private static final String BETWEEN = " \u00B7 ";
  private static final int BETWEEN_WIDTH = 16;
  private static final String OPEN = "\u25BE  ";

  private final Composite area;
  private final Button button;
  private final Label summary;
  private final String text;
  private List<String> said = List.of();

  /** A closed part. */
  public Fold(Composite parent, String id, String text, Consumer<Boolean> onToggle) {
    this.text = text;
    area = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 0).applyTo(area);
    button = Ids.mark(new Button(area, SWT.TOGGLE), id);
    button.setText(OPEN + text);
    Point size = button.computeSize(SWT.DEFAULT, SWT.DEFAULT);
    button.setText(CLOSED + text);
    size.x = Math.max(size.x, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
    Roomy.button(button);
    GridData place = (GridData) button.getLayoutData();
    place.widthHint = Math.max(place.widthHint, size.x);
    button.addListener(SWT.Selection, event -> onToggle.accept(button.getSelection()));
    summary = Ids.mark(new Label(area, SWT.NONE), id + ".summary");
    GridDataFactory.fillDefaults()
        .align(SWT.FILL, SWT.CENTER)
        .grab(true, false)
        .hint(1, SWT.DEFAULT)
        .applyTo(summary);
    area.addListener(SWT.Resize, event -> fit());
  }

  /** The switch with its words. */
  public Composite control() {
    return area;
  }

  /**
   * Shows whether the part is open.
   *
   * @param parts what stands in it while it is closed; each is shortened for itself
   */
  public void show(boolean open, List<String> parts) {
    String shown = (open ? OPEN : CLOSED) + text;
    if (!button.getText().equals(shown)) {
      button.setText(shown);
    }
    button.setSelection(open);
    said = open ? List.of() : List.copyOf(parts);
    summary.setToolTipText(said.isEmpty() ? null : String.join(BETWEEN, said));
    fit();
  }

  private void fit() {
    int room = area.getClientArea().width - ((GridData) button.getLayoutData()).widthHint - 10;
    String whole = String.join(BETWEEN, said);
    String fitting = Fitted.text(summary, whole, room);
    if (!fitting.equals(whole)) {
      // Shortened as one text, the name of the first could seem to have the port of the last.
      int each = Math.max(1, room / said.size() - BETWEEN_WIDTH);
      fitting =
          said.stream()
              .map(part -> Fitted.text(summary, part, each))
              .collect(Collectors.joining(BETWEEN));
    }
    String shown = fitting.replace("&", "&&");
    if (!summary.getText().equals(shown)) {
      summary.setText(shown);
    }
  }
}
