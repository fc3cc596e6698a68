package org.postampel.core.mailbox;

import java.util.List;
import org.postampel.core.text.Texts;

/**
 * A mailbox could not be written or removed; the sentence for a person is {@code storage.<code>}.
 */
public final class MailboxStorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<String> arguments;

  /**
   * A failure of the disk or database under a repository.
   *
   * @param code the stable code and text key, such as {@code disk-full}
   * @param cause what the platform said
   * @param arguments file name first
   */
  public MailboxStorageException(String code, Throwable cause, String... arguments) {
    super(code + " " + List.of(arguments), cause);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** What stands in the placeholders of the text. */
  public List<String> arguments() {
    return arguments == null ? List.of() : arguments;
  }

  /** One sentence with the next action ({@code storage.<code>}). */
  public String sentence(Texts coreTexts) {
    return coreTexts.get("storage." + code, arguments().toArray());
  }
}
