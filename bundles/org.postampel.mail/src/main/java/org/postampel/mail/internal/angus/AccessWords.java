package org.postampel.mail.internal.angus;

import org.postampel.mail.AccessOutcome;

/** Why something is not open, in words for evidence. */
final class AccessWords {

  private AccessWords() {}

  static String of(AccessOutcome<?> outcome) {
    if (outcome instanceof AccessOutcome.Rejected<?> rejected) {
      return rejected.literal();
    } else if (outcome instanceof AccessOutcome.Failed<?> failed) {
      return failed.literal();
    } else if (outcome instanceof AccessOutcome.NoCredential<?> none) {
      return none.reason().getClass().getSimpleName();
    }
    return outcome.getClass().getSimpleName();
  }
}
