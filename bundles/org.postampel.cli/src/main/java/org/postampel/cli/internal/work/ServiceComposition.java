package org.postampel.cli.internal.work;

import org.postampel.check.CheckRunner;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.oauth.SignInService;
import org.postampel.tokenstore.TokenStores;

/**
 * The composition inside an OSGi framework, from its services; folders and key were told to the
 * framework when it was started. What must not be stored is composed anew over memory.
 */
public final class ServiceComposition implements Composition {

  private final MailboxRepository mailboxes;
  private final TokenStore store;
  private final SignInService signIn;
  private final CredentialSource credentials;
  private final CheckRunner runner;

  /** A composition of these services. */
  public ServiceComposition(
      MailboxRepository mailboxes,
      TokenStore store,
      SignInService signIn,
      CredentialSource credentials,
      CheckRunner runner) {
    this.mailboxes = mailboxes;
    this.store = store;
    this.signIn = signIn;
    this.credentials = credentials;
    this.runner = runner;
  }

  @Override
  public Workplace open(Places places) {
    if (places.ephemeral()) {
      return PlainComposition.standard().over(mailboxes, TokenStores.inMemory());
    }
    ProviderPresets presets = ProviderPresets.load();
    MailboxValidator validator = new MailboxValidator(presets);
    return new Workplace(
        mailboxes,
        presets,
        validator,
        store,
        signIn,
        credentials,
        new RunnerChecks(runner, validator, mailboxes),
        () -> {});
  }
}
