package org.postampel.check.internal.step;

import java.util.Locale;

/** The stable words of outcomes, made from the names of enumerations. */
final class Words {

  private Words() {}

  /** {@code NOT_YET_VALID} becomes {@code not-yet-valid}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
