package org.postampel.host.internal.window;

import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.core.text.Texts;

/**
 * The sentence for what can go wrong below the list.
 *
 * @param own the host's texts
 * @param core the texts of the contracts
 */
record Failures(Texts own, Texts core) {

  /** One sentence with the next action. */
  String sentence(Throwable failure) {
    if (failure instanceof MailboxStorageException storage) {
      return storage.sentence(core);
    }
    if (failure instanceof TokenStoreException store) {
      return own.get("failed.store", store.location());
    }
    String said = failure.getMessage();
    return own.get("failed.other", said == null ? failure.getClass().getSimpleName() : said);
  }
}
