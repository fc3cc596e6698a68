package org.postampel.mail;

import java.util.List;
import java.util.Objects;

/** How moving a test message into a folder ended. */
public sealed interface MoveOutcome {

  /**
   * It was put into the inbox, moved, found in the folder, and removed.
   *
   * @param steps what was done, for people
   */
  record Moved(List<String> steps) implements MoveOutcome {
    /** Copies the list. */
    public Moved {
      steps = List.copyOf(steps);
    }
  }

  /**
   * There is no such folder.
   *
   * @param folders the folders of the first level
   */
  record FolderMissing(List<String> folders) implements MoveOutcome {
    /** Copies the list. */
    public FolderMissing {
      folders = List.copyOf(folders);
    }
  }

  /** The server cannot remove exactly one message (no UIDPLUS), so nothing was tried. */
  record Untried() implements MoveOutcome {}

  /**
   * The server refused a part of it.
   *
   * @param step what was refused: {@code SELECT}, {@code APPEND}, {@code MOVE}, {@code COPY},
   *     {@code EXPUNGE}
   * @param literal its words
   */
  record Refused(String step, String literal) implements MoveOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(step);
      Objects.requireNonNull(literal);
    }
  }

  /**
   * The mailbox could not be opened.
   *
   * @param literal what {@link MailboxAccess} or the library said
   */
  record Failed(String literal) implements MoveOutcome {
    /** Refuses null. */
    public Failed {
      Objects.requireNonNull(literal);
    }
  }

  /** A person stopped it; a test message may be left in the inbox. */
  record Cancelled() implements MoveOutcome {}
}
