package org.postampel.core.validation;

import java.util.List;
import java.util.Objects;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.text.Texts;

/**
 * One thing wrong with one field.
 *
 * @param field the field where the message is shown
 * @param code the stable code and text key, such as {@code port.out-of-range}
 * @param arguments what stands in the placeholders of the text; never a secret
 * @param severity whether it hinders saving
 */
public record FieldProblem(
    MailboxField field, String code, List<String> arguments, Severity severity) {

  /** Whether a problem hinders saving. */
  public enum Severity {
    /** The mailbox cannot be used. */
    ERROR,
    /** It can be used, but something looks unintended. */
    WARNING
  }

  /** Copies the arguments. */
  public FieldProblem {
    Objects.requireNonNull(field);
    Objects.requireNonNull(code);
    Objects.requireNonNull(severity);
    arguments = List.copyOf(arguments);
  }

  /** An error of this field. */
  public static FieldProblem error(MailboxField field, String code, String... arguments) {
    return new FieldProblem(field, code, List.of(arguments), Severity.ERROR);
  }

  /** A warning at this field. */
  public static FieldProblem warning(MailboxField field, String code, String... arguments) {
    return new FieldProblem(field, code, List.of(arguments), Severity.WARNING);
  }

  /** One sentence with the next action, from the texts of core ({@code problem.<code>}). */
  public String sentence(Texts coreTexts) {
    return coreTexts.get("problem." + code, arguments.toArray());
  }
}
