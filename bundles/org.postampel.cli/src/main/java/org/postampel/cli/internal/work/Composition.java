package org.postampel.cli.internal.work;

/** Puts together what a command works with. */
@FunctionalInterface
public interface Composition {

  /**
   * The parts of the product over these folders; the caller closes the workplace. Opening contacts
   * nobody and writes nothing.
   */
  Workplace open(Places places);
}
