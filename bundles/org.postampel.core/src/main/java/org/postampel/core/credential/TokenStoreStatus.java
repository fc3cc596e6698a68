package org.postampel.core.credential;

import java.util.Objects;

/**
 * What protects a store and where it is.
 *
 * @param location the folder or database, for people
 * @param wrappingKey {@code vault}, {@code passphrase}, {@code host} or {@code file}; {@code none}
 *     while nothing was ever written
 * @param schema the number of the store's schema, 0 while nothing was ever written
 * @param entries how many entries there are
 */
public record TokenStoreStatus(String location, String wrappingKey, int schema, int entries) {
  /** Refuses null. */
  public TokenStoreStatus {
    Objects.requireNonNull(location);
    Objects.requireNonNull(wrappingKey);
  }
}
