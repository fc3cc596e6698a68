package org.postampel.ui.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.postampel.check.CheckTexts;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.StepResult;

/**
 * What is to be read about one step, in one language and in the order of reading.
 *
 * @param summary what happened, in one sentence
 * @param causes why, the most likely first; empty when nothing is wrong
 * @param groups what helps, by who can do it, the person at the screen first
 * @param evidence what was seen
 * @param code the stable code of the finding; empty when nothing is wrong
 * @param reference the row of the failure catalogue; empty when there is none
 */
public record StepReading(
    String summary,
    List<String> causes,
    List<Group> groups,
    List<Seen> evidence,
    String code,
    String reference) {

  /**
   * What one kind of people can do.
   *
   * @param who these people
   * @param remedies at least one, the most promising first
   */
  public record Group(Remedy.Who who, List<Advice> remedies) {
    /** Copies the list. */
    public Group {
      Objects.requireNonNull(who);
      remedies = List.copyOf(remedies);
    }
  }

  /**
   * One remedy.
   *
   * @param text what to do
   * @param command the line to paste; empty when there is none
   * @param link the page; empty when there is none
   */
  public record Advice(String text, String command, String link) {}

  /**
   * One piece of evidence.
   *
   * @param kind what it is
   * @param text what was seen, literally; what anybody on the way may have said is marked
   */
  public record Seen(Evidence.Kind kind, String text) {}

  /** Copies the lists. */
  public StepReading {
    Objects.requireNonNull(summary);
    causes = List.copyOf(causes);
    groups = List.copyOf(groups);
    evidence = List.copyOf(evidence);
    Objects.requireNonNull(code);
    Objects.requireNonNull(reference);
  }

  /** The result in a language. */
  public static StepReading of(StepResult result, Locale locale) {
    CheckTexts texts = CheckTexts.in(locale);
    return new StepReading(
        result.summary().in(locale),
        result.finding().map(Finding::causes).orElse(List.of()).stream()
            .map((Sentence cause) -> cause.in(locale))
            .toList(),
        groups(result.remedies(), locale),
        result.evidence().stream().map(one -> new Seen(one.kind(), texts.evidence(one))).toList(),
        result.finding().map(Finding::code).orElse(""),
        result.finding().map(Finding::reference).orElse(""));
  }

  private static List<Group> groups(List<Remedy> remedies, Locale locale) {
    List<Group> groups = new ArrayList<>();
    for (Remedy.Who who : Remedy.Who.values()) {
      List<Advice> theirs =
          remedies.stream()
              .filter(remedy -> remedy.who() == who)
              .map(one -> new Advice(one.text().in(locale), one.command(), one.link()))
              .toList();
      if (!theirs.isEmpty()) {
        groups.add(new Group(who, theirs));
      }
    }
    return groups;
  }
}
