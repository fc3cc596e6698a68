package org.postampel.core.validation;

import java.util.List;
import java.util.Objects;
import org.postampel.core.mailbox.MailboxConfiguration;

/** What {@link MailboxValidator} found. */
public sealed interface ValidationOutcome {

  /** Everything found, errors and warnings, in the order of the fields. */
  List<FieldProblem> problems();

  /**
   * The draft can be used.
   *
   * @param configuration the mailbox, complete and well-formed
   * @param problems warnings only
   */
  record Valid(MailboxConfiguration configuration, List<FieldProblem> problems)
      implements ValidationOutcome {
    /** Copies the warnings. */
    public Valid {
      Objects.requireNonNull(configuration);
      problems = List.copyOf(problems);
    }
  }

  /**
   * The draft cannot be used.
   *
   * @param problems at least one error
   */
  record Invalid(List<FieldProblem> problems) implements ValidationOutcome {
    /** Refuses an empty list. */
    public Invalid {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("invalid without a problem");
      }
    }
  }
}
