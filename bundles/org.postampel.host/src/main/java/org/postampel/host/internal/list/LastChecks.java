package org.postampel.host.internal.list;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.postampel.core.mailbox.MailboxId;

/**
 * Remembers the last check of each mailbox across runs of the host, in one small file. Losing the
 * file loses nothing but the memory; it is written whole or not at all.
 */
public final class LastChecks {

  private final Path file;
  private final Properties properties = new Properties();

  /** The memory in this file, which need not exist; an unreadable one counts as empty. */
  public LastChecks(Path file) {
    this.file = file;
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException none) {
      properties.clear();
    }
  }

  /** What is remembered of the mailbox. */
  public LastCheck of(MailboxId id) {
    String[] parts = properties.getProperty(id.value(), "").split(" ");
    if (parts.length != 2) {
      return new LastCheck.Never();
    }
    return LastCheck.ofAnswer(Map.of("light", parts[0], "finished", parts[1]))
        .orElseGet(LastCheck.Never::new);
  }

  /** Remembers a check. */
  public void remember(MailboxId id, String light, Instant finished) {
    properties.setProperty(id.value(), light + " " + finished);
    write();
  }

  /** Forgets a mailbox. */
  public void forget(MailboxId id) {
    if (properties.remove(id.value()) != null) {
      write();
    }
  }

  private void write() {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      try (Writer writer = Files.newBufferedWriter(part)) {
        properties.store(writer, null);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
