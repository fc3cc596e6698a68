package org.postampel.cli.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoTenant;

/** Mailboxes of the demo and the people who sign in for them. */
final class DemoSignIns {

  private DemoSignIns() {}

  /** A mailbox from a file of the folder that must be good. */
  static MailboxConfiguration mailbox(Path folder, String id) {
    MailboxEntry entry = MailboxRepository.inFolder(folder).find(new MailboxId(id)).orElseThrow();
    if (entry instanceof MailboxEntry.Readable readable
        && new MailboxValidator(ProviderPresets.load())
                .validate(readable.id(), readable.draft(), folder)
            instanceof ValidationOutcome.Valid valid) {
      return valid.configuration();
    }
    throw new IllegalStateException(entry.toString());
  }

  /** Signs the person in at the page, with a browser of its own. */
  static SignInOutcome signIn(
      OAuthServices services, DemoTenant tenant, MailboxConfiguration mailbox, DemoAccount person) {
    return services
        .signInService()
        .signIn(
            mailbox,
            address ->
                new Thread(
                        () -> {
                          try {
                            tenant.browser().signIn(address, person);
                          } catch (IOException e) {
                            throw new UncheckedIOException(e);
                          }
                        })
                    .start(),
            new Cancellation());
  }
}
