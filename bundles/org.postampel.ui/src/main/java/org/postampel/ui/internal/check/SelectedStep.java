package org.postampel.ui.internal.check;

import java.util.Locale;
import java.util.Optional;
import org.postampel.check.StepResult;
import org.postampel.ui.internal.help.HelpTopic;
import org.postampel.ui.internal.model.CheckDialogModel;
import org.postampel.ui.internal.model.ReportTexts;
import org.postampel.ui.internal.model.StepRow;

/** What keys of the check dialog do with the step a person looks at. */
record SelectedStep(CheckDialogModel model, Locale locale) {

  /** What was found, to be pasted elsewhere; empty while nothing is selected or decided. */
  String text() {
    return model
        .report()
        .flatMap(report -> result().map(step -> ReportTexts.text(report, step, locale)))
        .orElse("");
  }

  /** The page of the finding, else that of the check. */
  String helpPage() {
    return result()
        .flatMap(StepResult::finding)
        .map(finding -> HelpTopic.pageOf(finding.code()))
        .orElseGet(HelpTopic.CHECK::page);
  }

  private Optional<StepResult> result() {
    return model.selectedRow().flatMap(StepRow::result);
  }
}
