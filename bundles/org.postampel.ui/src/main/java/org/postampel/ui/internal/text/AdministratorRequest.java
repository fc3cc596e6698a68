package org.postampel.ui.internal.text;

import java.util.Optional;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.oauth.AdminConsent;

/**
 * The finished request to the administrator of a Microsoft 365 organisation, as text to be sent: to
 * approve the application, or to register one and answer with its IDs in a form that can be pasted
 * back; and for a shared mailbox the permissions with their commands. No secret is in it.
 *
 * @param sentences the language it is written in
 */
public record AdministratorRequest(Sentences sentences) {

  /**
   * The request for this mailbox.
   *
   * @param draft what is typed
   * @param mailbox the mailbox as far as its application is known, with anybody as the person
   */
  public String text(MailboxDraft draft, Optional<MailboxConfiguration> mailbox) {
    String address = draft.trimmed(MailboxField.ADDRESS);
    boolean ofApplication =
        draft.trimmed(MailboxField.OAUTH_FLOW).equals(OAuthFlow.CLIENT_CREDENTIALS.id());
    StringBuilder text = new StringBuilder();
    add(text, "greeting", address);
    Optional<OAuthSignIn> known =
        mailbox.filter(AdminConsent::isKnownFor).flatMap(MailboxConfiguration::oauth);
    if (known.isPresent()) {
      add(text, "consent", known.get().clientId(), AdminConsent.address(mailbox.orElseThrow()));
    } else {
      add(text, ofApplication ? "register.application" : "register", address);
    }
    String signer = quoted(address);
    if (draft.trimmed(MailboxField.SHARED).equals("true") && !ofApplication) {
      String person = draft.trimmed(MailboxField.SIGN_IN_ACCOUNT);
      boolean named = !person.isEmpty() && !person.equals(SignInAccount.CURRENT_USER);
      signer = quoted(named ? person : sentences.get("administrator.person"));
      add(text, "permissions", quoted(address), signer);
    }
    // Sending is allowed at the mailbox of whoever signs in, which a shared one is not.
    add(text, "protocols", quoted(address), signer);
    return text.toString();
  }

  private void add(StringBuilder text, String part, Object... arguments) {
    if (text.length() > 0) {
      text.append("\n\n");
    }
    text.append(sentences.get("administrator." + part, arguments));
  }

  /** PowerShell takes several characters for a quotation mark, each doubled inside quotes. */
  private static String quoted(String text) {
    return "'" + text.replaceAll("['\u2018-\u201b]", "$0$0") + "'";
  }
}
