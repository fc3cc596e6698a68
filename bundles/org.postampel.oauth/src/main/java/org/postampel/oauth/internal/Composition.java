package org.postampel.oauth.internal;

import java.time.Clock;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.oauth.OAuthServices;

/** Puts the services together by constructors. */
public final class Composition {

  private Composition() {}

  /** The services with the usual time limits. */
  public static OAuthServices compose(
      TokenStore store, ProviderPresets presets, Clock clock, String currentUser) {
    return compose(store, presets, clock, currentUser, TimeLimits.usual());
  }

  static OAuthServices compose(
      TokenStore store,
      ProviderPresets presets,
      Clock clock,
      String currentUser,
      TimeLimits limits) {
    Support support = new Support(presets);
    AuthoritySessions sessions = new AuthoritySessions(clock, limits);
    OpenIdSessions openIdSessions = new OpenIdSessions(store, sessions, limits, clock);
    StoredSessions stored = new StoredSessions(store, support, sessions, openIdSessions, clock);
    PendingConsents consents = new PendingConsents(store, clock);
    StoredTokens tokens = new StoredTokens(store, stored, consents, clock, currentUser);
    BrowserSignIn browser = new BrowserSignIn(limits);
    OpenIdSignIn openId = new OpenIdSignIn(openIdSessions, support, browser, limits, clock);
    DeviceCodeSignIn device = new DeviceCodeSignIn(store, sessions, clock);
    SignIns signIns =
        new SignIns(
            store,
            consents,
            support,
            tokens,
            stored,
            sessions,
            browser,
            device,
            openId,
            clock,
            currentUser);
    return new OAuthServices(signIns, tokens, new Credentials(store, presets, tokens, signIns));
  }
}
