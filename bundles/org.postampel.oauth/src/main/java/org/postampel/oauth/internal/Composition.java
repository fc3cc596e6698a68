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
    PendingConsents consents = new PendingConsents(store, clock);
    StoredTokens tokens = new StoredTokens(store, support, sessions, consents, clock, currentUser);
    BrowserSignIn browser = new BrowserSignIn(store, sessions, limits, clock);
    DeviceCodeSignIn device = new DeviceCodeSignIn(store, sessions, clock);
    SignIns signIns =
        new SignIns(store, consents, support, tokens, sessions, browser, device, currentUser);
    return new OAuthServices(signIns, tokens, new Credentials(store, presets, tokens, signIns));
  }
}
