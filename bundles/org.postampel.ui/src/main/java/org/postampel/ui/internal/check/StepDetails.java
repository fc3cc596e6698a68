package org.postampel.ui.internal.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.postampel.ui.internal.model.StepReading;
import org.postampel.ui.internal.model.StepRow;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BoxedText;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Included;
import org.postampel.ui.internal.widget.Plain;
import org.postampel.ui.internal.widget.Roomy;
import org.postampel.ui.internal.widget.ScrollKeys;
import org.postampel.ui.internal.widget.TabLeaves;

/**
 * What is to be said about one step: what happened, the most likely cause, who can do what with
 * lines to copy. Further causes and the evidence stay folded until somebody wants to see them.
 */
final class StepDetails {

  private static final int NARROWEST = 300;

  /** What stands beside a text to copy, and what a box and the margins of the page take. */
  private static final int BESIDE = 150;

  private static final int AROUND = 40;

  private final Sentences sentences;
  private final StepWords words;
  private final Consumer<String> copy;
  private final ScrolledComposite frame;
  private Composite page;
  private String shown = "";
  private int copies;

  /**
   * An empty pane.
   *
   * @param copy puts a text on the clipboard and says so
   */
  StepDetails(Composite parent, Sentences sentences, StepWords words, Consumer<String> copy) {
    this.sentences = sentences;
    this.words = words;
    this.copy = copy;
    frame =
        Ids.mark(new ScrolledComposite(parent, SWT.V_SCROLL | SWT.BORDER), "check.details.frame");
    frame.setExpandHorizontal(true);
    frame.setExpandVertical(true);
    frame.setShowFocusedControl(true);
    frame.addListener(SWT.Resize, event -> measure());
    Ids.named(frame, sentences.get("check.details"));
  }

  Control control() {
    return frame;
  }

