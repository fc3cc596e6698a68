package org.postampel.tokenstore;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.postampel.core.credential.Secret;

/** Who is asked for the passphrase of a store, for {@code wrapping-key = passphrase}. */
@ConsumerType
@FunctionalInterface
public interface PassphraseSource {

  /** What the passphrase is for. */
  enum Purpose {
    /** It opens a store that is there. */
    OPEN,
    /** It is being chosen; somebody who types it should type it twice. */
    CHOOSE
  }

  /** The passphrase, which the store closes after use; empty when nobody gives one. May block. */
  Optional<Secret> passphrase(Purpose purpose);
}
