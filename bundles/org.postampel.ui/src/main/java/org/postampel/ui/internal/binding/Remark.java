package org.postampel.ui.internal.binding;

import java.util.Objects;
import org.eclipse.core.databinding.validation.ValidationStatus;
import org.eclipse.core.runtime.IStatus;

/**
 * What is to be said at a field.
 *
 * @param sentence empty for nothing
 * @param warning whether it hinders nobody
 */
public record Remark(String sentence, boolean warning) {

  /** Nothing to say. */
  public static final Remark NONE = new Remark("", false);

  /** Refuses null. */
  public Remark {
    Objects.requireNonNull(sentence);
  }

  IStatus status() {
    if (sentence.isEmpty()) {
      return ValidationStatus.ok();
    }
    return warning ? ValidationStatus.warning(sentence) : ValidationStatus.error(sentence);
  }
}
