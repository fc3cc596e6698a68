package org.postampel.oauth.internal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.ClientRegistrationKey;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.SignInKey;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.oauth.SignInService;
import org.postampel.oauth.SignedInAccount;

/** Chooses the way to sign in by the mailbox's flow, and knows who is signed in. */
final class SignIns implements SignInService {

  private final TokenStore store;
  private final Support support;
  private final StoredTokens tokens;
  private final AuthoritySessions sessions;
  private final BrowserSignIn browser;
  private final DeviceCodeSignIn device;
  private final String currentUser;

  SignIns(
      TokenStore store,
      Support support,
      StoredTokens tokens,
      AuthoritySessions sessions,
      BrowserSignIn browser,
      DeviceCodeSignIn device,
      String currentUser) {
    this.store = Objects.requireNonNull(store);
    this.support = Objects.requireNonNull(support);
    this.tokens = Objects.requireNonNull(tokens);
    this.sessions = Objects.requireNonNull(sessions);
    this.browser = Objects.requireNonNull(browser);
    this.device = Objects.requireNonNull(device);
    this.currentUser = Objects.requireNonNull(currentUser);
  }

  @Override
  public SignInOutcome signIn(
      MailboxConfiguration mailbox, SignInPrompt prompt, Cancellation cancellation) {
    TokenRequest request = TokenRequest.ofSignIn(mailbox, currentUser);
    Optional<String> missing = support.missingFor(request);
    if (missing.isPresent()) {
      return new SignInOutcome.Unsupported(missing.get());
    }
    try {
      OAuthFlow flow = request.oauth().flow();
      if (flow == OAuthFlow.CLIENT_CREDENTIALS) {
        return SignInFailures.ofApplication(request, tokens.acquire(request));
      }
      return flow == OAuthFlow.DEVICE_CODE || prompt.prefersDeviceCode()
          ? device.signIn(request, prompt, cancellation)
          : browser.signIn(request, prompt, cancellation);
    } catch (TokenStoreException e) {
      return new SignInOutcome.StoreFailed(e);
    }
  }

  @Override
  public void signOut(MailboxConfiguration mailbox) {
    store.remove(TokenRequest.ofSignIn(mailbox, currentUser).cacheName());
  }

  @Override
  public List<SignedInAccount> signedInAccounts(MailboxConfiguration mailbox) {
    if (mailbox.oauth().isEmpty()) {
      return List.of();
    }
    ClientRegistrationKey registration = mailbox.oauth().get().registration();
    String prefix = new SignInKey(registration, "").asText();
    return store.names().stream()
        .filter(name -> name.kind() == SecretName.Kind.SIGN_IN)
        .map(SecretName::owner)
        .filter(owner -> owner.startsWith(prefix))
        .map(owner -> owner.substring(prefix.length()))
        .filter(account -> account.contains("@") && !account.startsWith("user:"))
        .map(account -> new SignedInAccount(account, new SignInKey(registration, account)))
        .toList();
  }

  @Override
  public List<MailboxConfiguration> sharing(
      MailboxConfiguration mailbox, Collection<MailboxConfiguration> all) {
    Optional<SignInKey> key = mailbox.oauth().map(oauth -> oauth.key(currentUser));
    return all.stream()
        .filter(other -> key.isPresent() && other.oauth().isPresent())
        .filter(other -> other.oauth().map(oauth -> oauth.key(currentUser)).equals(key))
        .toList();
  }

  @Override
  public Optional<SignedInAccount> signedInAs(MailboxConfiguration mailbox) {
    if (mailbox.oauth().isEmpty()) {
      return Optional.empty();
    }
    TokenRequest request = TokenRequest.ofSignIn(mailbox, currentUser);
    Optional<Secret> cache = store.read(request.cacheName());
    if (cache.isEmpty() || support.missingFor(request).isPresent()) {
      cache.ifPresent(Secret::close);
      return Optional.empty();
    }
    try (Secret stored = cache.get()) {
      return sessions
          .offline(request, stored)
          .userName()
          .map(name -> new SignedInAccount(name, request.key()));
    }
  }
}
