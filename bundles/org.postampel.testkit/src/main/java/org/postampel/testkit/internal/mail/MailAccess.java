package org.postampel.testkit.internal.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.postampel.testkit.internal.directory.MailboxRights;
import org.postampel.testkit.internal.directory.MailboxRights.Protocol;
import org.postampel.testkit.internal.mail.TokenVerifier.Bearer;

/**
 * Exchange Online's rules for XOAUTH2: which name must be given with whose token.
 *
 * <p>A person reads a mailbox under the mailbox's address and sends under the own one; an
 * application uses the mailbox's address everywhere.
 */
public final class MailAccess {
  private final TokenVerifier tokens;
  private final MailboxRights rights;

  /**
   * The rules over one organisation.
   *
   * @param tokens verifies bearer tokens
   * @param rights mailboxes, switches and access lists
   */
  public MailAccess(TokenVerifier tokens, MailboxRights rights) {
    this.tokens = tokens;
    this.rights = rights;
  }

  /** Decides about a SASL XOAUTH2 response, in base64 as it was sent. */
  public MailDecision decide(String response, MailProtocolRight right) {
    Optional<String[]> pair = userAndToken(response);
    Optional<Bearer> bearer = pair.flatMap(one -> tokens.verify(one[1], right));
    if (bearer.isEmpty() || !rights.exists(pair.get()[0])) {
      return new MailDecision.Refused();
    }
    String user = pair.get()[0];
    return right == MailProtocolRight.SMTP
        ? submission(user, bearer.get())
        : reading(user, trustee(bearer.get()), right);
  }

  /** Returns whether the one who signed in may send in the name of this address. */
  public boolean maySendAs(MailDecision.Connected who, String address) {
    return address.equalsIgnoreCase(who.mailbox()) || rights.maySendAs(address, who.trustee());
  }

  /** Returns whether mail for this address has a mailbox here. */
  public boolean hasMailbox(String address) {
    return rights.exists(address);
  }

  private MailDecision reading(String user, String trustee, MailProtocolRight right) {
    boolean on = rights.isOn(user, right == MailProtocolRight.IMAP ? Protocol.IMAP : Protocol.POP3);
    return on && rights.mayOpen(user, trustee)
        ? new MailDecision.Connected(user, trustee)
        : new MailDecision.NotConnected();
  }

  private MailDecision submission(String user, Bearer bearer) {
    switch (rights.submission(user)) {
      case OFF_FOR_TENANT:
        return new MailDecision.SubmissionOffForTenant();
      case OFF_FOR_MAILBOX:
        return new MailDecision.SubmissionOffForMailbox();
      default:
        break;
    }
    String trustee = trustee(bearer);
    boolean allowed =
        bearer instanceof Bearer.Delegated delegated
            ? delegated.person().address().equalsIgnoreCase(user)
            : rights.mayOpen(user, trustee);
    return allowed ? new MailDecision.Connected(user, trustee) : new MailDecision.Refused();
  }

  private static String trustee(Bearer bearer) {
    if (bearer instanceof Bearer.Delegated delegated) {
      return delegated.person().address();
    }
    return ((Bearer.Application) bearer).client().servicePrincipal().toString();
  }

  private static Optional<String[]> userAndToken(String response) {
    String text;
    try {
      text = new String(Base64.getDecoder().decode(response.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Optional<String> user = Optional.empty();
    Optional<String> token = Optional.empty();
    for (String part : text.split("\u0001")) {
      if (part.startsWith("user=")) {
        user = Optional.of(part.substring(5));
      } else if (part.startsWith("auth=Bearer ")) {
        token = Optional.of(part.substring(12));
      }
    }
    return user.isPresent() && token.isPresent()
        ? Optional.of(new String[] {user.get(), token.get()})
        : Optional.empty();
  }
}
