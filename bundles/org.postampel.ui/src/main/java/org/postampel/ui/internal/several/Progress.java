package org.postampel.ui.internal.several;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.postampel.ui.internal.model.SeveralChecksModel;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.LightCanvas;

/** The head of the dialog: the light of all mailboxes, what there is to say, and how far it is. */
final class Progress {

  private final SeveralWords words;
  private final LightCanvas light;
  private final Label verdict;
  private final ProgressBar bar;

  Progress(Composite parent, Sentences sentences, SeveralWords words) {
    this.words = words;
    Composite head = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 4).applyTo(head);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
    light = new LightCanvas(head, "several.light");
    verdict = Ids.mark(new Label(head, SWT.NONE), "several.verdict");
    verdict.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(verdict);
    bar = Ids.mark(new ProgressBar(head, SWT.HORIZONTAL), "several.progress");
    Ids.named(bar, sentences.get("several.progress"));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
  }

  void show(SeveralChecksModel model) {
    light.show(model.lamp());
    verdict.setText(words.verdict(model));
    bar.setMaximum(Math.max(1, model.asked().size()));
    bar.setSelection(model.finishedCount());
  }
}
