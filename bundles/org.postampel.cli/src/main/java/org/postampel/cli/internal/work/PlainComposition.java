package org.postampel.cli.internal.work;

import java.time.Clock;
import org.postampel.check.CheckRunner;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.mail.HostResolver;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.OAuthServices;
import org.postampel.tokenstore.TokenStores;

/** The composition without OSGi: the one place that names the factories of all bundles. */
public final class PlainComposition implements Composition {

  private final Clock clock;
  private final String currentUser;

  /**
   * A composition.
   *
   * @param clock the time everywhere in the product
   * @param currentUser the principal of the person at the terminal
   */
  public PlainComposition(Clock clock, String currentUser) {
    this.clock = clock;
    this.currentUser = currentUser;
  }

  /** The composition for this machine and the person who is logged in. */
  public static PlainComposition standard() {
    return new PlainComposition(Clock.systemUTC(), System.getProperty("user.name", ""));
  }

  @Override
  public Workplace open(Places places) {
    TokenStore store =
        places.ephemeral()
            ? TokenStores.inMemory()
            : TokenStores.open(places.store(), places.keys(), clock);
    return over(MailboxRepository.inFolder(places.mailboxes()), store);
  }

  /** The workplace over this repository and this store, which it closes in the end. */
  Workplace over(MailboxRepository mailboxes, TokenStore store) {
    ProviderPresets presets = ProviderPresets.load();
    MailboxValidator validator = new MailboxValidator(presets);
    OAuthServices oauth = OAuthServices.create(store, presets, clock, currentUser);
    CheckRunner runner =
        CheckRunner.create(
            oauth, store, presets, HostResolver.system(), MailExchangerLookup.system(), clock);
    return new Workplace(
        mailboxes,
        presets,
        validator,
        store,
        oauth.signInService(),
        oauth.credentialSource(),
        new RunnerChecks(runner, validator, mailboxes),
        store::close);
  }
}
