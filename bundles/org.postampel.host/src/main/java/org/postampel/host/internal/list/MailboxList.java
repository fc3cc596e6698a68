package org.postampel.host.internal.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.mailbox.OAuthSignIn;
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
    List<MailboxRow> rows = new ArrayList<>();
    for (MailboxEntry entry : repository.list()) {
      LastCheck lastCheck = lastChecks.of(entry.id());
      if (entry instanceof MailboxEntry.Readable readable) {
        rows.add(
            new MailboxRow(
                entry.id(),
                readable.draft().trimmed(MailboxField.NAME),
                readable.draft().trimmed(MailboxField.ADDRESS),
                lastCheck));
      } else {
        rows.add(new MailboxRow(entry.id(), entry.id().value(), "", lastCheck));
      }
    }
    return List.copyOf(rows);
  }

  /** Remembers the answer of a command, if it tells of a check. */
  public void remember(MailboxId id, Object answer) {
    LastCheck.ofAnswer(answer)
        .ifPresent(
            check -> {
              if (check instanceof LastCheck.Done done) {
                lastChecks.remember(id, done.light(), done.finished());
              }
            });
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
    signInOf(id)
        .filter(stored::contains)
        .filter(signIn -> !isUsedByAnother(signIn, id))
        .ifPresent(removed::add);
    return List.copyOf(removed);
  }

  /** Deletes the mailbox and what {@link #removedWith} lists; the settings go last. */
  public void delete(MailboxId id) {
    removedWith(id).forEach(store::remove);
    repository.remove(id);
    lastChecks.forget(id);
  }

  private boolean isUsedByAnother(SecretName signIn, MailboxId id) {
    return repository.list().stream()
        .filter(other -> !other.id().equals(id))
        // Nobody can say which sign-in a broken file means, so its sign-in is not taken away.
        .anyMatch(
            other ->
                other instanceof MailboxEntry.Broken
                    || signInOf(other.id()).filter(signIn::equals).isPresent());
  }

  private Optional<SecretName> signInOf(MailboxId id) {
    return repository
        .find(id)
        .filter(MailboxEntry.Readable.class::isInstance)
        .map(MailboxEntry.Readable.class::cast)
        .map(entry -> validator.validate(id, entry.draft(), repository.folder()))
        .filter(ValidationOutcome.Valid.class::isInstance)
        .map(outcome -> ((ValidationOutcome.Valid) outcome).configuration())
        .flatMap(MailboxConfiguration::oauth)
        .map((OAuthSignIn oauth) -> SecretName.signIn(oauth.key(currentUser)));
  }
}
