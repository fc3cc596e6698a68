package org.postampel.ui;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.postampel.check.CheckRunner;
import org.postampel.check.SendAsProofs;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.ClientRegistrations;
import org.postampel.oauth.SignInService;

/**
 * Everything the dialogs need from outside. The handlers fill it from the OSGi service registry; a
 * test or a host without OSGi fills it by hand.
 *
 * @param mailboxes where mailboxes are kept
 * @param store where secrets rest
 * @param signIns signing in
 * @param checks runs checks
 * @param proofs where it is remembered that a test message proved a mailbox
 * @param presets the known providers
 * @param registrations the applications vendors ship
 * @param exchangers where a domain's mail arrives; asked only when a person wants to know
 * @param background runs what takes time, several tasks at once, never on the calling thread
 * @param browser opens an address in the person's browser and says whether there was one; called on
 *     the user-interface thread
 * @param help shows pages of the user help
 * @param locale the language of every text
 */
public record DialogServices(
    MailboxRepository mailboxes,
    TokenStore store,
    SignInService signIns,
    CheckRunner checks,
    SendAsProofs proofs,
    ProviderPresets presets,
    ClientRegistrations registrations,
    MailExchangerLookup exchangers,
    Executor background,
    Predicate<URI> browser,
    HelpPages help,
    Locale locale) {
  /** Refuses null. */
  public DialogServices {
    Objects.requireNonNull(mailboxes);
    Objects.requireNonNull(store);
    Objects.requireNonNull(signIns);
    Objects.requireNonNull(checks);
    Objects.requireNonNull(proofs);
    Objects.requireNonNull(presets);
    Objects.requireNonNull(registrations);
    Objects.requireNonNull(exchangers);
    Objects.requireNonNull(background);
    Objects.requireNonNull(browser);
    Objects.requireNonNull(help);
    Objects.requireNonNull(locale);
  }

  /** The same where no vendor ships an application and nobody is asked about a domain's mail. */
  public DialogServices(
      MailboxRepository mailboxes,
      TokenStore store,
      SignInService signIns,
      CheckRunner checks,
      SendAsProofs proofs,
      ProviderPresets presets,
      Executor background,
      Predicate<URI> browser,
      HelpPages help,
      Locale locale) {
    this(
        mailboxes,
        store,
        signIns,
        checks,
        proofs,
        presets,
        ClientRegistrations.none(),
        MailExchangerLookup.none(),
        background,
        browser,
        help,
        locale);
  }
}
