package org.postampel.ui.internal.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.oauth.StoredPasswords;

/** The secrets somebody typed and has not saved yet; wiped when replaced and when closed. */
final class TypedSecrets implements AutoCloseable {

  private final Map<SecretField, Secret> typed = new EnumMap<>(SecretField.class);

  /** Takes what stands in the field now and wipes the array. */
  void type(SecretField field, char[] characters) {
    Secret earlier =
        characters.length == 0 ? typed.remove(field) : typed.put(field, Secret.of(characters));
    if (earlier != null) {
      earlier.close();
    }
    Arrays.fill(characters, '\0');
  }

  /** Takes a secret over, to be closed here. */
  void put(SecretField field, Secret secret) {
    Secret earlier = typed.put(field, secret);
    if (earlier != null) {
      earlier.close();
    }
  }

  boolean isTyped(SecretField field) {
    return typed.containsKey(field);
  }

  boolean isAnyTyped() {
    return !typed.isEmpty();
  }

  /** Copies of the typed secrets this mailbox has a use for, under their names in the store. */
  Map<SecretName, Secret> forMailbox(MailboxConfiguration mailbox, FieldRules rules) {
    Map<SecretName, Secret> named = new LinkedHashMap<>();
    typed.forEach(
        (field, secret) -> {
          if (rules.applies(field)) {
            nameOf(field, mailbox).ifPresent(name -> named.put(name, secret.copy()));
          }
        });
    return named;
  }

  static Optional<SecretName> nameOf(SecretField field, MailboxConfiguration mailbox) {
    return switch (field) {
      case PASSWORD -> Optional.of(SecretName.password(mailbox.id()));
      case OUTGOING_PASSWORD ->
          mailbox
              .outgoing()
              .filter(server -> server.signIn() instanceof ServerSignIn.Password)
              .map(server -> StoredPasswords.nameFor(mailbox, server));
      case CLIENT_SECRET ->
          mailbox.oauth().map(signIn -> SecretName.clientSecret(signIn.registration()));
    };
  }

  @Override
  public void close() {
    typed.values().forEach(Secret::close);
    typed.clear();
  }
}
