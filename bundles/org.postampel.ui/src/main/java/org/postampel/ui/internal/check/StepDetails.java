package org.postampel.ui.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.StepResult;
import org.postampel.ui.internal.model.StepRow;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Ids;
import org.postampel.ui.internal.widget.Plain;

/** What is to be said about one step: what happened, why, who can do what, and the evidence. */
final class StepDetails {

  private final StyledText text;
  private final Sentences sentences;
  private final StepWords words;
  private final StringBuilder content = new StringBuilder();
  private final List<StyleRange> styles = new ArrayList<>();

  StepDetails(Composite parent, Sentences sentences, StepWords words) {
    this.sentences = sentences;
    this.words = words;
    text =
        Ids.mark(
            new StyledText(parent, SWT.BORDER | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL),
            "check.details");
    text.setMargins(12, 10, 12, 10);
    text.setCaret(null);
    text.setLineSpacing(2);
    text.setAlwaysShowScrollBars(false);
    Ids.named(text, sentences.get("check.details"));
    // A text that takes tabs would hold the keyboard user captive.
    text.addListener(
        SWT.Traverse,
        event -> {
          if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            event.doit = true;
          }
        });
  }

  StyledText control() {
    return text;
  }

  /** The lines to paste that the step's remedies bring; empty when there is none. */
  static String commands(Optional<StepRow> row) {
    return String.join(
        System.lineSeparator(),
        row.flatMap(StepRow::result).map(StepResult::remedies).orElse(List.of()).stream()
            .map(Remedy::command)
            .filter(command -> !command.isEmpty())
            .distinct()
            .toList());
  }

  void show(Optional<StepRow> row) {
    content.setLength(0);
    styles.clear();
    if (row.isEmpty()) {
      line(sentences.get("check.details.none"));
    } else {
      heading(words.title(row.get().step()) + " – " + words.light(row.get()));
      row.get().result().ifPresent(this::result);
    }
    if (text.getText().equals(Plain.text(content.toString()))) {
      return;
    }
    text.setText(Plain.text(content.toString()));
    text.setStyleRanges(styles.toArray(StyleRange[]::new));
    text.setSelection(0);
    text.setTopPixel(0);
  }

  private void result(StepResult result) {
    line(in(result.summary()));
    result.finding().ifPresent(this::causes);
    if (!result.remedies().isEmpty()) {
      gap();
      heading(sentences.get("check.remedies"));
      result.remedies().forEach(this::remedy);
    }
    if (!result.evidence().isEmpty()) {
      gap();
      heading(sentences.get("check.evidence"));
      for (Evidence evidence : result.evidence()) {
        content.append(sentences.get("evidence." + evidence.kind().id())).append(": ");
        code(evidence.text());
      }
    }
    result
        .finding()
        .ifPresent(
            finding -> {
              gap();
              line(sentences.get("check.code", finding.code(), finding.reference()));
            });
  }

  private void causes(Finding finding) {
    gap();
    heading(sentences.get(finding.causes().size() == 1 ? "check.cause" : "check.causes"));
    String bullet = finding.causes().size() == 1 ? "" : "\u2022 ";
    finding.causes().forEach(cause -> line(bullet + in(cause)));
  }

  private void remedy(Remedy remedy) {
    int start = content.length();
    content.append(sentences.get("who." + remedy.who().id())).append(": ");
    style(start, text.getFont(), SWT.BOLD);
    line(in(remedy.text()));
    if (!remedy.command().isEmpty()) {
      code(remedy.command());
    }
    if (!remedy.link().isEmpty()) {
      line(remedy.link());
    }
  }

  private String in(Sentence sentence) {
    return sentence.in(words.locale());
  }

  private void heading(String heading) {
    int start = content.length();
    line(heading);
    style(start, text.getFont(), SWT.BOLD);
  }

  private void code(String code) {
    int start = content.length();
    line(code);
    style(start, JFaceResources.getTextFont(), SWT.NORMAL);
  }

  private void style(int start, org.eclipse.swt.graphics.Font font, int fontStyle) {
    StyleRange range = new StyleRange();
    range.start = start;
    range.length = content.length() - start;
    range.fontStyle = fontStyle;
    if (fontStyle == SWT.NORMAL) {
      range.font = font;
    }
    styles.add(range);
  }

  private void gap() {
    content.append('\n');
  }

  private void line(String line) {
    content.append(line).append('\n');
  }
}
