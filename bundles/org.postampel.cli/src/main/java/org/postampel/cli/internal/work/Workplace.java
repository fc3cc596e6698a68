package org.postampel.cli.internal.work;

import java.util.Objects;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.oauth.SignInService;

/**
 * What the commands work with.
 *
 * @param mailboxes the mailboxes
 * @param presets the known providers
 * @param validator what turns a mailbox file into a configuration
 * @param store the token store
 * @param signIn signing in and out
 * @param credentials what the mail servers would be given
 * @param checks the check
 * @param end what has to be closed
 */
public record Workplace(
    MailboxRepository mailboxes,
    ProviderPresets presets,
    MailboxValidator validator,
    TokenStore store,
    SignInService signIn,
    CredentialSource credentials,
    Checks checks,
    Runnable end)
    implements AutoCloseable {
  /** Refuses null. */
  public Workplace {
    Objects.requireNonNull(mailboxes);
    Objects.requireNonNull(presets);
    Objects.requireNonNull(validator);
    Objects.requireNonNull(store);
    Objects.requireNonNull(signIn);
    Objects.requireNonNull(credentials);
    Objects.requireNonNull(checks);
    Objects.requireNonNull(end);
  }

  @Override
  public void close() {
    end.run();
  }
}
