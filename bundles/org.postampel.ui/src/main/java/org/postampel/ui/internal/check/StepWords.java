package org.postampel.ui.internal.check;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.StepResult;
import org.postampel.ui.internal.model.CheckedLeg;
import org.postampel.ui.internal.model.Lamp;
import org.postampel.ui.internal.model.StepRow;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.Plain;

/** The words of the check dialog for lights, legs, steps and times. */
final class StepWords {

  private final Sentences sentences;

  StepWords(Sentences sentences) {
    this.sentences = sentences;
  }

  String title(StepRow row) {
    return row.title().in(locale());
  }

  String title(CheckedLeg leg) {
    return sentences.get("check.leg." + leg.leg().id());
  }

  /** The word beside the light; a grey one says its reason. */
  String light(StepRow row) {
    return light(row.lamp(), row.result().flatMap(StepResult::reason));
  }

  /** The same of a whole leg. */
  String light(CheckedLeg leg) {
    return light(leg.lamp(), leg.reason());
  }

  private String light(Lamp lamp, Optional<GreyReason> reason) {
    return reason
        .map(why -> sentences.get("reason", sentences.get("reason." + why.id())))
        .orElseGet(() -> sentences.get("lamp." + lamp.id()));
  }

  /** What came out in one sentence; nothing before there is a result. */
  String result(StepRow row) {
    return row.result()
        .map(result -> Plain.text(result.summary().in(locale())).replace('\n', ' '))
        .orElse("");
  }

  /** How many of its steps are green; nothing while none is. */
  String result(CheckedLeg leg) {
    return leg.proven() == 0 ? "" : sentences.get("check.leg.proven", leg.proven(), leg.asked());
  }

  /** How long its steps worked in all. */
  String duration(CheckedLeg leg) {
    return leg.duration().map(this::seconds).orElse("");
  }

  /** Seconds with one decimal; nothing for a step that did no work. */
  String duration(StepRow row) {
    return row.result()
        .filter(result -> row.lamp() != Lamp.GREY)
        .map(result -> seconds(result.duration()))
        .orElse("");
  }

  /** The light of the whole check with what is open. */
  String overall(CheckReport report) {
    String light = sentences.get("overall." + report.light().id());
    return switch (report.open()) {
      case 0 -> light;
      case 1 -> sentences.get("overall.one-open", light);
      default -> sentences.get("overall.open", light, report.open());
    };
  }

  String seconds(Duration duration) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return sentences.get("seconds", format.format(duration.toMillis() / 1000.0));
  }

  Locale locale() {
    return sentences.own().locale();
  }
}
