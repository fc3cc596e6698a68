package org.postampel.ui.internal.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.transfer.MailboxExport;
import org.postampel.ui.internal.text.Sentences;

/** An export as a dialog sees it. Its methods touch the disk: not on the user-interface thread. */
public final class ExportModel {

  private final MailboxRepository mailboxes;
  private final List<MailboxId> ids;
  private final Sentences sentences;

  /**
   * An export of these mailboxes.
   *
   * @param ids at least one
   */
  public ExportModel(MailboxRepository mailboxes, List<MailboxId> ids, Sentences sentences) {
    this.mailboxes = mailboxes;
    this.ids = List.copyOf(ids);
    this.sentences = sentences;
  }

  /** How many mailboxes are to be exported. */
  public int size() {
    return ids.size();
  }

  /** Why nothing can be written to this folder; empty when it can be tried. */
  public Optional<String> refusal(String folder) {
    try {
      Path path = path(folder);
      if (!Files.isDirectory(path)) {
        return Optional.of(sentences.get("export.no-folder", folder));
      }
      return path.equals(mailboxes.folder().toAbsolutePath().normalize())
          ? Optional.of(sentences.get("export.own-folder"))
          : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.of(sentences.get("export.no-folder", folder));
    }
  }

  /** The names of the files that would be replaced. */
  public List<String> existing(String folder) {
    return ids.stream()
        .map(ExportModel::name)
        .filter(name -> Files.exists(path(folder).resolve(name)))
        .toList();
  }

  /** Writes all of them, and says in one sentence each what came of it, the sum first. */
  public List<String> write(String folder) {
    List<String> lines = new ArrayList<>();
    int written = 0;
    for (MailboxId id : ids) {
      MailboxEntry entry = mailboxes.find(id).orElse(null);
      if (entry instanceof MailboxEntry.Readable readable) {
        try {
          MailboxExport.Exported exported =
              MailboxExport.write(
                  readable, mailboxes.folder(), path(folder).resolve(name(readable.id())));
          written++;
          if (!exported.leftBehind().isEmpty()) {
            lines.add(sentences.get("export.key-file", name(id), exported.leftBehind()));
          }
        } catch (IOException failure) {
          lines.add(sentences.get("export.failed", name(id), folder));
        }
      } else if (entry instanceof MailboxEntry.Broken broken) {
        lines.add(broken.defect().sentence(sentences.core()));
      } else {
        lines.add(sentences.get("mailbox.missing", id));
      }
    }
    String sum = written == 0 ? "none" : written == 1 ? "one" : "many";
    lines.add(0, sentences.get("export.sum." + sum, written, folder));
    return lines;
  }

  private static String name(MailboxId id) {
    return id + MailboxExport.ENDING;
  }

  private static Path path(String folder) {
    return Path.of(folder.strip()).toAbsolutePath().normalize();
  }
}
