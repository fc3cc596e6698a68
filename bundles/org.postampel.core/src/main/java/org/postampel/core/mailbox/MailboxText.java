package org.postampel.core.mailbox;

import java.nio.file.Path;
import org.postampel.core.internal.mailbox.MailboxTextFormat;

/**
 * The settings of one mailbox as text outside a repository, for carrying them elsewhere: the format
 * of a mailbox file, read as strictly as one. No secret is ever part of it.
 */
public final class MailboxText {

  private MailboxText() {}

  /** The largest text that is read, in bytes. */
  public static final int LIMIT = MailboxTextFormat.LIMIT;

  /**
   * The settings in these bytes, or what is wrong with them.
   *
   * @param id the id the mailbox has or will have
   * @param source the name of the file or input, for the sentence about a defect
   * @param content at most {@link #LIMIT} bytes are taken for a mailbox
   */
  public static MailboxEntry read(MailboxId id, String source, byte[] content) {
    return MailboxTextFormat.read(id, source, content);
  }

  /**
   * The settings in a file, or what is wrong with it; an ordinary file is read, no pipe or device.
   *
   * @param id the id the mailbox has or will have
   */
  public static MailboxEntry read(MailboxId id, Path file) {
    return MailboxTextFormat.read(id, file);
  }

  /** The text that {@link #read(MailboxId, String, byte[])} reads back as the same draft. */
  public static String write(MailboxDraft draft) {
    return MailboxTextFormat.write(draft);
  }
}
