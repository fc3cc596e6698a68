package org.postampel.core.mailbox;

import java.util.Arrays;
import java.util.Optional;

/** The fields of a mailbox with their keys in the mailbox file, in the order they are written. */
public enum MailboxField {
  NAME("name"),
  ADDRESS("address"),
  DISPLAY_NAME("display-name"),
  PROVIDER("provider"),
  INCOMING_PROTOCOL("incoming.protocol"),
  INCOMING_HOST("incoming.host"),
  INCOMING_PORT("incoming.port"),
  INCOMING_SECURITY("incoming.security"),
  OUTGOING_ENABLED("outgoing.enabled"),
  OUTGOING_HOST("outgoing.host"),
  OUTGOING_PORT("outgoing.port"),
  OUTGOING_SECURITY("outgoing.security"),
  SIGN_IN("sign-in"),
  SIGN_IN_ACCOUNT("sign-in.account"),
  OUTGOING_SIGN_IN("outgoing.sign-in"),
  OUTGOING_SIGN_IN_ACCOUNT("outgoing.sign-in.account"),
  SHARED("shared"),
  OAUTH_FLOW("oauth.flow"),
  OAUTH_TENANT("oauth.tenant"),
  OAUTH_CLIENT_ID("oauth.client-id"),
  OAUTH_REDIRECT("oauth.redirect"),
  OAUTH_CERTIFICATE("oauth.certificate"),
  OAUTH_AUTHORITY("oauth.authority"),
  OAUTH_SCOPES("oauth.scopes"),
  TRUSTED_CERTIFICATES("tls.trusted-certificates"),
  PROXY("proxy");

  private final String key;

  MailboxField(String key) {
    this.key = key;
  }

  /** The key in the mailbox file. */
  public String key() {
    return key;
  }

  /** The field with this key, if there is one. */
  public static Optional<MailboxField> ofKey(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }
}
