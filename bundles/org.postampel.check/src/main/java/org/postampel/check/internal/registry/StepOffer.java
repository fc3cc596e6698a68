package org.postampel.check.internal.registry;

import java.util.Objects;

/**
 * A step that somebody names, not yet made.
 *
 * @param contributor who brings it, for the log
 * @param name the name of its class
 * @param maker makes it
 */
public record StepOffer(String contributor, String name, Maker maker) {

  /** Makes one object. */
  @FunctionalInterface
  public interface Maker {
    /**
     * A new object of the class.
     *
     * @throws Exception when there is no such class, or it cannot be made
     */
    Object make() throws Exception;
  }

  /** Refuses null. */
  public StepOffer {
    Objects.requireNonNull(contributor);
    Objects.requireNonNull(name);
    Objects.requireNonNull(maker);
  }
}
