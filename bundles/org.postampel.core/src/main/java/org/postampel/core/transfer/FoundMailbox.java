package org.postampel.core.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.text.Texts;
import org.postampel.core.validation.FieldProblem;

/** A file that may be a mailbox, as {@link MailboxImport} found it. */
public sealed interface FoundMailbox {

  /** The file. */
  Path file();

  /**
   * A mailbox that can be imported.
   *
   * @param file where it was found
   * @param id the id it wants, made of the file's name
   * @param draft its settings
   * @param missingKeyFile the client certificate it names and that does not lie in the folder of
   *     the mailboxes: as it holds a private key, it is never brought along; empty when none is
   *     missing
   */
  record Usable(Path file, MailboxId id, MailboxDraft draft, String missingKeyFile)
      implements FoundMailbox {
    /** Refuses null. */
    public Usable {
      Objects.requireNonNull(file);
      Objects.requireNonNull(id);
      Objects.requireNonNull(draft);
      Objects.requireNonNull(missingKeyFile);
    }
  }

  /**
   * A file that cannot be imported.
   *
   * @param file where it was found
   * @param defect why it cannot be read; empty when it can
   * @param problems what is wrong with which setting; empty when it cannot be read
   */
  record Unusable(Path file, Optional<MailboxFileDefect> defect, List<FieldProblem> problems)
      implements FoundMailbox {
    /** Copies the list; refuses null. */
    public Unusable {
      Objects.requireNonNull(file);
      Objects.requireNonNull(defect);
      problems = List.copyOf(problems);
    }

    /** One sentence a problem, with file, setting and next action. */
    public List<String> sentences(Texts coreTexts) {
      return Stream.concat(
              defect.stream().map(some -> some.sentence(coreTexts)),
              problems.stream()
                  .map(
                      problem ->
                          file.getFileName()
                              + ", "
                              + problem.field().key()
                              + ": "
                              + problem.sentence(coreTexts)))
          .toList();
    }
  }
}
