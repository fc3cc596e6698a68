package org.postampel.tokenstore;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The host application's own key for a store, for {@code wrapping-key = host}: from its key server,
 * its database, its installation. Offered as an OSGi service or by {@link KeyPolicy#withHostKey}.
 */
@ConsumerType
@FunctionalInterface
public interface WrappingKeySource {

  /**
   * A fresh copy of the key: 32 random bytes, the same at every call and on every machine that uses
   * the store. The store wipes the array after use. May block; any exception counts as "the host
   * gives no key", and its message is not shown.
   */
  byte[] wrappingKey();
}
