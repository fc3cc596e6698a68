package org.postampel.tokenstore.internal;

/** How many repetitions a proof has: few in the daily run, all of them by a switch. */
final class ProofSize {

  private ProofSize() {}

  /** The daily number, or the full one where {@code POSTAMPEL_PROOF} is {@code full}. */
  static int of(int daily, int full) {
    String wanted = System.getProperty("postampel.proof", System.getenv("POSTAMPEL_PROOF"));
    return "full".equals(wanted) ? full : daily;
  }
}
