package org.postampel.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes mailbox files for a test: a good one, and copies of it with one thing changed. */
final class MailboxFiles {

  private final Path folder;

  MailboxFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** The folder, for {@code --mailboxes}. */
  Path folder() {
    return folder;
  }

  /** Writes a copy of the texts with the given keys changed; an empty value removes the key. */
  void write(String id, Map<String, String> texts, String... changes) throws IOException {
    Map<String, String> copy = new LinkedHashMap<>(texts);
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1].isEmpty()) {
        copy.remove(changes[i]);
      } else {
        copy.put(changes[i], changes[i + 1]);
      }
    }
    Files.writeString(
        folder.resolve(id + ".properties"),
        copy.entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }
}
