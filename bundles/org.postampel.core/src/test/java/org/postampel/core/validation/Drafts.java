package org.postampel.core.validation;

import java.nio.file.Path;
import java.util.List;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;

/** Drafts to start from, and short ways of judging them. */
final class Drafts {

  static final String TENANT = "11111111-2222-3333-4444-555555555555";
  static final String CLIENT = "99999999-8888-7777-6666-555555555555";

  private static final MailboxValidator VALIDATOR = new MailboxValidator(ProviderPresets.load());

  private Drafts() {}

  /** A mailbox at a provider of which nothing is known, by password. */
  static MailboxDraft generic() {
    return MailboxDraft.empty()
        .with(MailboxField.NAME, "Support")
        .with(MailboxField.ADDRESS, "support@musterfirma.example")
        .with(MailboxField.INCOMING_HOST, "imap.musterfirma.example")
        .with(MailboxField.OUTGOING_HOST, "smtp.musterfirma.example");
  }

  /** A shared mailbox at Microsoft 365, opened by a person. */
  static MailboxDraft shared() {
    return MailboxDraft.empty()
        .with(MailboxField.NAME, "Support")
        .with(MailboxField.ADDRESS, "support@musterfirma.example")
        .with(MailboxField.PROVIDER, "microsoft365")
        .with(MailboxField.SHARED, "true")
        .with(MailboxField.SIGN_IN_ACCOUNT, "person@musterfirma.example")
        .with(MailboxField.OAUTH_TENANT, TENANT)
        .with(MailboxField.OAUTH_CLIENT_ID, CLIENT);
  }

  static ValidationOutcome judge(MailboxDraft draft) {
    return judge(draft, Path.of("."));
  }

  static ValidationOutcome judge(MailboxDraft draft, Path folder) {
    return VALIDATOR.validate(new MailboxId("support"), draft, folder);
  }

  /** The configuration of a draft that must be usable. */
  static MailboxConfiguration valid(MailboxDraft draft) {
    if (judge(draft) instanceof ValidationOutcome.Valid valid) {
      return valid.configuration();
    }
    throw new AssertionError("not valid: " + codes(judge(draft)));
  }

  /** The problems as {@code key code}, warnings with a question mark. */
  static List<String> codes(ValidationOutcome outcome) {
    return outcome.problems().stream()
        .map(
            problem ->
                problem.field().key()
                    + " "
                    + problem.code()
                    + (problem.severity() == FieldProblem.Severity.WARNING ? "?" : ""))
        .toList();
  }
}
