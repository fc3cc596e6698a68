package org.postampel.cli.internal.terminal;

import java.util.Objects;

/**
 * A command ends early with a sentence for the person and an exit status. An exception, because it
 * has to leave through the library that parses the command line.
 */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * A refusal.
   *
   * @param status one of {@link ExitStatus}
   * @param sentence what is wrong and what to do next
   */
  public Refusal(int status, String sentence) {
    super(Objects.requireNonNull(sentence));
    this.status = status;
  }

  /** The exit status. */
  public int status() {
    return status;
  }
}
