package org.postampel.ui;

/** The names by which a host and the dialogs understand each other. */
public final class MailboxCommands {

  /** Opens an empty mailbox dialog; needs no parameter. */
  public static final String NEW = "org.postampel.command.new";

  /** Opens the dialog of the mailbox in {@link #MAILBOX_PARAMETER}. */
  public static final String EDIT = "org.postampel.command.edit";

  /** Opens the check of the mailbox in {@link #MAILBOX_PARAMETER}. */
  public static final String CHECK = "org.postampel.command.check";

  /** Opens the dialog of a copy of the mailbox in {@link #MAILBOX_PARAMETER}. */
  public static final String DUPLICATE = "org.postampel.command.duplicate";

  /** Saves the mailbox in {@link #MAILBOX_PARAMETER} as a template. */
  public static final String SAVE_TEMPLATE = "org.postampel.command.save-template";

  /** Lets a person choose a template for a new mailbox; needs no parameter. */
  public static final String NEW_FROM_TEMPLATE = "org.postampel.command.new-from-template";

  /** Imports mailboxes from files; needs no parameter. */
  public static final String IMPORT = "org.postampel.command.import";

  /**
   * Exports the mailbox in {@link #MAILBOX_PARAMETER}, or those in {@link #MAILBOXES_PARAMETER}.
   */
  public static final String EXPORT = "org.postampel.command.export";

  /**
   * Opens the check of the mailboxes in {@link #MAILBOXES_PARAMETER}, without it that of all there
   * are.
   */
  public static final String CHECK_SEVERAL = "org.postampel.command.check-several";

  /** The parameter with the id of the mailbox. */
  public static final String MAILBOX_PARAMETER = "org.postampel.mailboxId";

  /**
   * The parameter with the ids of several mailboxes, separated by commas. A host gives it instead
   * of {@link #MAILBOX_PARAMETER} when more than one is selected.
   */
  public static final String MAILBOXES_PARAMETER = "org.postampel.mailboxIds";

  /**
   * In the answer: {@code green}, {@code yellow}, {@code red} or {@code grey}. Of several mailboxes
   * a dot and the id stand behind it, as behind {@link #FINISHED}.
   */
  public static final String LIGHT = "light";

  /** In the answer: when the check ended, an ISO-8601 instant. */
  public static final String FINISHED = "finished";

  /** In the answer: the id of the mailbox that was saved or checked. */
  public static final String MAILBOX = "mailbox";

  private MailboxCommands() {}
}
