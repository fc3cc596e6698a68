package org.postampel.oauth.internal;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInKey;

/**
 * What is asked of an authority for a mailbox: one sign-in, and the scopes of one resource only,
 * because an authority refuses a request that names two.
 *
 * @param mailbox the mailbox
 * @param oauth its OAuth sign-in
 * @param key the key of the sign-in for this host user
 * @param scopes the scopes of every server of the mailbox that belongs to the resource
 */
record TokenRequest(
    MailboxConfiguration mailbox, OAuthSignIn oauth, SignInKey key, Set<String> scopes) {

  /** The request whose token serves this protocol. */
  static TokenRequest of(MailboxConfiguration mailbox, MailProtocol protocol, String currentUser) {
    OAuthSignIn oauth = oauthOf(mailbox);
    Set<String> wanted = new LinkedHashSet<>(oauth.scopes(protocol));
    Optional<String> resource = wanted.stream().findFirst().map(TokenRequest::resource);
    for (MailServer server : mailbox.servers()) {
      if (server.signIn() instanceof ServerSignIn.OAuth) {
        oauth.scopes(server.protocol()).stream()
            .filter(scope -> resource.equals(Optional.of(resource(scope))))
            .forEach(wanted::add);
      }
    }
    return new TokenRequest(mailbox, oauth, oauth.key(currentUser), Set.copyOf(wanted));
  }

  /** The request with which a person signs in: that of the first server that takes tokens. */
  static TokenRequest ofSignIn(MailboxConfiguration mailbox, String currentUser) {
    OAuthSignIn oauth = oauthOf(mailbox);
    for (MailServer server : mailbox.servers()) {
      if (server.signIn() instanceof ServerSignIn.OAuth
          && !oauth.scopes(server.protocol()).isEmpty()) {
        return of(mailbox, server.protocol(), currentUser);
      }
    }
    return new TokenRequest(mailbox, oauth, oauth.key(currentUser), Set.of());
  }

  /** The scopes of every server of the mailbox that takes tokens, of whichever resource. */
  Set<String> allScopes() {
    Set<String> all = new LinkedHashSet<>();
    for (MailServer server : mailbox.servers()) {
      if (server.signIn() instanceof ServerSignIn.OAuth) {
        all.addAll(oauth.scopes(server.protocol()));
      }
    }
    return all;
  }

  /** The entry of the token store that holds this sign-in's cache. */
  SecretName cacheName() {
    return SecretName.signIn(key);
  }

  /** The entry of the token store that holds the registration's client secret. */
  SecretName clientSecretName() {
    return SecretName.clientSecret(oauth.registration());
  }

  /** The authority's address with the tenant and without a slash at the end. */
  String tenantAddress() {
    return oauth.authority().toString().replaceAll("/+$", "") + "/" + oauth.tenant();
  }

  private static OAuthSignIn oauthOf(MailboxConfiguration mailbox) {
    return mailbox
        .oauth()
        .orElseThrow(() -> new IllegalArgumentException(mailbox + " has no OAuth sign-in"));
  }

  private static String resource(String scope) {
    int slash = scope.lastIndexOf('/');
    return slash < 0 ? "" : scope.substring(0, slash);
  }
}