  /**
   * Shows a step.
   *
   * @param otherwise what is said while there is none
   */
  void show(Optional<StepRow> row, String otherwise) {
    Optional<StepReading> reading =
        row.flatMap(StepRow::result).map(result -> StepReading.of(result, words.locale()));
    String now =
        row.map(one -> one.step() + " " + words.light(one)).orElse(otherwise)
            + reading.orElse(null);
    if (page != null && now.equals(shown)) {
      return;
    }
    shown = now;
    copies = 0;
    Composite former = page;
    page = Ids.mark(new Composite(frame, SWT.NONE), "check.details");
    GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 10).spacing(10, 4).applyTo(page);
    if (row.isEmpty()) {
      line(otherwise);
    } else {
      heading(words.title(row.get()) + " – " + words.light(row.get()), 0);
      reading.ifPresent(this::fill);
    }
    frame.setContent(page);
    frame.setOrigin(0, 0);
    if (former != null) {
      former.dispose();
    }
    measure();
  }

  private void fill(StepReading reading) {
    line(reading.summary());
    List<String> causes = reading.causes();
    if (!causes.isEmpty()) {
      heading(sentences.get(causes.size() == 1 ? "check.cause" : "check.cause.likely"), 8);
      line(causes.get(0));
    }
    for (StepReading.Group group : reading.groups()) {
      heading(sentences.get("check.remedies." + group.who().id()), 8);
      for (StepReading.Advice advice : group.remedies()) {
        line("\u2022 " + advice.text());
        toCopy(advice.command(), "check.copy.command", isOneLine(advice.command()));
        // Wrapped, an address would get hyphens that are not part of it.
        toCopy(advice.link(), "check.copy.link", true);
      }
    }
    if (causes.size() > 1) {
      furtherCauses(causes.subList(1, causes.size()));
    }
    if (!reading.evidence().isEmpty()) {
      evidence(reading);
    }
    if (!reading.code().isEmpty()) {
      line(
          reading.reference().isEmpty()
              ? sentences.get("check.code.own", reading.code())
              : sentences.get("check.code", reading.code(), reading.reference()));
    }
  }

  private void furtherCauses(List<String> causes) {
    Button fold = fold("check.causes.show", causes.size());
    List<Label> lines = causes.stream().map(cause -> line("\u2022 " + cause)).toList();
    Ids.mark(lines.get(0), "check.causes");
    folds(fold, lines);
  }

  private void evidence(StepReading reading) {
    Button fold = fold("check.evidence.show", reading.evidence().size());
    StringBuilder all = new StringBuilder();
    for (StepReading.Seen seen : reading.evidence()) {
      all.append(sentences.get("evidence." + seen.kind().id()))
          .append(": ")
          .append(seen.text())
          .append('\n');
    }
    Text text = readOnly(all.toString().strip(), "check.evidence", false);
    Ids.named(text, sentences.get("check.evidence"));
    GridDataFactory.createFrom((GridData) text.getParent().getLayoutData())
        .span(2, 1)
        .applyTo(text.getParent());
    folds(fold, List.of(text.getParent()));
  }

  private Button fold(String id, int count) {
    Button fold = Ids.mark(new Button(page, SWT.CHECK), id);
    fold.setText(sentences.get(id, count));
    GridDataFactory.fillDefaults().span(2, 1).indent(0, 8).applyTo(fold);
    ScrollKeys.scroll(frame, fold);
    return fold;
  }

  private void folds(Button fold, List<? extends Control> parts) {
    fold(parts, false);
    fold.addListener(
        SWT.Selection,
        event -> {
          fold(parts, fold.getSelection());
          measure();
          if (fold.getSelection()) {
            frame.showControl(parts.get(0));
          }
        });
  }

  private static void fold(List<? extends Control> parts, boolean open) {
    parts.forEach(part -> Included.set(part, open));
  }

  private boolean isOneLine(String command) {
    GC gc = new GC(frame);
    try {
      gc.setFont(JFaceResources.getTextFont());
      return gc.textExtent(command).x < frame.getClientArea().width - BESIDE - AROUND;
    } finally {
      gc.dispose();
    }
  }

  private void toCopy(String what, String key, boolean oneLine) {
    if (what.isEmpty()) {
      return;
    }
    int number = copies++;
    Text text = readOnly(what, "check.text." + number, oneLine);
    Ids.named(text, sentences.get(key + ".name"));
    Button button = Ids.mark(new Button(page, SWT.PUSH), "check.copy." + number);
    button.setText(sentences.get("check.copy"));
    Ids.named(button, sentences.get(key));
    GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(button);
    Roomy.inDialog(button);
    button.addListener(SWT.Selection, event -> copy.accept(what));
    ScrollKeys.scroll(frame, button);
  }

  private Text readOnly(String content, String id, boolean oneLine) {
    Text text =
        oneLine
            ? new Text(page, SWT.READ_ONLY | SWT.BORDER | SWT.SINGLE)
            : BoxedText.readOnly(page, SWT.NONE);
    Ids.mark(text, id);
    text.setFont(JFaceResources.getTextFont());
    text.setText(Plain.text(content));
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .hint(NARROWEST, SWT.DEFAULT)
        .applyTo(oneLine ? text : text.getParent());
    TabLeaves.from(text);
    ScrollKeys.scroll(frame, text);
    return text;
  }

  private void heading(String heading, int distance) {
    Label label = line(heading);
    label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
    ((GridData) label.getLayoutData()).verticalIndent = distance;
  }

  private Label line(String line) {
    Label label = new Label(page, SWT.WRAP);
    label.setText(Plain.text(line).replace("&", "&&"));
    GridDataFactory.fillDefaults()
        .grab(true, false)
        .span(2, 1)
        .hint(NARROWEST, SWT.DEFAULT)
        .applyTo(label);
    return label;
  }

  /** Texts wrap at the width there is; the height follows. */
  private void measure() {
    if (page == null) {
      return;
    }
    int width = Math.max(NARROWEST, frame.getClientArea().width);
    for (Control child : page.getChildren()) {
      if (child instanceof Composite box) {
        GridData place = (GridData) box.getLayoutData();
        int room = width - AROUND - (place.horizontalSpan == 1 ? BESIDE : 0);
        place.heightHint = BoxedText.height((Text) box.getChildren()[0], Math.max(100, room));
      }
    }
    page.layout(true, true);
    Point wanted = page.computeSize(width, SWT.DEFAULT);
    frame.setMinSize(SWT.DEFAULT, wanted.y);
  }
}
