package org.postampel.ui.internal.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.oauth.Ending;
import org.postampel.oauth.PendingConsent;
import org.postampel.oauth.SignInService;
import org.postampel.oauth.SignedInAccount;

/**
 * What the mailbox dialog says and offers beside the sign-in.
 *
 * @param account who is signed in for the mailbox as typed
 * @param waiting the administrator's approval this sign-in waits for
 * @param offers persons already signed in whom this mailbox could use; empty where somebody is
 *     named already
 * @param endings what the sign-in hangs on and when it ends
 */
public record SignInState(
    Optional<SignedInAccount> account,
    Optional<PendingConsent> waiting,
    List<SignedInAccount> offers,
    List<Ending> endings) {

  /** Nobody, nothing, and nobody to offer. */
  public static final SignInState NOBODY =
      new SignInState(Optional.empty(), Optional.empty(), List.of(), List.of());

  /** Refuses null. */
  public SignInState {
    Objects.requireNonNull(account);
    Objects.requireNonNull(waiting);
    offers = List.copyOf(offers);
    endings = List.copyOf(endings);
  }

  /**
   * The state of a mailbox, read from the store; blocking.
   *
   * @param named whether the mailbox says who signs in; otherwise only offers are looked for
   * @throws org.postampel.core.credential.TokenStoreException when the store cannot be used
   */
  public static SignInState of(MailboxConfiguration mailbox, boolean named, SignInService signIns) {
    if (!named) {
      return new SignInState(
          Optional.empty(), Optional.empty(), signIns.signedInAccounts(mailbox), List.of());
    }
    return new SignInState(
        signIns.signedInAs(mailbox),
        signIns.pendingConsent(mailbox),
        List.of(),
        signIns.endings(mailbox));
  }
}
