package org.postampel.ui.internal.model;

import java.util.Locale;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.SignInAccount;

/** One of the two questions that decide the form: who signs in for the mailbox by OAuth 2.0. */
public enum WhoSignsIn {
  /** One person for all who use the mailbox. */
  PERSON,
  /** Whoever uses the host, each with their own account. */
  EACH_PERSON,
  /** The application itself, which an administrator has to allow. */
  APPLICATION;

  /** The word used in texts and widget ids. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static WhoSignsIn in(MailboxDraft draft) {
    if (draft
        .trimmed(MailboxField.OAUTH_FLOW)
        .equalsIgnoreCase(OAuthFlow.CLIENT_CREDENTIALS.id())) {
      return APPLICATION;
    }
    return draft.trimmed(MailboxField.SIGN_IN_ACCOUNT).equalsIgnoreCase(SignInAccount.CURRENT_USER)
        ? EACH_PERSON
        : PERSON;
  }

  /** The draft with this answer; what belongs to the former answer is taken out. */
  MailboxDraft in(MailboxDraft draft, String person) {
    MailboxDraft answered = draft;
    if (in(draft) == APPLICATION || this == APPLICATION) {
      answered =
          answered.with(
              MailboxField.OAUTH_FLOW,
              this == APPLICATION ? OAuthFlow.CLIENT_CREDENTIALS.id() : OAuthFlow.BROWSER.id());
    }
    return answered.with(
        MailboxField.SIGN_IN_ACCOUNT,
        switch (this) {
          case PERSON -> person;
          case EACH_PERSON -> SignInAccount.CURRENT_USER;
          case APPLICATION -> "";
        });
  }
}
