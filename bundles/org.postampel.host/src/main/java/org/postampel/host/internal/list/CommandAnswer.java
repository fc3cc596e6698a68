package org.postampel.host.internal.list;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxId;

/**
 * What a command answered: a map of texts as the schema of the extension point describes it.
 * Whatever else a handler returns says nothing and does no harm.
 */
public final class CommandAnswer {

  /** Before the id, where an answer tells of several mailboxes. */
  private static final String LIGHT_OF = "light.";

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

  /**
   * The checks that came to their end.
   *
   * @param asked the mailbox the command was called for, which is meant where the answer names none
   */
  public Map<MailboxId, LastCheck.Done> checks(Optional<MailboxId> asked) {
    Map<MailboxId, LastCheck.Done> checks = new LinkedHashMap<>();
    for (Object key : texts.keySet()) {
      if (key instanceof String text && text.startsWith(LIGHT_OF)) {
        String id = text.substring(LIGHT_OF.length());
        if (MailboxId.isLegal(id)) {
          check("." + id).ifPresent(check -> checks.put(new MailboxId(id), check));
        }
      }
    }
    mailbox().or(() -> asked).ifPresent(id -> check("").ifPresent(check -> checks.put(id, check)));
    return checks;
  }

  private Optional<LastCheck.Done> check(String suffix) {
    return text("light" + suffix)
        .flatMap(light -> text("finished" + suffix).flatMap(end -> LastCheck.Done.of(light, end)));
  }

  private Optional<String> text(String key) {
    return texts.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
