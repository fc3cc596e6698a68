package org.postampel.ui.internal.check;

import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.postampel.check.CheckReport;
import org.postampel.ui.internal.model.CheckDialogModel;
import org.postampel.ui.internal.model.Lamp;
import org.postampel.ui.internal.model.NextAction;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.LightCanvas;
import org.postampel.ui.internal.widget.Roomy;

/** The head of the check dialog: which mailbox, and the light of the whole check. */
final class Summary {

  private final Sentences sentences;
  private final StepWords words;
  private final LightCanvas light;
  private final Label verdict;
  private final Button next;

  /**
   * A head.
   *
   * @param onNext what the button beside the light does
   */
  Summary(Composite parent, Sentences sentences, StepWords words, String title, Runnable onNext) {
    this.sentences = sentences;
    this.words = words;
    Composite head = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(3).spacing(12, 2).applyTo(head);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
    light = new LightCanvas(head, "check.light");
    Label name = Ids.mark(new Label(head, SWT.NONE), "check.mailbox");
    name.setText(title);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
    next = Ids.mark(new Button(head, SWT.PUSH), "check.next");
    GridDataFactory.fillDefaults().span(1, 2).align(SWT.END, SWT.CENTER).applyTo(next);
    next.setVisible(false);
    next.addListener(SWT.Selection, event -> onNext.run());
    verdict = Ids.mark(new Label(head, SWT.NONE), "check.verdict");
    verdict.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(verdict);
  }

  void show(CheckDialogModel model) {
    show(
        switch (model.state()) {
          case IDLE -> Lamp.WAITING;
          case RUNNING, CANCELLING -> Lamp.RUNNING;
          case DONE -> model.report().map(CheckReport::light).map(Lamp::of).orElse(Lamp.GREY);
        },
        switch (model.state()) {
          case IDLE -> sentences.get("check.idle");
          case RUNNING ->
              sentences.get("check.running", model.finishedSteps(), model.rows().size());
          case CANCELLING -> sentences.get("check.cancelling");
          case DONE ->
              model.report().map(words::overall).orElseGet(() -> sentences.get("internal-error"));
        });
  }

  /** Offers the one thing to do next, or nothing. */
  void offer(Optional<NextAction> action) {
    String text = action.map(one -> one.text(sentences)).orElse("");
    next.setVisible(action.isPresent());
    if (!next.getText().equals(text)) {
      next.setText(text);
      Roomy.again(next);
      next.getParent().layout(true);
    }
  }

  private void show(Lamp now, String sentence) {
    light.show(now);
    verdict.setText(sentence);
  }
}
