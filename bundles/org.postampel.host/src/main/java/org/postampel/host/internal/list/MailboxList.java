package org.postampel.host.internal.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;

/** The mailboxes as the host lists and deletes them. Blocking disk access, one thread at a time. */
public final class MailboxList {

  private final MailboxRepository repository;
  private final TokenStore store;
  private final MailboxValidator validator;
  private final LastChecks lastChecks;
  private final String currentUser;

  /**
   * A list over these contracts.
   *
   * @param repository the mailboxes
   * @param store the stored sign-ins, of which a deleted mailbox takes its own along
   * @param validator finds out which sign-in a mailbox uses
   * @param lastChecks the memory of earlier checks
   * @param currentUser the principal of the person using the host
   */
  public MailboxList(
      MailboxRepository repository,
      TokenStore store,
      MailboxValidator validator,
      LastChecks lastChecks,
      String currentUser) {
    this.repository = repository;
    this.store = store;
    this.validator = validator;
    this.lastChecks = lastChecks;
    this.currentUser = currentUser;
  }

  /** The rows in the order of their ids, mailboxes with a broken file included. */
  public List<MailboxRow> rows() {
    return repository.list().stream()
        .map(entry -> new MailboxRow(entry, lastChecks.of(entry.id(), Fingerprint.of(entry))))
        .toList();
  }

  /** Remembers a check of the mailbox with the settings it has now. */
  public void remember(MailboxId id, LastCheck.Done check) {
    repository.find(id).ifPresent(entry -> lastChecks.remember(id, check, Fingerprint.of(entry)));
  }

  /**
   * What deleting this mailbox removes besides its settings: its own passwords, and its sign-in
   * when no other mailbox uses it. A client secret stays: it belongs to the registration.
   */
  public List<SecretName> removedWith(MailboxId id) {
    List<SecretName> removed = new ArrayList<>();
    List<SecretName> stored = store.names();
    for (SecretName own : List.of(SecretName.password(id), SecretName.outgoingPassword(id))) {
      if (stored.contains(own)) {
        removed.add(own);
      }
    }
    repository
        .find(id)
        .flatMap(this::configuration)
        .flatMap(this::signInOf)
        .filter(stored::contains)
        .filter(signIn -> !isUsedByAnother(signIn, id))
        .ifPresent(removed::add);
    return List.copyOf(removed);
  }

  /**
   * Deletes the mailbox and what {@link #removedWith} lists; the settings go last, so that a
   * failure before leaves a mailbox one can delete again.
   *
   * @return whether there was a file of this id
   */
  public boolean delete(MailboxId id) {
    removedWith(id).forEach(store::remove);
    boolean removed = repository.remove(id);
    lastChecks.forget(id);
    return removed;
  }

  private boolean isUsedByAnother(SecretName signIn, MailboxId id) {
    return repository.list().stream()
        .filter(other -> !other.id().equals(id))
        .anyMatch(other -> mayUse(other, signIn));
  }

  /** Nobody can say which sign-in a broken or incomplete file means, so none is taken away. */
  private boolean mayUse(MailboxEntry other, SecretName signIn) {
    return configuration(other)
        .map(known -> signInOf(known).filter(signIn::equals).isPresent())
        .orElse(Boolean.TRUE);
  }

  private Optional<MailboxConfiguration> configuration(MailboxEntry entry) {
    return entry instanceof MailboxEntry.Readable readable
            && validator.validate(readable.id(), readable.draft(), repository.folder())
                instanceof ValidationOutcome.Valid valid
        ? Optional.of(valid.configuration())
        : Optional.empty();
  }

  private Optional<SecretName> signInOf(MailboxConfiguration mailbox) {
    return mailbox.oauth().map(oauth -> SecretName.signIn(oauth.key(currentUser)));
  }
}
