package org.postampel.mail;

import java.util.List;
import java.util.Objects;

/** How asking for the folders ended. */
public sealed interface FoldersOutcome
    permits FoldersOutcome.Listed, FoldersOutcome.Refused, FoldersOutcome.Unavailable, Disturbance {

  /**
   * The folders of the first level, those of the inbox where there are such, and every folder with
   * a special use the server tells of.
   *
   * @param folders in the order of the server, each once
   */
  record Listed(List<MailFolder> folders) implements FoldersOutcome {
    /** Copies the list. */
    public Listed {
      folders = List.copyOf(folders);
    }
  }

  /**
   * The server does not tell.
   *
   * @param reply its words
   */
  record Refused(ServerReply reply) implements FoldersOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(reply);
    }
  }

  /**
   * Not now.
   *
   * @param reply its words; see {@link ServerReply#backOff()}
   */
  record Unavailable(ServerReply reply) implements FoldersOutcome {
    /** Refuses null. */
    public Unavailable {
      Objects.requireNonNull(reply);
    }
  }
}
