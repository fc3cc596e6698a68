package org.postampel.ui.internal.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.FieldProblem.Severity;
import org.postampel.core.validation.ValidationOutcome;

/** Which of the problems a person sees: nobody is blamed for what there was no time to type. */
final class ShownProblems {

  private final Set<MailboxField> edited = EnumSet.noneOf(MailboxField.class);
  private boolean all;
  private ValidationOutcome outcome;

  ShownProblems(boolean all) {
    this.all = all;
  }

  void judged(ValidationOutcome judged) {
    outcome = judged;
  }

  void edited(MailboxField field) {
    edited.add(field);
  }

  boolean isAnyEdited() {
    return !edited.isEmpty();
  }

  void showAll() {
    all = true;
  }

  /** Errors first, each kind in the order of the fields. */
  List<FieldProblem> shown() {
    List<FieldProblem> shown = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      inOrder()
          .filter(problem -> problem.severity() == severity)
          .filter(problem -> all || edited.contains(problem.field()))
          .forEach(shown::add);
    }
    return shown;
  }

  Optional<FieldProblem> of(MailboxField field) {
    return shown().stream().filter(problem -> problem.field() == field).findFirst();
  }

  /** The first error, shown or not. */
  Optional<FieldProblem> firstError() {
    return inOrder().filter(problem -> problem.severity() == Severity.ERROR).findFirst();
  }

  /** As the fields stand in the form, where the address comes first and gives the name. */
  private Stream<FieldProblem> inOrder() {
    return outcome.problems().stream()
        .sorted(Comparator.comparing(problem -> problem.field() != MailboxField.ADDRESS));
  }
}
