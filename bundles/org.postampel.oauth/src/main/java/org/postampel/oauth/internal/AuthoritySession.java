package org.postampel.oauth.internal;

import com.microsoft.aad.msal4j.AbstractClientApplicationBase;
import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.DeviceCode;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.postampel.core.credential.Secret;

/**
 * One attempt with one token cache at an Entra authority: the questions put to MSAL4J, which {@link
 * MsalApplications} sets up and {@link MsalResult} translates. For one thread.
 */
final class AuthoritySession implements TokenSession {

  private static final int REQUESTS = 3;
  private static final int POLLS = 1000;

  private final TokenRequest request;
  private final AuthorityConnection connection;
  private final AbstractClientApplicationBase application;

  private AuthoritySession(
      TokenRequest request,
      AuthorityConnection connection,
      AbstractClientApplicationBase application) {
    this.request = request;
    this.connection = connection;
    this.application = application;
  }

  /**
   * A session over a cache as it was stored.
   *
   * @param proof of a confidential client; nothing for a public one
   * @param cache the stored cache; an unreadable one counts as empty
   */
  static AuthoritySession open(
      TokenRequest request,
      AuthorityConnection connection,
      ClientProof proof,
      Optional<Secret> cache) {
    return new AuthoritySession(
        request, connection, MsalApplications.open(request, connection, proof, cache));
  }

  /** A session of a public client whose polling for a device code runs in this executor. */
  static AuthoritySession forDevice(
      TokenRequest request,
      AuthorityConnection connection,
      DevicePolling polling,
      ExecutorService executor) {
    return new AuthoritySession(
        request, connection, MsalApplications.forDevice(request, polling, executor));
  }

  /** Who is signed in according to the cache. */
  @Override
  public Optional<String> userName() {
    return account().map(IAccount::username);
  }

  /** The token the cache holds, if it is there and not about to end; asks nobody. */
  @Override
  public Optional<Grant> cached() {
    connection.allow(0);
    try {
      return request.oauth().flow().isDelegated()
          ? account().map(account -> MsalResult.of(() -> silently(account, false)))
          : Optional.of(MsalResult.of(() -> asApplication(false)));
    } catch (MsalResult.Unusable e) {
      return Optional.empty();
    }
  }

  /**
   * A new token: by the refresh token of the signed-in person, or by the application's own secret.
   */
  @Override
  public Grant renewed() throws AuthorityException {
    connection.allow(REQUESTS);
    Optional<IAccount> account = account();
    return checked(
        () ->
            request.oauth().flow().isDelegated()
                ? silently(account.orElseThrow(), true)
                : asApplication(true));
  }

  /** Trades the code of a browser sign-in for tokens (RFC 6749, section 4.1.3; RFC 7636). */
  Grant exchanged(String code, String codeVerifier, URI redirect) throws AuthorityException {
    connection.allow(REQUESTS);
    return checked(
        () ->
            application.acquireToken(
                AuthorizationCodeParameters.builder(code, redirect)
                    .codeVerifier(codeVerifier)
                    .scopes(request.scopes())
                    .build()));
  }

  /**
   * Asks for a device code and polls for its token; the future ends with a grant or, inside a
   * {@link CompletionException}, an {@link AuthorityException}.
   */
  CompletableFuture<Grant> byDeviceCode(Consumer<DeviceCode> person) {
    connection.allow(POLLS);
    return ((PublicClientApplication) application)
        .acquireToken(DeviceCodeFlowParameters.builder(request.scopes(), person).build())
        .handle(
            (result, failure) -> {
              try {
                return checked(
                    () ->
                        failure == null
                            ? CompletableFuture.completedFuture(result)
                            : CompletableFuture.failedFuture(failure));
              } catch (AuthorityException e) {
                throw new CompletionException(e);
              }
            });
  }

  /** The cache as it is now; the caller closes it. */
  @Override
  public Secret cache() {
    return CacheNotes.with(application.tokenCache().serialize(), connection.refreshTokenEnd());
  }

  private Optional<IAccount> account() {
    return application.getAccounts().join().stream().findFirst();
  }

  private CompletableFuture<IAuthenticationResult> silently(IAccount account, boolean force) {
    try {
      return application.acquireTokenSilently(
          SilentParameters.builder(request.scopes(), account).forceRefresh(force).build());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private CompletableFuture<IAuthenticationResult> asApplication(boolean force) {
    if (application instanceof ConfidentialClientApplication confidential) {
      return confidential.acquireToken(
          ClientCredentialParameters.builder(request.scopes()).skipCache(force).build());
    }
    throw new IllegalStateException("client credentials without a proof");
  }

  private Grant checked(Supplier<CompletableFuture<IAuthenticationResult>> call)
      throws AuthorityException {
    try {
      return MsalResult.of(call);
    } catch (MsalResult.Unusable e) {
      throw new AuthorityException(failure(e.code()));
    }
  }

  private AttemptFailure failure(String libraryCode) {
    return connection
        .unusable()
        .<AttemptFailure>map(AttemptFailure.NoAnswer::new)
        .or(() -> connection.refusal().map(AttemptFailure::of))
        .orElseGet(() -> new AttemptFailure.NoAnswer("the answer cannot be used: " + libraryCode));
  }
}
