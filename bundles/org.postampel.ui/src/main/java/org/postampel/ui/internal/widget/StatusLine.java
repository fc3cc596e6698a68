package org.postampel.ui.internal.widget;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * The line at the foot of a window that says what has just happened. It is a status bar to
 * assistive technology, and the platform tells each new sentence as a change of its name, so that a
 * screen reader says it without being taken there. It keeps its room while it says nothing: a
 * window that moves when something is over would take the rows away from whoever reads them.
 */
public final class StatusLine {

  private final Composite bar;
  private final Label label;

  /** An empty line in a grid. */
  public StatusLine(Composite parent, String id) {
    // GTK takes a role for a composite, but not for a label.
    bar = new Composite(parent, SWT.NONE);
    bar.setLayout(new FillLayout());
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
    bar.getAccessible()
        .addAccessibleControlListener(
            new AccessibleControlAdapter() {
              @Override
              public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_STATUSBAR;
              }
            });
    label = Ids.mark(new Label(bar, SWT.NONE), id);
  }

  /** Says a sentence, or nothing when it is empty. */
  public void say(String sentence) {
    label.setText(sentence);
  }
}
