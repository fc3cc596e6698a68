package org.postampel.oauth.internal;

import java.time.Clock;
import java.time.LocalDate;
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
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.mailbox.SignInKey;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.Ending;
import org.postampel.oauth.PendingConsent;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.oauth.SignInService;
import org.postampel.oauth.SignedInAccount;

/** Chooses the way to sign in by the mailbox's flow, and knows who is signed in. */
final class SignIns implements SignInService {

  private final TokenStore store;
  private final PendingConsents consents;
  private final Endings endings;
  private final Support support;
  private final StoredTokens tokens;
  private final StoredSessions stored;
  private final AuthoritySessions sessions;
  private final BrowserSignIn browser;
  private final DeviceCodeSignIn device;
  private final OpenIdSignIn openId;
  private final Clock clock;
  private final String currentUser;

  SignIns(
      TokenStore store,
      PendingConsents consents,
      Support support,
      StoredTokens tokens,
      StoredSessions stored,
      AuthoritySessions sessions,
      BrowserSignIn browser,
      DeviceCodeSignIn device,
      OpenIdSignIn openId,
      Clock clock,
      String currentUser) {
    this.store = Objects.requireNonNull(store);
    this.consents = Objects.requireNonNull(consents);
    this.endings = new Endings(store);
    this.support = Objects.requireNonNull(support);
    this.tokens = Objects.requireNonNull(tokens);
    this.stored = Objects.requireNonNull(stored);
    this.sessions = Objects.requireNonNull(sessions);
    this.browser = Objects.requireNonNull(browser);
    this.device = Objects.requireNonNull(device);
    this.openId = Objects.requireNonNull(openId);
    this.clock = Objects.requireNonNull(clock);
    this.currentUser = Objects.requireNonNull(currentUser);
  }

  @Override
  public SignInOutcome signIn(
      MailboxConfiguration mailbox, SignInPrompt prompt, Cancellation cancellation) {
    TokenRequest request = TokenRequest.ofSignIn(mailbox, currentUser);
    try {
      if (request.oauth().flow() == OAuthFlow.CLIENT_CREDENTIALS) {
        return SignInFailures.ofApplication(request, tokens.acquire(request));
      }
      SignInOutcome outcome = ofPerson(request, prompt, cancellation);
      if (outcome instanceof SignInOutcome.ConsentPending pending) {
        consents.note(request, pending.failure());
      } else if (outcome instanceof SignInOutcome.Granted) {
        consents.granted(request);
      }
      return outcome;
    } catch (TokenStoreException e) {
      return new SignInOutcome.StoreFailed(e);
    }
  }

  private SignInOutcome ofPerson(
      TokenRequest request, SignInPrompt prompt, Cancellation cancellation) {
    boolean byDeviceCode =
        request.oauth().flow() == OAuthFlow.DEVICE_CODE || prompt.prefersDeviceCode();
    if (support.isOpenId(request)) {
      return openId.signIn(request, byDeviceCode, prompt, cancellation);
    }
    return byDeviceCode
        ? device.signIn(request, prompt, cancellation)
        : browser.signIn(
            request, new EntraCodeGrant(request, store, sessions, clock), prompt, cancellation);
  }

  @Override
  public void signOut(MailboxConfiguration mailbox) {
    TokenRequest request = TokenRequest.ofSignIn(mailbox, currentUser);
    Optional<Secret> removed =
        support.isOpenId(request) ? store.read(request.cacheName()) : Optional.empty();
    store.remove(request.cacheName());
    consents.forget(request);
    try {
      removed.ifPresent(secret -> openId.revoke(request, secret));
    } finally {
      removed.ifPresent(Secret::close);
    }
  }

  @Override
  public Optional<PendingConsent> pendingConsent(MailboxConfiguration mailbox) {
    return mailbox.oauth().isEmpty()
        ? Optional.empty()
        : consents.of(TokenRequest.ofSignIn(mailbox, currentUser));
  }

  @Override
  public List<Ending> endings(MailboxConfiguration mailbox) {
    if (mailbox.oauth().isEmpty()) {
      return List.of();
    }
    TokenRequest request = TokenRequest.ofSignIn(mailbox, currentUser);
    return endings.of(request);
  }

  @Override
  public void noteClientSecretEnd(MailboxConfiguration mailbox, Optional<LocalDate> lastDay) {
    endings.noteClientSecretEnd(TokenRequest.ofSignIn(mailbox, currentUser), lastDay);
  }

  @Override
  public List<SignedInAccount> signedInAccounts(MailboxConfiguration mailbox) {
    if (mailbox.oauth().isEmpty()) {
      return List.of();
    } else if (mailbox.oauth().get().account() instanceof SignInAccount.CurrentUser) {
      // Whoever uses the host is offered the own sign-in and nobody else's.
      return signedInAs(mailbox).map(List::of).orElseGet(List::of);
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
    if (cache.isEmpty()) {
      return Optional.empty();
    }
    try (Secret secret = cache.get()) {
      return stored.userName(request, secret).map(name -> new SignedInAccount(name, request.key()));
    }
  }
}
