package org.postampel.tokenstore.transfer;

import java.util.Locale;
import java.util.Objects;

/** What came of opening a file of secrets. */
public sealed interface TransferOutcome {

  /**
   * The file is open.
   *
   * @param secrets what was in it; the caller closes it
   */
  record Opened(TransferredSecrets secrets) implements TransferOutcome {
    /** Refuses null. */
    public Opened {
      Objects.requireNonNull(secrets);
    }
  }

  /**
   * The file stays closed; nothing of it is known.
   *
   * @param why the reason
   */
  record Refused(Refusal why) implements TransferOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(why);
    }
  }

  /** Why a file of secrets stays closed. */
  enum Refusal {
    /** It is no file of secrets. */
    FOREIGN,
    /** A newer version wrote it. */
    NEWER,
    /** It has more bytes than such a file may have. */
    TOO_LARGE,
    /** It is cut off or was changed. */
    DAMAGED,
    /** The file is whole; the passphrase is another one. */
    WRONG_PASSPHRASE;

    /** The stable code and end of the text's key: {@code wrong-passphrase} and so on. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
