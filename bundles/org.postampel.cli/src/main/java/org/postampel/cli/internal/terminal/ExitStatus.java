package org.postampel.cli.internal.terminal;

/** The exit statuses of every command; 64 and above are those of BSD's {@code sysexits}. */
public final class ExitStatus {

  /** Done; for a check: green. */
  public static final int OK = 0;

  /** The worst light is yellow. */
  public static final int YELLOW = 1;

  /** A light is red; for a sign-in: denied. */
  public static final int RED = 2;

  /** Not decided; for a sign-in: cancelled. */
  public static final int UNDECIDED = 3;

  /** The command was used wrongly. */
  public static final int USAGE = 64;

  /** A mailbox file is malformed. */
  public static final int MALFORMED = 65;

  /** There is no such mailbox or account. */
  public static final int NO_SUCH_MAILBOX = 66;

  /** Nothing could be reached. */
  public static final int UNREACHABLE = 69;

  /** The program itself has a defect. */
  public static final int DEFECT = 70;

  /** The token store or a disk failed. */
  public static final int DISK = 74;

  private ExitStatus() {}
}
