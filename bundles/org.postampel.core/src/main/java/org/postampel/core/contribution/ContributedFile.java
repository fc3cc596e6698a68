package org.postampel.core.contribution;

import java.net.URL;
import java.util.Objects;

/**
 * One contributed file.
 *
 * @param contributor who brings it, for the log: the name of a bundle, or the address of an index
 * @param address where it can be read
 */
public record ContributedFile(String contributor, URL address) {
  /** Refuses null. */
  public ContributedFile {
    Objects.requireNonNull(contributor);
    Objects.requireNonNull(address);
  }
}
