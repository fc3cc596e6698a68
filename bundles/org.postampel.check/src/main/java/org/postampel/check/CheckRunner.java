package org.postampel.check;

import java.time.Clock;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.postampel.check.internal.run.ParallelCheckRunner;
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
import org.postampel.mail.HostResolver;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.OAuthServices;

/**
 * Proves a mailbox step by step. Safe for several threads; many checks may run at once. Never asks
 * a person anything, never sends or changes a message.
 */
@ProviderType
public interface CheckRunner {

  /**
   * Checks a mailbox and blocks until the report is there: never on a user-interface thread. The
   * servers are talked to at the same time, on daemon threads of their own.
   *
   * @param mailbox the mailbox
   * @param options how, and how long at most
   * @param listener hears about every step while it goes on
   * @param cancellation closes all connections at once; unfinished steps become grey {@code
   *     cancelled}; so does interrupting the calling thread
   */
  CheckReport run(
      MailboxConfiguration mailbox,
      CheckOptions options,
      CheckListener listener,
      Cancellation cancellation);

  /**
   * The report about a mailbox whose settings are not valid: {@code account.settings} is red with
   * every problem among its causes, everything else grey.
   *
   * @param id the mailbox
   * @param draft what was typed
   * @param problems at least one error
   */
  CheckReport invalid(MailboxId id, MailboxDraft draft, List<FieldProblem> problems);

  /**
   * The report about a mailbox whose file cannot be read: {@code account.settings} is red,
   * everything else grey.
   *
   * @param id the mailbox
   * @param defect what is wrong with the file
   */
  CheckReport unreadable(MailboxId id, MailboxFileDefect defect);

  /**
   * What a refused sign-in means, in the words of the check: the result {@code oauth.token} would
   * have with this answer, with cause, remedies and the literal answer as evidence. Asks nobody.
   *
   * @param mailbox the mailbox somebody wanted to sign in for
   * @param failure the authority's literal answer
   */
  StepResult refused(MailboxConfiguration mailbox, AuthorityFailure failure);

  /**
   * A runner without OSGi that also checks the store and says ahead what of a sign-in ends.
   *
   * @param oauth sign-ins, tokens and credentials
   * @param store the store they are over
   * @param presets the known providers
   * @param resolver resolves host names
   * @param exchangers says where the mail of a domain goes
   * @param clock what decides whether a certificate or token is still good
   */
  static CheckRunner create(
      OAuthServices oauth,
      TokenStore store,
      ProviderPresets presets,
      HostResolver resolver,
      MailExchangerLookup exchangers,
      Clock clock) {
    return ParallelCheckRunner.of(oauth, store, presets, resolver, exchangers, clock);
  }

  /**
   * A runner without OSGi and without a store: nothing is asked of one.
   *
   * @param credentials hands out what servers want to see; must be the source whose tokens the next
   *     argument acquires
   * @param tokens acquires access tokens
   * @param presets the known providers
   * @param resolver resolves host names
   * @param clock what decides whether a certificate or token is still good
   */
  static CheckRunner create(
      CredentialSource credentials,
      AccessTokenSource tokens,
      ProviderPresets presets,
      HostResolver resolver,
      Clock clock) {
    return ParallelCheckRunner.of(credentials, tokens, presets, resolver, clock);
  }
}
