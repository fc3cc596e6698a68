package org.postampel.ui;

/** The names by which a host and the dialogs understand each other. */
public final class MailboxCommands {

  /** Opens an empty mailbox dialog; needs no parameter. */
  public static final String NEW = "org.postampel.command.new";

  /** Opens the dialog of the mailbox in {@link #MAILBOX_PARAMETER}. */
  public static final String EDIT = "org.postampel.command.edit";

  /** Opens the check of the mailbox in {@link #MAILBOX_PARAMETER}. */
  public static final String CHECK = "org.postampel.command.check";

  /** The parameter with the id of the mailbox. */
  public static final String MAILBOX_PARAMETER = "org.postampel.mailboxId";

  /** In the answer: {@code green}, {@code yellow}, {@code red} or {@code grey}. */
  public static final String LIGHT = "light";

  /** In the answer: when the check ended, an ISO-8601 instant. */
  public static final String FINISHED = "finished";

  /** In the answer: the id of the mailbox that was saved or checked. */
  public static final String MAILBOX = "mailbox";

  private MailboxCommands() {}
}
