package org.postampel.ui.internal.text;

import java.util.Locale;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.core.text.Texts;
import org.postampel.core.validation.FieldProblem;
import org.postampel.tokenstore.TokenStores;
import org.postampel.ui.DialogServices;

/**
 * The sentences a dialog shows, its own and those of core, in one language.
 *
 * @param own the texts of this bundle
 * @param core the texts of the core bundle
 */
public record Sentences(Texts own, Texts core) {

  /** The sentences in this language. */
  public static Sentences in(Locale locale) {
    return new Sentences(
        Texts.beside(DialogServices.class, locale), Texts.beside(Texts.class, locale));
  }

  /** A text of this bundle. */
  public String get(String key, Object... arguments) {
    return own.get(key, arguments);
  }

  /** The name of a field within a sentence, as its label says it. */
  public String nameOf(MailboxField field) {
    String key =
        switch (field) {
          case SHARED -> "question.kind";
          case SIGN_IN_ACCOUNT -> "field.sign-in.account.oauth2";
          case INCOMING_PORT, OUTGOING_PORT -> "field.port";
          case INCOMING_SECURITY, OUTGOING_SECURITY -> "field.security";
          case OUTGOING_ENABLED -> "section.outgoing";
          default -> "field." + field.key();
        };
    return own.get(key).replace("&", "").replaceAll(":$", "");
  }

  /** What is wrong with a field. */
  public String of(FieldProblem problem) {
    return problem.sentence(core);
  }

  /** Why the token store refused; whoever reads it has a dialog and no command line. */
  public String of(TokenStoreException failure) {
    String key = "store." + failure.code();
    if (own.has(key)) {
      return own.get(key);
    }
    return TokenStores.sentence(failure, own.locale());
  }

  /** Why a mailbox could not be written. */
  public String of(MailboxStorageException failure) {
    String key = "storage." + failure.code();
    return core.has(key)
        ? core.get(key, failure.arguments().toArray())
        : own.get("storage.failed", failure.code());
  }

  /** The word of a choice; a value nobody knows stands for itself. */
  public String choice(String group, String value) {
    String key = "choice." + group + "." + value;
    return own.has(key) ? own.get(key) : value;
  }
}
