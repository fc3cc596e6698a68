package org.postampel.ui.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ColumnLayoutData;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.postampel.check.Leg;
import org.postampel.check.StepId;
import org.postampel.ui.internal.model.CheckDialogModel;
import org.postampel.ui.internal.model.CheckedLeg;
import org.postampel.ui.internal.model.Lamp;
import org.postampel.ui.internal.model.StepRow;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.ColumnTexts;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.LightColumn;

/**
 * The tree of steps by leg: light and word, what is asked, what came out, how long it took. Every
 * leg is unfolded until a person folds it; the data of an item is its {@link Leg} or {@link
 * StepId}.
 */
final class StepTree {

  private static final int STEP = 1;
  private static final int DURATION = 2;
  private static final int RESULT = 3;

  private static final int WIDEST_STEP = 360;

  /** How far the lights of the steps are indented, with the triangle that folds their leg. */
  private static final int INDENT = 48;

  /** How many rows are shown before the one that is selected when a check is over. */
  private static final int BEFORE = 2;

  private final Tree tree;
  private final TreeColumnLayout columns = new TreeColumnLayout();
  private final LightColumn lights;
  private final StepWords words;
  private final Font bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT);
  private final Selecting onSelect;
  private List<String> fitted = List.of();

  /** The leg or step that is marked; null while none is. */
  private Object selected;

  /** What is done when a person selects a row. */
  interface Selecting {
    void leg(Leg leg);

    void step(StepId step);
  }

  StepTree(Composite parent, Sentences sentences, StepWords words, Selecting onSelect) {
    this.words = words;
    this.onSelect = onSelect;
    Composite frame = new Composite(parent, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(frame);
    frame.setLayout(columns);
    tree = Ids.mark(new Tree(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE), "check.steps");
    lights = new LightColumn(tree);
    tree.setHeaderVisible(true);
    Ids.named(tree, sentences.get("check.steps"));
    Ids.named(frame, sentences.get("check.steps"));
    column(
        sentences.get("check.column.light"),
        new ColumnPixelData(lights.widthFor(words(sentences)) + INDENT));
    column(sentences.get("check.column.step"), new ColumnPixelData(WIDEST_STEP));
    column(sentences.get("check.column.duration"), new ColumnPixelData(80));
    column(sentences.get("check.column.result"), new ColumnWeightData(1, 240));
    tree.getColumn(DURATION).setAlignment(SWT.RIGHT);
    tree.setColumnOrder(new int[] {0, STEP, RESULT, DURATION});
    tree.addListener(SWT.Selection, event -> select((TreeItem) event.item));
    tree.addListener(SWT.Collapse, this::folded);
  }

  Tree control() {
    return tree;
  }

  /** The height of so many rows with the header. */
  int heightOf(int rows) {
    return lights.heightOf(rows);
  }

  void show(CheckDialogModel model) {
    List<CheckedLeg> legs = model.legs();
    cut(tree.getItems(), legs.size());
    for (int i = 0; i < legs.size(); i++) {
      TreeItem item = i < tree.getItemCount() ? tree.getItem(i) : new TreeItem(tree, SWT.NONE);
      show(item, legs.get(i));
    }
    fit(model.rows());
    mark(
        model
            .selectedLeg()
            .<Object>map(leg -> leg)
            .or(() -> model.selectedRow().map(StepRow::step))
            .orElse(null));
    if (selected == null) {
      follow(model.rows());
    }
  }

  /**
   * Scrolls to the selected row, with a little of what came before it, or to the first one. Says so
   * in two ways: the platform still has a scroll to the last step at work before it, which it
   * carries out when it has measured the rows.
   */
  void rest() {
    List<TreeItem> rows = rows();
    if (rows.size() < 2) {
      return;
    }
    int at = tree.getSelectionCount() == 0 ? 0 : rows.indexOf(tree.getSelection()[0]);
    int first = Math.max(0, at - BEFORE);
    tree.setTopItem(rows.get(first));
    int height = rows.get(1).getBounds().y - rows.get(0).getBounds().y;
    tree.getVerticalBar().setSelection(first * height);
  }

  /** The rows that are not folded away, from above to below. */
  private List<TreeItem> rows() {
    List<TreeItem> rows = new ArrayList<>();
    for (TreeItem leg : tree.getItems()) {
      rows.add(leg);
      if (leg.getExpanded()) {
        rows.addAll(List.of(leg.getItems()));
      }
    }
    return rows;
  }

  private void show(TreeItem item, CheckedLeg leg) {
    boolean isNew = item.getItemCount() == 0;
    item.setData(leg.leg());
    if (isNew) {
      item.setFont(STEP, bold);
    }
    lights.show(item, leg.lamp(), words.light(leg));
    say(item, STEP, words.title(leg));
    say(item, DURATION, words.duration(leg));
    say(item, RESULT, words.result(leg));
    cut(item.getItems(), leg.steps().size());
    for (int i = 0; i < leg.steps().size(); i++) {
      show(
          i < item.getItemCount() ? item.getItem(i) : new TreeItem(item, SWT.NONE),
          leg.steps().get(i));
    }
    if (isNew) {
      item.setExpanded(true);
    }
  }

  private void show(TreeItem item, StepRow row) {
    item.setData(row.step());
    lights.show(item, row.lamp(), words.light(row));
    say(item, STEP, words.title(row));
    say(item, DURATION, words.duration(row));
    say(item, RESULT, words.result(row));
  }

  /** Only another row than before is marked, so that a leg somebody folds stays folded. */
  private void mark(Object row) {
    if (!Objects.equals(row, selected)) {
      selected = row;
      item(row).ifPresentOrElse(tree::setSelection, tree::deselectAll);
    }
  }

  private Optional<TreeItem> item(Object data) {
    return Stream.of(tree.getItems())
        .flatMap(leg -> Stream.concat(Stream.of(leg), Stream.of(leg.getItems())))
        .filter(item -> item.getData().equals(data))
        .findFirst();
  }

  /** Keeps the step at work in sight while nobody looks at another one or has folded its leg. */
  private void follow(List<StepRow> rows) {
    rows.stream()
        .filter(row -> row.lamp() == Lamp.RUNNING)
        .reduce((earlier, later) -> later)
        .flatMap(row -> item(row.step()))
        .filter(item -> item.getParentItem().getExpanded())
        .ifPresent(tree::showItem);
  }

  private void select(TreeItem item) {
    selected = item.getData();
    if (item.getData() instanceof StepId step) {
      onSelect.step(step);
    } else {
      onSelect.leg((Leg) item.getData());
    }
  }

  /** Who folds a leg away with the selected step in it looks at the leg. */
  private void folded(Event event) {
    TreeItem leg = (TreeItem) event.item;
    if (item(selected).filter(item -> item.getParentItem() == leg).isPresent()) {
      tree.setSelection(leg);
      select(leg);
    }
  }

  /** Only other steps change the width: what a person has dragged stays. */
  private void fit(List<StepRow> rows) {
    List<String> titles = rows.stream().map(words::title).toList();
    if (!titles.equals(fitted)) {
      fitted = titles;
      String heading = tree.getColumn(STEP).getText();
      int width = ColumnTexts.width(tree, heading, titles.stream(), WIDEST_STEP);
      columns.setColumnData(tree.getColumn(STEP), new ColumnPixelData(width));
      tree.getParent().layout(true);
    }
  }

  private void column(String text, ColumnLayoutData data) {
    TreeColumn column = new TreeColumn(tree, SWT.NONE);
    column.setText(text);
    columns.setColumnData(column, data);
  }

  /** Every word the light column may show. */
  private static Stream<String> words(Sentences sentences) {
    return sentences.own().keys().stream()
        .filter(key -> key.startsWith("lamp.") || key.startsWith("reason."))
        .map(
            key ->
                key.startsWith("reason.")
                    ? sentences.get("reason", sentences.get(key))
                    : sentences.get(key));
  }

  private static void say(TreeItem item, int column, String text) {
    if (!item.getText(column).equals(text)) {
      item.setText(column, text);
    }
  }

  private static void cut(TreeItem[] items, int length) {
    for (int i = length; i < items.length; i++) {
      items[i].dispose();
    }
  }
}
