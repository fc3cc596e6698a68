package org.postampel.ui.internal.several;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckTexts;
import org.postampel.ui.internal.model.Lamp;
import org.postampel.ui.internal.model.MailboxLine;
import org.postampel.ui.internal.model.ReportTexts;
import org.postampel.ui.internal.model.SeveralChecksModel;
import org.postampel.ui.internal.text.Sentences;

/** The words of a check of several mailboxes. */
final class SeveralWords {

  private final Sentences sentences;
  private final CheckTexts texts;

  SeveralWords(Sentences sentences) {
    this.sentences = sentences;
    this.texts = CheckTexts.in(sentences.own().locale());
  }

  /** The word beside the light of a mailbox. */
  String light(MailboxLine line) {
    return sentences.get("lamp." + line.lamp().id());
  }

  /** What was found: the step to look at with its sentence, else what is still open. */
  String found(MailboxLine line) {
    return line.problem()
        .map(step -> texts.title(step) + ": " + step.summary().in(texts.locale()))
        .or(() -> line.report().map(this::open))
        .orElse("");
  }

  private String open(CheckReport report) {
    return switch (report.open()) {
      case 0 -> "";
      case 1 -> sentences.get("several.open.one");
      default -> sentences.get("several.open", report.open());
    };
  }

  /** Where the whole check stands, in one line. */
  String verdict(SeveralChecksModel model) {
    return switch (model.state()) {
      case READING -> sentences.get("several.reading");
      case IDLE ->
          switch (model.lines().size()) {
            case 0 -> sentences.get("several.none");
            case 1 -> sentences.get("several.idle.one");
            default -> sentences.get("several.idle", model.lines().size());
          };
      case RUNNING -> sentences.get("several.running", model.finishedCount(), model.asked().size());
      case CANCELLING -> sentences.get("check.cancelling");
      case DONE -> counted(model.counts());
    };
  }

  /** How many mailboxes have which light; lights that nobody has are not mentioned. */
  private String counted(Map<Lamp, Integer> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (lamp, count) -> {
          if (count > 0) {
            parts.add(sentences.get("several.count", count, sentences.get("lamp." + lamp.id())));
          }
        });
    return String.join(", ", parts);
  }

  /** What the administrator can do, mailbox after mailbox; empty when there is nothing. */
  String forAdministrator(List<CheckReport> reports) {
    StringBuilder sheet = new StringBuilder();
    for (CheckReport report : reports) {
      String one = ReportTexts.forAdministrator(report, sentences);
      if (!one.isEmpty()) {
        sheet.append(sheet.isEmpty() ? "" : System.lineSeparator()).append(one);
      }
    }
    return sheet.toString();
  }
}
