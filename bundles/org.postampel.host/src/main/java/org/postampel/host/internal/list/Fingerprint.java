package org.postampel.host.internal.list;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;

/** Tells whether a mailbox's settings are still the ones that were checked. */
final class Fingerprint {

  private static final int BYTES = 12;

  private Fingerprint() {}

  /** A short text that changes with every setting but the mailbox's name. */
  static String of(MailboxEntry entry) {
    return entry instanceof MailboxEntry.Readable readable ? of(readable.draft()) : "broken";
  }

  private static String of(MailboxDraft draft) {
    String settings =
        draft.texts().keySet().stream()
            .filter(field -> field != MailboxField.NAME)
            .sorted()
            .map(field -> field + "\0" + draft.trimmed(field))
            .collect(Collectors.joining("\0"));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
