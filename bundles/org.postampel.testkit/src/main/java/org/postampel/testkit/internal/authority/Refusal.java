package org.postampel.testkit.internal.authority;

/** Ends the work on one request with an error answer; never leaves this package. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient EntraError error;

  Refusal(EntraError error) {
    super(error.text(), null, false, false);
    this.error = error;
  }

  EntraError error() {
    return error;
  }
}
