package org.postampel.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** At least one remedy: the type that makes a red light without a way out impossible to write. */
public final class Remedies {

  private final List<Remedy> all;

  private Remedies(List<Remedy> all) {
    this.all = List.copyOf(all);
  }

  /**
   * One remedy or more, the most promising first.
   *
   * @param first the one there must be
   * @param more the others
   */
  public static Remedies of(Remedy first, Remedy... more) {
    return of(first, List.of(more));
  }

  /**
   * One remedy or more, the most promising first.
   *
   * @param first the one there must be
   * @param more the others; one that is equal to an earlier one is left out
   */
  public static Remedies of(Remedy first, List<Remedy> more) {
    List<Remedy> all = new ArrayList<>();
    all.add(Objects.requireNonNull(first));
    for (Remedy remedy : more) {
      if (!all.contains(remedy)) {
        all.add(remedy);
      }
    }
    return new Remedies(all);
  }

  /** All of them, the most promising first; never empty. */
  public List<Remedy> all() {
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Remedies remedies && all.equals(remedies.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
