package org.postampel.ui.internal.transfer;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.core.transfer.FoundMailbox;
import org.postampel.core.transfer.ImportOutcome;
import org.postampel.core.transfer.MailboxImport;
import org.postampel.core.transfer.MailboxImport.Clash;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.text.Sentences;

/** An import as a dialog sees it. Its methods touch the disk: not on the user-interface thread. */
public final class ImportModel {

  private final MailboxImport imports;
  private final Path folder;
  private final Sentences sentences;

  /** An import into the mailboxes of these services. */
  public ImportModel(DialogServices services, Sentences sentences) {
    this.imports = new MailboxImport(services.mailboxes(), services.store(), services.presets());
    this.folder = services.mailboxes().folder();
    this.sentences = sentences;
  }

  /**
   * What there is to import.
   *
   * @param usable what can be stored
   * @param clashing those of them whose id is in use, or is wanted by an earlier one as well
   * @param refused one sentence for each problem of what cannot be stored
   */
  public record Found(
      List<FoundMailbox.Usable> usable, List<FoundMailbox.Usable> clashing, List<String> refused) {
    /** Copies the lists. */
    public Found {
      usable = List.copyOf(usable);
      clashing = List.copyOf(clashing);
      refused = List.copyOf(refused);
    }
  }

  /**
   * What became of them.
   *
   * @param lines one sentence each, the sum first
   * @param last the mailbox that was stored last
   */
  public record Done(List<String> lines, Optional<MailboxId> last) {
    /** Copies the list. */
    public Done {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Looks what there is.
   *
   * @param places one file or folder a line
   */
  public Found find(String places) {
    List<FoundMailbox.Usable> usable = new ArrayList<>();
    List<FoundMailbox.Usable> clashing = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    Set<MailboxId> wanted = new HashSet<>();
    for (FoundMailbox found : found(places, refused)) {
      if (found instanceof FoundMailbox.Usable mailbox) {
        usable.add(mailbox);
        if (!wanted.add(mailbox.id()) || imports.isTaken(mailbox.id())) {
          clashing.add(mailbox);
        }
      } else if (found instanceof FoundMailbox.Unusable unusable) {
        refused.addAll(unusable.sentences(sentences.core()));
      }
    }
    return new Found(usable, clashing, refused);
  }

  private List<FoundMailbox> found(String places, List<String> refused) {
    List<FoundMailbox> all = new ArrayList<>();
    for (String place : places.lines().map(String::strip).filter(s -> !s.isEmpty()).toList()) {
      try {
        List<FoundMailbox> here = imports.find(List.of(Path.of(place)));
        if (here.isEmpty()) {
          refused.add(sentences.get("import.empty", place));
        }
        all.addAll(here);
      } catch (IOException | InvalidPathException unreadable) {
        refused.add(sentences.get("import.unreadable", place));
      }
    }
    return all.stream().distinct().toList();
  }

  /**
   * Stores what was found, one after the other; whatever fails, the others are stored.
   *
   * @param answers what a person said about each clash; nothing said means to leave it out
   */
  public Done store(Found found, Map<FoundMailbox.Usable, Clash> answers) {
    List<String> lines = new ArrayList<>();
    List<MailboxId> stored = new ArrayList<>();
    for (FoundMailbox.Usable mailbox : found.usable()) {
      lines.add(store(mailbox, answers.getOrDefault(mailbox, Clash.SKIP), stored));
    }
    lines.addAll(found.refused());
    lines.add(0, sentences.get("import.sum." + word(stored.size()), stored.size()));
    return new Done(
        lines, stored.isEmpty() ? Optional.empty() : Optional.of(stored.get(stored.size() - 1)));
  }

  private String store(FoundMailbox.Usable mailbox, Clash clash, List<MailboxId> stored) {
    String file = mailbox.file().getFileName().toString();
    try {
      ImportOutcome outcome = imports.store(mailbox, clash);
      if (outcome instanceof ImportOutcome.Stored done) {
        stored.add(done.id());
        String line =
            sentences.get(done.replaced() ? "import.replaced" : "import.stored", file, done.id());
        return mailbox.missingKeyFile().isEmpty()
            ? line
            : line + " " + sentences.get("import.key-file", mailbox.missingKeyFile(), folder);
      }
      return sentences.get("import.skipped", file, mailbox.id());
    } catch (MailboxStorageException failure) {
      return file + ": " + sentences.of(failure);
    } catch (TokenStoreException failure) {
      return file + ": " + sentences.of(failure);
    } catch (IOException failure) {
      return sentences.get("import.certificates", file, folder);
    }
  }

  private static String word(int count) {
    return count == 0 ? "none" : count == 1 ? "one" : "many";
  }
}
