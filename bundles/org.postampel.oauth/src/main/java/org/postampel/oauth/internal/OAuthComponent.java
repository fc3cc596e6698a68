package org.postampel.oauth.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.Ending;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.PendingConsent;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.oauth.SignInService;
import org.postampel.oauth.SignedInAccount;

/**
 * The three services in OSGi, over whichever token store ranks highest. The framework property
 * {@code postampel.user} names the principal of the host's user; without it that is the operating
 * system's.
 */
@Component(
    name = "org.postampel.oauth",
    service = {SignInService.class, AccessTokenSource.class, CredentialSource.class})
public final class OAuthComponent implements SignInService, AccessTokenSource, CredentialSource {

  private final OAuthServices services;

  /** Called by the component runtime. */
  @Activate
  public OAuthComponent(@Reference TokenStore store, BundleContext context) {
    String user = context.getProperty("postampel.user");
    services =
        OAuthServices.create(
            store,
            ProviderPresets.load(),
            Clock.systemUTC(),
            user != null ? user : System.getProperty("user.name", "user"));
  }

  @Override
  public SignInOutcome signIn(
      MailboxConfiguration mailbox, SignInPrompt prompt, Cancellation cancellation) {
    return services.signInService().signIn(mailbox, prompt, cancellation);
  }

  @Override
  public void signOut(MailboxConfiguration mailbox) {
    services.signInService().signOut(mailbox);
  }

  @Override
  public Optional<SignedInAccount> signedInAs(MailboxConfiguration mailbox) {
    return services.signInService().signedInAs(mailbox);
  }

  @Override
  public List<SignedInAccount> signedInAccounts(MailboxConfiguration mailbox) {
    return services.signInService().signedInAccounts(mailbox);
  }

  @Override
  public Optional<PendingConsent> pendingConsent(MailboxConfiguration mailbox) {
    return services.signInService().pendingConsent(mailbox);
  }

  @Override
  public List<Ending> endings(MailboxConfiguration mailbox) {
    return services.signInService().endings(mailbox);
  }

  @Override
  public void noteClientSecretEnd(MailboxConfiguration mailbox, Optional<LocalDate> lastDay) {
    services.signInService().noteClientSecretEnd(mailbox, lastDay);
  }

  @Override
  public List<MailboxConfiguration> sharing(
      MailboxConfiguration mailbox, Collection<MailboxConfiguration> all) {
    return services.signInService().sharing(mailbox, all);
  }

  @Override
  public AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol) {
    return services.accessTokenSource().acquire(mailbox, protocol);
  }

  @Override
  public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
    return services.credentialSource().credentialFor(mailbox, protocol);
  }

  @Override
  public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
    services.credentialSource().invalidate(mailbox, protocol);
  }
}
