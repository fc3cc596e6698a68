package org.postampel.core.internal.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxFileDefect;

/** Reads a mailbox file as text, bounded and strictly UTF-8; never blocks on a pipe or device. */
final class MailboxFileReader {

  /** The largest mailbox file in bytes. */
  static final int LIMIT = 256 * 1024;

  /**
   * Text or defect, exactly one of them.
   *
   * @param text the text in which no defect was found
   * @param defect why there is no text
   */
  record Reading(Optional<String> text, Optional<MailboxFileDefect> defect) {}

  private MailboxFileReader() {}

  static Reading read(Path file) {
    String name = file.getFileName().toString();
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return broken(name, DefectCodes.NOT_A_FILE);
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LIMIT + 1);
    } catch (IOException unreadable) {
      return broken(name, DefectCodes.UNREADABLE);
    }
    return read(name, bytes);
  }

  /** The same for bytes that are no file of a repository. */
  static Reading read(String name, byte[] bytes) {
    if (bytes.length > LIMIT) {
      return broken(name, DefectCodes.TOO_LARGE);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return broken(name, DefectCodes.NOT_UTF8);
    }
    // Some editors on Windows put a byte order mark first.
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Optional<MailboxFileDefect> defect = MailboxDocument.defectOf(name, content);
    return new Reading(defect.isPresent() ? Optional.empty() : Optional.of(content), defect);
  }

  private static Reading broken(String name, String code) {
    MailboxFileDefect defect = new MailboxFileDefect(name, 0, code, List.of());
    return new Reading(Optional.empty(), Optional.of(defect));
  }
}
