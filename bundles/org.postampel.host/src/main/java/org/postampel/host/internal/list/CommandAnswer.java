package org.postampel.host.internal.list;

import java.util.Map;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxId;

/**
 * What a command answered: a map of texts as the schema of the extension point describes it.
 * Whatever else a handler returns says nothing and does no harm.
 */
public final class CommandAnswer {

  private final Map<?, ?> texts;

  private CommandAnswer(Map<?, ?> texts) {
    this.texts = texts;
  }

  /**
   * The answer in what a handler returned.
   *
   * @param returned anything, also null
   */
  public static CommandAnswer of(Object returned) {
    return new CommandAnswer(returned instanceof Map<?, ?> map ? map : Map.of());
  }

  /** The mailbox that was saved or checked. */
  public Optional<MailboxId> mailbox() {
    return text("mailbox").filter(MailboxId::isLegal).map(MailboxId::new);
  }

  /** The check that came to its end. */
  public Optional<LastCheck.Done> check() {
    return text("light")
        .flatMap(light -> text("finished").flatMap(end -> LastCheck.Done.of(light, end)));
  }

  private Optional<String> text(String key) {
    return texts.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
