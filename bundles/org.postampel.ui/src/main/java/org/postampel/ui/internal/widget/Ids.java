package org.postampel.ui.internal.widget;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Widget;

/** How widgets are found by tests (a stable id) and by screen readers (a name). */
public final class Ids {

  /** The key under which {@link Widget#getData(String)} gives the id. */
  public static final String KEY = "id";

  private Ids() {}

  /** Gives the widget its id. */
  public static <W extends Widget> W mark(W widget, String id) {
    widget.setData(KEY, id);
    return widget;
  }

  /** Says by which label a control is named. */
  public static void named(Control control, Label label) {
    control.getAccessible().addRelation(ACC.RELATION_LABELLED_BY, label.getAccessible());
    label.getAccessible().addRelation(ACC.RELATION_LABEL_FOR, control.getAccessible());
  }

  /**
   * Names the composite around the answers to a question, so that whoever hears an answer hears the
   * question before it.
   */
  public static void group(Composite answers, String question) {
    named(answers, question);
    answers
        .getAccessible()
        .addAccessibleControlListener(
            new AccessibleControlAdapter() {
              @Override
              public void getRole(AccessibleControlEvent event) {
                if (event.childID == ACC.CHILDID_SELF) {
                  event.detail = ACC.ROLE_GROUP;
                }
              }
            });
  }

  /** Says which label tells more about a control, such as what is wrong with it. */
  public static void described(Control control, Label label) {
    control.getAccessible().addRelation(ACC.RELATION_DESCRIBED_BY, label.getAccessible());
    label.getAccessible().addRelation(ACC.RELATION_DESCRIPTION_FOR, control.getAccessible());
  }

  /**
   * Names a control that has no label of its own. GTK takes such a name for a composite only; there
   * a table is named by the composite it lies in.
   */
  public static void named(Control control, String name) {
    control
        .getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = name;
              }
            });
  }
}
