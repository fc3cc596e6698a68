package org.postampel.cli.internal.command;

import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.tokenstore.WrappingKeyChoice;

/** Says before a person types a secret or signs in that the store would not take it. */
final class ChosenKey {

  private ChosenKey() {}

  static void require(Places places, Workplace workplace) {
    TokenStoreStatus status = workplace.store().status();
    boolean fresh = status.wrappingKey().equals("none");
    if (fresh && !places.ephemeral() && places.wrappingKey() != WrappingKeyChoice.FILE) {
      throw new TokenStoreException(Reason.NO_WRAPPING_KEY, status.location(), null);
    }
  }
}
