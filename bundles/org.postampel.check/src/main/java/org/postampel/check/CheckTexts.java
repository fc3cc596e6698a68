package org.postampel.check;

import java.util.Locale;
import org.postampel.core.text.Texts;

/** The words of a check in one language, as every writer and dialog shows them. Immutable. */
public final class CheckTexts {

  private final Texts texts;

  private CheckTexts(Texts texts) {
    this.texts = texts;
  }

  /**
   * The words in a language.
   *
   * @param locale the language wanted; one without texts reads English
   */
  public static CheckTexts in(Locale locale) {
    return new CheckTexts(Texts.beside(CheckTexts.class, locale));
  }

  /** The title of a step of ours; its id where there is none. */
  public String title(StepId step) {
    String key = "step." + step;
    return texts.has(key) ? texts.get(key) : step.value();
  }

  /** The title of a step as the plan has it, also of one that is not ours. */
  public String title(PlannedStep step) {
    return step.title().in(texts.locale());
  }

  /** The title of a step as the result has it, also of one that is not ours. */
  public String title(StepResult result) {
    return result.title().in(texts.locale());
  }

  /** The word for a light: {@code Green}. */
  public String light(Light light) {
    return texts.get("light." + light.id());
  }

  /** The word for a reason: {@code not applicable}. */
  public String reason(GreyReason reason) {
    return texts.get("reason." + reason.id());
  }

  /** Who acts: {@code Your administrator}. */
  public String who(Remedy.Who who) {
    return texts.get("who." + who.id());
  }

  /** The line above the remedies of somebody: {@code Your administrator can do this:}. */
  public String remediesOf(Remedy.Who who) {
    return who == Remedy.Who.USER
        ? texts.get("report.remedies.user")
        : texts.get("report.remedies", who(who));
  }

  /** What became of a step: its summary, for a grey one after the words {@code Not checked:}. */
  public String summary(StepResult result) {
    String summary = result.summary().in(texts.locale());
    return result
        .reason()
        .map(reason -> texts.get("report.not-checked", reason(reason)) + ". " + summary)
        .orElse(summary);
  }

  /** The whole check in a few words: {@code Green, 1 point open}. */
  public String overall(CheckReport report) {
    String light = light(report.light());
    return switch (report.open()) {
      case 0 -> light;
      case 1 -> texts.get("report.open.one", light);
      default -> texts.get("report.open.many", light, report.open());
    };
  }

  /** The heading of a report. */
  public String heading(CheckReport report) {
    return report.name().isEmpty() && report.address().isEmpty()
        ? texts.get("report.heading.unnamed", report.mailbox())
        : texts.get("report.heading", report.name(), report.address());
  }

  /** A cause, the first one or a further one. */
  public String cause(Sentence cause, boolean first) {
    String key = first ? "report.cause" : "report.further-causes";
    return texts.get(key, cause.in(texts.locale()));
  }

  /** A piece of evidence, with a remark where its text alone does not say what it is. */
  public String evidence(Evidence evidence) {
    return switch (evidence.kind()) {
      case UNTRUSTED_ANSWER -> texts.get("evidence.untrusted-answer", evidence.text());
      case OTHER_PORT -> texts.get("evidence.other-port", evidence.text());
      default -> evidence.text();
    };
  }

  /** The word above the evidence. */
  public String evidence() {
    return texts.get("report.evidence");
  }

  /** The language of these words. */
  public Locale locale() {
    return texts.locale();
  }
}
