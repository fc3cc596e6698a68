package org.postampel.oauth;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.text.Texts;
import org.postampel.oauth.internal.Composition;

/**
 * The services of this bundle over one token store: the composition without OSGi. Keep one object
 * as long as the store; it remembers which tokens servers rejected.
 */
public final class OAuthServices {

  private final SignInService signInService;
  private final AccessTokenSource accessTokenSource;
  private final CredentialSource credentialSource;

  /**
   * Three services that belong together.
   *
   * @param signInService signing in and out
   * @param accessTokenSource access tokens
   * @param credentialSource ready credentials
   */
  public OAuthServices(
      SignInService signInService,
      AccessTokenSource accessTokenSource,
      CredentialSource credentialSource) {
    this.signInService = Objects.requireNonNull(signInService);
    this.accessTokenSource = Objects.requireNonNull(accessTokenSource);
    this.credentialSource = Objects.requireNonNull(credentialSource);
  }

  /**
   * The services over this store.
   *
   * @param store where sign-ins and client secrets rest; stays the caller's to close
   * @param presets the known providers, for identity tables and kinds of authority
   * @param clock what decides whether a token has time left
   * @param currentUser the principal of the host's user, for mailboxes with {@code current-user}
   */
  public static OAuthServices create(
      TokenStore store, ProviderPresets presets, Clock clock, String currentUser) {
    return Composition.compose(store, presets, clock, currentUser);
  }

  /** Signing in and out. */
  public SignInService signInService() {
    return signInService;
  }

  /** Access tokens. */
  public AccessTokenSource accessTokenSource() {
    return accessTokenSource;
  }

  /** Ready credentials for mail connections. */
  public CredentialSource credentialSource() {
    return credentialSource;
  }

  /** The sentences of this bundle: outcomes of a sign-in and the page in the browser. */
  public static Texts texts(Locale locale) {
    return Texts.beside(OAuthServices.class, locale);
  }
}
