package org.postampel.check.internal.step;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.oauth.AuthorityProbe;
import org.postampel.oauth.Ending;
import org.postampel.oauth.SignInService;

/**
 * What the check asks about an account besides credentials and tokens.
 *
 * @param authority who is there
 * @param store whether secrets can be kept
 * @param endings what a mailbox's sign-in hangs on and when it ends
 */
public record AccountServices(
    AuthorityProbe authority,
    SecretStore store,
    Function<MailboxConfiguration, List<Ending>> endings) {

  /** Refuses null. */
  public AccountServices {
    Objects.requireNonNull(authority);
    Objects.requireNonNull(store);
    Objects.requireNonNull(endings);
  }

  /** All of it, over this store. */
  public static AccountServices of(
      SignInService signIns, TokenStore store, ProviderPresets presets, Clock clock) {
    return new AccountServices(
        AuthorityProbe.create(presets, clock), SecretStore.of(store, clock), signIns::endings);
  }

  /** What can be asked without a store. */
  public static AccountServices without(ProviderPresets presets, Clock clock) {
    return new AccountServices(
        AuthorityProbe.create(presets, clock), SecretStore.none(), mailbox -> List.of());
  }
}
