package org.postampel.ui.internal.model;

import java.util.Optional;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;

/**
 * Who signs in for the mailbox, and whether that can be asked at all. Confined to one thread, like
 * the dialog's model.
 */
public final class SignInQuestion {

  private final MailboxDialogModel model;
  private String person = "";

  SignInQuestion(MailboxDialogModel model) {
    this.model = model;
  }

  /** Whether the sign-in method is OAuth 2.0. */
  public boolean isOAuth() {
    return model.rules().oauth();
  }

  /** Whether a person can sign in: by OAuth 2.0, with a flow that has a person. */
  public boolean canSignIn() {
    return isOAuth() && model.rules().flow().isDelegated();
  }

  /** Whether nobody has a password for this mailbox: a shared one at Microsoft 365. */
  public boolean isPasswordless() {
    return model.rules().passwordless();
  }

  /** Whether the mailbox is at Microsoft 365, where an administrator can be asked. */
  public boolean isMicrosoft365() {
    return FieldRules.isMicrosoft365(model.rules().preset());
  }

  /** Who signs in by OAuth 2.0. */
  public WhoSignsIn who() {
    return model.rules().who();
  }

  /** Whether this is an answer here: only OAuth 2.0 knows another than one person. */
  public boolean canBe(WhoSignsIn who) {
    return who == WhoSignsIn.PERSON || isOAuth() || model.rules().preset().oauth().isPresent();
  }

  /**
   * Takes the answer to who signs in; a person named before is remembered, and the method follows
   * where it has to.
   */
  public void answer(WhoSignsIn who) {
    if (who() == WhoSignsIn.PERSON) {
      person = model.typed().text(MailboxField.SIGN_IN_ACCOUNT);
    }
    MailboxDraft answered = who.in(model.typed(), person);
    if (who != WhoSignsIn.PERSON && !isOAuth()) {
      answered = answered.with(MailboxField.SIGN_IN, FieldRules.OAUTH);
    }
    model.retype(answered, MailboxField.OAUTH_FLOW);
  }

  /**
   * Whether the mailbox says who signs in, by what is typed, or by its own address where it is
   * certain that it is nobody else's.
   */
  public boolean namesSomebody() {
    boolean own = !model.rules().hint(MailboxField.SIGN_IN_ACCOUNT).isEmpty();
    boolean certain = model.isExisting() || !model.typed().trimmed(MailboxField.SHARED).isEmpty();
    return !model.draft().trimmed(MailboxField.SIGN_IN_ACCOUNT).isEmpty() || own && certain;
  }

  /**
   * The mailbox as it would be if it were complete but for the person, so that it can be asked who
   * could sign in; empty while its application is not known.
   */
  public Optional<MailboxConfiguration> unnamed() {
    MailboxDraft probe = model.draft().with(MailboxField.SIGN_IN_ACCOUNT, "person@probe.example");
    if (probe.trimmed(MailboxField.NAME).isEmpty()) {
      probe = probe.with(MailboxField.NAME, "probe");
    }
    return model.judged(probe);
  }
}
