package org.postampel.ui.internal.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailboxField;

/**
 * What a pasted block of connection data says: the tenant, the application, and whatever else an
 * administrator sends along. Made by {@link ConnectionText}; a secret in it is wiped by closing.
 */
public final class ConnectionData implements AutoCloseable {

  private final Map<MailboxField, String> fields;
  private final Secret secret;
  private final String secretEnd;

  ConnectionData(Map<MailboxField, String> fields, Secret secret, String secretEnd) {
    this.fields = new EnumMap<>(MailboxField.class);
    this.fields.putAll(fields);
    this.secret = secret;
    this.secretEnd = secretEnd;
  }

  /** What was found for fields that are no secret. */
  public Map<MailboxField, String> fields() {
    return Map.copyOf(fields);
  }

  /** The client secret; closed with this object. */
  public Optional<Secret> secret() {
    return Optional.ofNullable(secret);
  }

  /** The last day of the client secret as it is written there; empty when it is not. */
  public String secretEnd() {
    return secretEnd;
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return fields.isEmpty() && secret == null;
  }

  /** Whether it is more than one value: then it is a block and not what belongs into one field. */
  public boolean isBlock() {
    return fields.size() + (secret == null ? 0 : 1) > 1;
  }

  @Override
  public void close() {
    if (secret != null) {
      secret.close();
    }
  }
}
