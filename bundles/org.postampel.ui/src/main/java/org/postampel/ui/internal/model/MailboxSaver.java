package org.postampel.ui.internal.model;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.mailbox.MailboxStorageException;

/**
 * Saves a mailbox so that it is saved whole or not at all: secrets first, as a store that refuses
 * must leave the mailbox untouched; then the mailbox; a mailbox that cannot be written takes the
 * secrets back. Blocking, for a background thread.
 */
public final class MailboxSaver {

  private final MailboxRepository repository;
  private final StoreChanges changes;

  /**
   * A saver for one dialog.
   *
   * @param changes the dialog's own changes to the store, kept when saving succeeds
   */
  public MailboxSaver(MailboxRepository repository, StoreChanges changes) {
    this.repository = Objects.requireNonNull(repository);
    this.changes = Objects.requireNonNull(changes);
  }

  /**
   * Puts typed secrets into the store before the mailbox is saved, so that a sign-in or a check can
   * use them; {@link #forget()} takes them back.
   *
   * @param secrets closed on return
   * @throws TokenStoreException when the store refuses; every change of this dialog is undone
   */
  public void lend(Map<SecretName, Secret> secrets) {
    try {
      secrets.forEach(changes::write);
    } catch (TokenStoreException refused) {
      undoAfter(refused);
      throw refused;
    } finally {
      secrets.values().forEach(Secret::close);
    }
  }

  /**
   * Saves secrets and mailbox, unless another dialog, program or editor has changed the stored
   * mailbox meanwhile. What is stored is compared, so another process makes no difference.
   *
   * @param opened what was stored when the dialog was opened; empty for a new mailbox
   * @param secrets closed on return
   * @param noting keeps in the store what else is known about the secrets
   */
  public SaveOutcome saveUnlessChanged(
      Optional<MailboxDraft> opened,
      MailboxId id,
      MailboxDraft draft,
      Map<SecretName, Secret> secrets,
      Runnable noting) {
    Optional<MailboxDraft> there =
        repository
            .find(id)
            .filter(MailboxEntry.Readable.class::isInstance)
            .map(entry -> ((MailboxEntry.Readable) entry).draft());
    if (there.isPresent() && !there.equals(opened) && !there.get().equals(draft)) {
      secrets.values().forEach(Secret::close);
      return new SaveOutcome.ChangedMeanwhile(differences(opened, there.get()));
    }
    return save(id, draft, secrets, noting);
  }

  private static Set<MailboxField> differences(Optional<MailboxDraft> opened, MailboxDraft there) {
    MailboxDraft before = opened.orElseGet(MailboxDraft::empty);
    Set<MailboxField> fields = EnumSet.noneOf(MailboxField.class);
    for (MailboxField field : MailboxField.values()) {
      if (!before.text(field).equals(there.text(field))) {
        fields.add(field);
      }
    }
    return fields;
  }

  /**
   * Saves secrets and mailbox, over whatever is stored.
   *
   * @param secrets closed on return
   * @param noting keeps in the store what else is known about the secrets
   */
  public SaveOutcome save(
      MailboxId id, MailboxDraft draft, Map<SecretName, Secret> secrets, Runnable noting) {
    try {
      lend(secrets);
      note(noting);
    } catch (TokenStoreException refused) {
      return new SaveOutcome.StoreRefused(refused);
    }
    try {
      repository.save(id, draft);
    } catch (MailboxStorageException failure) {
      undoAfter(failure);
      return new SaveOutcome.MailboxRefused(failure);
    }
    changes.close();
    return new SaveOutcome.Saved(id);
  }

  private void note(Runnable noting) {
    try {
      noting.run();
    } catch (TokenStoreException refused) {
      undoAfter(refused);
      throw refused;
    }
  }

  /**
   * Takes back what was lent: the dialog was left without saving. Nothing can be lent any more.
   *
   * @throws TokenStoreException when the store refuses
   */
  public void forget() {
    changes.abandon();
  }

  private void undoAfter(RuntimeException failure) {
    try {
      changes.undo();
    } catch (TokenStoreException second) {
      failure.addSuppressed(second);
    }
  }
}
