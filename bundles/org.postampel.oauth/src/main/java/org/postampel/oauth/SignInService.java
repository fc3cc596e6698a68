package org.postampel.oauth;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;

/**
 * Signs a person in, out, and says who is signed in. Blocking (a person, store and network), so
 * never on a user-interface thread; safe for several threads.
 */
@ProviderType
public interface SignInService {

  /**
   * Signs in for the mailbox: opens the browser or, where chosen, shows a device code, waits for
   * the person, stores the sign-in. For client credentials it only proves that a token is granted;
   * nobody is asked.
   *
   * @param mailbox a mailbox with an OAuth sign-in
   * @param prompt how the person is reached
   * @param cancellation ends the wait within a second
   * @throws IllegalArgumentException when the mailbox has no OAuth sign-in
   */
  SignInOutcome signIn(
      MailboxConfiguration mailbox, SignInPrompt prompt, Cancellation cancellation);

  /**
   * Forgets the sign-in of this mailbox, and so of every mailbox that shares it.
   *
   * @throws org.postampel.core.credential.TokenStoreException when the store cannot be used
   */
  void signOut(MailboxConfiguration mailbox);

  /**
   * Who is signed in for this mailbox, read from the store without contacting anybody; empty for
   * nobody and for a mailbox without OAuth sign-in.
   *
   * @throws org.postampel.core.credential.TokenStoreException when the store cannot be used
   */
  Optional<SignedInAccount> signedInAs(MailboxConfiguration mailbox);

  /**
   * The persons already signed in with this mailbox's registration, to be offered before anybody is
   * asked; by user name in small letters. Nobody who signed in as {@code current-user}, because
   * that sign-in belongs to a user of the host. Read from the store without contacting anybody.
   *
   * @param mailbox a mailbox with or without an OAuth sign-in
   * @throws org.postampel.core.credential.TokenStoreException when the store cannot be used
   */
  default List<SignedInAccount> signedInAccounts(MailboxConfiguration mailbox) {
    return signedInAs(mailbox).map(List::of).orElseGet(List::of);
  }

  /**
   * Whether the sign-in of this mailbox waits for the administrator's approval, and since when;
   * read from the store without contacting anybody. It ends with the first token, with {@link
   * #signIn} (the one click after the approval) or with {@link #signOut}.
   *
   * @param mailbox a mailbox with or without an OAuth sign-in
   * @throws org.postampel.core.credential.TokenStoreException when the store cannot be used
   */
  default Optional<PendingConsent> pendingConsent(MailboxConfiguration mailbox) {
    return Optional.empty();
  }

  /**
   * What this mailbox's sign-in hangs on and when it ends, the soonest first; only what is known or
   * can be estimated. Read from the store and the certificate's file without contacting anybody.
   *
   * @param mailbox a mailbox with or without an OAuth sign-in
   * @throws org.postampel.core.credential.TokenStoreException when the store cannot be used
   */
  default List<Ending> endings(MailboxConfiguration mailbox) {
    return List.of();
  }

  /**
   * Keeps the day on which the client secret of this mailbox's registration ends, so that {@link
   * #endings} can say it ahead; without a day forgets it. To be called whenever a client secret is
   * stored.
   *
   * @param mailbox a mailbox with an OAuth sign-in
   * @param lastDay the day the portal shows beside the secret
   * @throws IllegalArgumentException when the mailbox has no OAuth sign-in
   * @throws org.postampel.core.credential.TokenStoreException when the store cannot be used
   */
  default void noteClientSecretEnd(MailboxConfiguration mailbox, Optional<LocalDate> lastDay) {
    throw new UnsupportedOperationException();
  }

  /**
   * Those of the mailboxes that share this mailbox's sign-in and so lose it by {@link #signOut}, in
   * their order; the mailbox itself among them when it is given.
   *
   * @param mailbox the mailbox to sign out
   * @param all the mailboxes to look at
   */
  default List<MailboxConfiguration> sharing(
      MailboxConfiguration mailbox, Collection<MailboxConfiguration> all) {
    return all.stream().filter(mailbox::equals).toList();
  }
}
