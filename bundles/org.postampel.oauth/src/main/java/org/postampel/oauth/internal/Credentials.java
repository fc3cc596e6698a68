package org.postampel.oauth.internal;

import java.util.Objects;
import java.util.Optional;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.provider.SaslIdentity;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.SignInService;
import org.postampel.oauth.SignedInAccount;
import org.postampel.oauth.StoredPasswords;

/** Ready credentials: the stored password, or a token under the name the identity table wants. */
final class Credentials implements CredentialSource {

  private final TokenStore store;
  private final ProviderPresets presets;
  private final AccessTokenSource tokens;
  private final SignInService signIns;

  Credentials(
      TokenStore store, ProviderPresets presets, AccessTokenSource tokens, SignInService signIns) {
    this.store = Objects.requireNonNull(store);
    this.presets = Objects.requireNonNull(presets);
    this.tokens = Objects.requireNonNull(tokens);
    this.signIns = Objects.requireNonNull(signIns);
  }

  @Override
  public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
    MailServer server = server(mailbox, protocol);
    try {
      if (server.signIn() instanceof ServerSignIn.Password password) {
        return password(StoredPasswords.nameFor(mailbox, server), password.loginName());
      } else if (server.signIn() instanceof ServerSignIn.OAuth) {
        return token(mailbox, protocol);
      }
      return new CredentialOutcome.Ready(new Credential.Anonymous(""));
    } catch (TokenStoreException e) {
      return new CredentialOutcome.StoreFailed(e);
    }
  }

  @Override
  public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
    if (server(mailbox, protocol).signIn() instanceof ServerSignIn.OAuth) {
      tokens.invalidate(mailbox, protocol);
    }
  }

  private CredentialOutcome password(SecretName name, String loginName) {
    Optional<Secret> password = store.read(name);
    return password.isPresent()
        ? new CredentialOutcome.Ready(new Credential.Password(loginName, password.get()))
        : new CredentialOutcome.SecretMissing(name);
  }

  private CredentialOutcome token(MailboxConfiguration mailbox, MailProtocol protocol) {
    AccessTokenOutcome outcome = tokens.acquire(mailbox, protocol);
    if (outcome instanceof AccessTokenOutcome.Granted granted) {
      return new CredentialOutcome.Ready(
          new Credential.BearerToken(loginName(mailbox, protocol), granted.token().value()));
    } else if (outcome instanceof AccessTokenOutcome.SignInNeeded needed) {
      return new CredentialOutcome.SignInNeeded(needed.reason());
    } else if (outcome instanceof AccessTokenOutcome.ConsentPending pending) {
      return new CredentialOutcome.ConsentPending(
          pending.consent().adminConsentAddress(), pending.consent().failure());
    } else if (outcome instanceof AccessTokenOutcome.SecretMissing missing) {
      return new CredentialOutcome.SecretMissing(missing.name());
    } else if (outcome instanceof AccessTokenOutcome.Refused refused) {
      return new CredentialOutcome.Refused(refused.failure());
    } else if (outcome instanceof AccessTokenOutcome.StoreFailed failed) {
      return new CredentialOutcome.StoreFailed(failed.failure());
    }
    return new CredentialOutcome.Unreachable(((AccessTokenOutcome.Unreachable) outcome).cause());
  }

  /** The identity table: which of the mailbox's two identities this server wants to see. */
  private String loginName(MailboxConfiguration mailbox, MailProtocol protocol) {
    OAuthSignIn oauth = mailbox.oauth().orElseThrow();
    ProviderPreset preset = presets.find(mailbox.provider()).orElseGet(presets::generic);
    SaslIdentity identity =
        preset.identities().identityFor(oauth.flow().isDelegated(), protocol, mailbox.shared());
    if (identity == SaslIdentity.MAILBOX_ADDRESS
        || oauth.account() instanceof SignInAccount.Application) {
      return mailbox.address();
    } else if (oauth.account() instanceof SignInAccount.Person person) {
      return person.userName();
    }
    return signIns.signedInAs(mailbox).map(SignedInAccount::userName).orElse(mailbox.address());
  }

  private static MailServer server(MailboxConfiguration mailbox, MailProtocol protocol) {
    return mailbox.servers().stream()
        .filter(candidate -> candidate.protocol() == protocol)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(mailbox + " has no " + protocol));
  }
}
