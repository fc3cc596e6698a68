package org.postampel.check;

import java.util.Locale;
import java.util.Objects;

/**
 * One thing somebody can do about a finding.
 *
 * @param who who can do it
 * @param text what to do, in one sentence
 * @param command the line to paste, such as PowerShell for Exchange Online; empty when there is
 *     none
 * @param link the page where it is done or described; empty when there is none
 */
public record Remedy(Who who, Sentence text, String command, String link) {

  /** Who can act. */
  public enum Who {
    /** The person at the screen. */
    USER,
    /** Whoever administers the mail system or the network. */
    ADMINISTRATOR,
    /** The company that runs the mail system. */
    PROVIDER;

    /** The stable lower-case word used in reports: {@code administrator}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses null. */
  public Remedy {
    Objects.requireNonNull(who);
    Objects.requireNonNull(text);
    Objects.requireNonNull(command);
    Objects.requireNonNull(link);
  }

  /** A remedy without a line to paste and without a page. */
  public static Remedy of(Who who, Sentence text) {
    return new Remedy(who, text, "", "");
  }
}
