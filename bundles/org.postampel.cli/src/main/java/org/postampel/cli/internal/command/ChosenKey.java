package org.postampel.cli.internal.command;

import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

/** Says before a person types a secret or signs in that the store would not take it. */
final class ChosenKey {

  private ChosenKey() {}

  static void require(Places places, Workplace workplace) {
    boolean fresh = workplace.store().status().wrappingKey().equals("none");
    // A passphrase is asked for when it is needed, and only once.
    boolean asked = places.keys().choice() == WrappingKeyChoice.PASSPHRASE;
    if (fresh && !asked && !places.ephemeral()) {
      TokenStores.requireKey(places.store(), places.keys());
    }
  }
}
