package org.postampel.ui.internal.model;

import java.util.Map;
import java.util.Set;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;

/**
 * The secret fields of the mailbox dialog: what was typed into them, what the store has already,
 * and when the client secret ends. Confined to one thread, like the dialog's model.
 */
public final class FormSecrets implements AutoCloseable {

  private final MailboxDialogModel model;
  private final TypedSecrets typed = new TypedSecrets();
  private final SecretEnd end = new SecretEnd();
  private Set<SecretName> stored = Set.of();

  FormSecrets(MailboxDialogModel model) {
    this.model = model;
  }

  /** Takes what a person typed into a secret field and wipes the array. */
  public void type(SecretField field, char[] characters) {
    if (field == SecretField.CLIENT_SECRET && characters.length > 0) {
      end.anotherSecret();
    }
    typed.type(field, characters);
    model.edited();
  }

  /** Takes what a person typed as the last day of the client secret. */
  public void typeEnd(String text) {
    end.type(text);
    model.edited();
  }

  /** A client secret that came with a block of connection data, and its last day. */
  void adopt(ConnectionData data) {
    data.secret()
        .ifPresent(
            secret -> {
              end.anotherSecret();
              typed.put(SecretField.CLIENT_SECRET, secret.copy());
            });
    if (!data.secretEnd().isEmpty()) {
      end.type(data.secretEnd());
    }
  }

  /** Whether the secret field is shown. */
  public boolean isVisible(SecretField field) {
    boolean further = field == SecretField.OUTGOING_PASSWORD;
    return model.rules().applies(field) && (model.folds().isAdvancedOpen() || !further);
  }

  /** Whether something is typed that the field itself need not show, as after pasting. */
  public boolean isTyped(SecretField field) {
    return typed.isTyped(field);
  }

  /** The last day of the client secret. */
  public SecretEnd end() {
    return end;
  }

  /** Whether the last day of the client secret is asked for: only where there is a secret. */
  public boolean isEndVisible() {
    return isVisible(SecretField.CLIENT_SECRET)
        && (typed.isTyped(SecretField.CLIENT_SECRET)
            || isStored(SecretField.CLIENT_SECRET)
            || !end.text().isBlank());
  }

  /** Whether what is typed as the last day of the client secret is shown and no day. */
  public boolean isEndWrong() {
    return isVisible(SecretField.CLIENT_SECRET) && end.isWrong();
  }

  /** Whether anything was typed. */
  boolean isChanged() {
    return typed.isAnyTyped() || end.isEdited();
  }

  /** Says which entries the token store has; asked for once, in the background. */
  public void stored(Set<SecretName> names) {
    stored = Set.copyOf(names);
    model.changed();
  }

  /** Whether the store already has what this field is for. */
  public boolean isStored(SecretField field) {
    return model
        .configuration()
        .filter(mailbox -> model.hasId() || field == SecretField.CLIENT_SECRET)
        .flatMap(mailbox -> TypedSecrets.nameOf(field, mailbox))
        .map(stored::contains)
        .orElse(Boolean.FALSE);
  }

  /**
   * Copies of the typed secrets under their names in the store, which the id of the mailbox is a
   * part of; the caller closes them.
   */
  public Map<SecretName, Secret> typed() {
    if (!model.hasId()) {
      throw new IllegalStateException("the mailbox has no id yet");
    }
    return model
        .configuration()
        .map(mailbox -> typed.forMailbox(mailbox, model.rules()))
        .orElseGet(Map::of);
  }

  @Override
  public void close() {
    typed.close();
  }
}
