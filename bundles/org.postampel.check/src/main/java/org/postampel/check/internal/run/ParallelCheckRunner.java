package org.postampel.check.internal.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.Light;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.check.internal.catalogue.Diagnosis;
import org.postampel.check.internal.catalogue.FindingsCatalogue;
import org.postampel.check.internal.contribution.ContributedSteps;
import org.postampel.check.internal.step.AccountServices;
import org.postampel.check.internal.step.CheckContext;
import org.postampel.check.internal.step.MailConnections;
import org.postampel.check.internal.step.RefusedSignIn;
import org.postampel.check.internal.step.StepVerdict;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.core.validation.FieldProblem;
import org.postampel.mail.HostLookup;
import org.postampel.mail.HostResolver;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInService;

/** The runner that lets the legs of a mailbox run at the same time. */
@Component(service = CheckRunner.class)
public final class ParallelCheckRunner implements CheckRunner {

  private final CheckContext.Services services;
  private final FindingsCatalogue catalogue;
  private final ContributedSteps contributed;
  private final RejectedMailbox rejected;

  /**
   * The runner as an OSGi service, with the system's resolver and clock.
   *
   * @param credentials hands out what servers want to see
   * @param tokens acquires access tokens
   */
  @Activate
  public ParallelCheckRunner(
      @Reference CredentialSource credentials,
      @Reference AccessTokenSource tokens,
      @Reference SignInService signIns,
      @Reference TokenStore store) {
    this(
        new CheckContext.Services(
            credentials,
            tokens,
            AccountServices.of(signIns, store, ProviderPresets.load(), Clock.systemUTC()),
            ProviderPresets.load(),
            HostLookup.of(HostResolver.system()),
            MailExchangerLookup.system(),
            MailConnections.Factory.real(),
            Clock.systemUTC()));
  }

  /** A runner over these services, with the steps that vendors have installed. */
  public ParallelCheckRunner(CheckContext.Services services) {
    this(services, ContributedSteps.load());
  }

  /** A runner over these services, with these steps of vendors. */
  ParallelCheckRunner(CheckContext.Services services, ContributedSteps contributed) {
    this.contributed = Objects.requireNonNull(contributed);
    this.services = Objects.requireNonNull(services);
    this.catalogue = FindingsCatalogue.load();
    this.rejected = new RejectedMailbox(services.clock());
  }

  /** A runner without OSGi; see {@link CheckRunner#create}. */
  public static CheckRunner of(
      CredentialSource credentials,
      AccessTokenSource tokens,
      ProviderPresets presets,
      HostResolver resolver,
      Clock clock) {
    return new ParallelCheckRunner(
        new CheckContext.Services(
            credentials,
            tokens,
            AccountServices.without(presets, clock),
            presets,
            HostLookup.of(resolver),
            MailExchangerLookup.system(),
            MailConnections.Factory.real(),
            clock));
  }

  /** A runner without OSGi; see {@link CheckRunner#create}. */
  public static CheckRunner of(
      OAuthServices oauth,
      TokenStore store,
      ProviderPresets presets,
      HostResolver resolver,
      MailExchangerLookup exchangers,
      Clock clock) {
    return new ParallelCheckRunner(
        new CheckContext.Services(
            oauth.credentialSource(),
            oauth.accessTokenSource(),
            AccountServices.of(oauth.signInService(), store, presets, clock),
            presets,
            HostLookup.of(resolver),
            exchangers,
            MailConnections.Factory.real(),
            clock));
  }

  @Override
  public CheckReport run(
      MailboxConfiguration mailbox,
      CheckOptions options,
      CheckListener listener,
      Cancellation cancellation) {
    Objects.requireNonNull(cancellation);
    return new CheckRun(
            mailbox, options, services, catalogue, contributed, Objects.requireNonNull(listener))
        .run(cancellation);
  }

  @Override
  public CheckReport invalid(MailboxId id, MailboxDraft draft, List<FieldProblem> problems) {
    return rejected.invalid(id, draft, problems);
  }

  @Override
  public CheckReport unreadable(MailboxId id, MailboxFileDefect defect) {
    return rejected.unreadable(id, defect);
  }

  @Override
  public StepResult refused(MailboxConfiguration mailbox, AuthorityFailure failure) {
    CheckContext context =
        new CheckContext(mailbox, CheckOptions.defaults(), services, new Cancellation());
    StepVerdict.Noticed noticed = RefusedSignIn.noticed(context, failure);
    Diagnosis diagnosis = Diagnoses.of(noticed, catalogue, Places.ofAccount(mailbox));
    return diagnosis.light() == Light.RED
        ? StepResult.red(StepId.OAUTH_TOKEN, diagnosis.finding(), noticed.evidence(), Duration.ZERO)
        : StepResult.yellow(
            StepId.OAUTH_TOKEN, diagnosis.finding(), noticed.evidence(), Duration.ZERO);
  }
}
