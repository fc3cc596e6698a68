package org.postampel.cli.proof;

/** How many rounds a proof has: few in the daily run, all of them by a switch. */
final class ProofSize {

  /** The environment variable, and in small letters with a dot the system property. */
  private static final String VARIABLE = "POSTAMPEL_PROOF";

  private ProofSize() {}

  /** The daily number, or the full one where {@code POSTAMPEL_PROOF} is {@code full}. */
  static int of(int daily, int full) {
    String wanted = System.getProperty("postampel.proof", System.getenv(VARIABLE));
    return "full".equals(wanted) ? full : daily;
  }
}
