package org.postampel.core.internal.mailbox;

import java.nio.file.Path;
import org.postampel.core.internal.mailbox.MailboxFileReader.Reading;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;

/** Mailbox files as bytes and text, wherever they lie. */
public final class MailboxTextFormat {

  /** The largest mailbox file in bytes. */
  public static final int LIMIT = MailboxFileReader.LIMIT;

  private MailboxTextFormat() {}

  /** The entry these bytes are. */
  public static MailboxEntry read(MailboxId id, String source, byte[] content) {
    return entry(id, MailboxFileReader.read(source, content));
  }

  /** The entry this file is. */
  public static MailboxEntry read(MailboxId id, Path file) {
    return entry(id, MailboxFileReader.read(file));
  }

  /** The text of a draft in a new file. */
  public static String write(MailboxDraft draft) {
    MailboxDocument document = MailboxDocument.empty();
    document.take(draft);
    return document.text();
  }

  private static MailboxEntry entry(MailboxId id, Reading reading) {
    return reading.defect().isPresent()
        ? new MailboxEntry.Broken(id, reading.defect().get())
        : new MailboxEntry.Readable(id, MailboxDocument.of(reading.text().orElseThrow()).draft());
  }
}
