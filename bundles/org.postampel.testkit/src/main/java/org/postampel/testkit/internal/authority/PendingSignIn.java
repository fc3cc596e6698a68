package org.postampel.testkit.internal.authority;

import java.util.Optional;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Person;
import org.postampel.testkit.internal.directory.ScopeRequest;

/**
 * One sign-in between the request of the application and the answer to it.
 *
 * @param client the application
 * @param redirect where the answer goes
 * @param formPost whether the answer is posted instead of put into the address
 * @param state echoed
 * @param scope what is asked for
 * @param challenge the S256 challenge
 * @param nonce for the id token
 * @param hint the account the application expects
 * @param prompt how the person is to be asked
 * @param person who was picked
 */
record PendingSignIn(
    Client client,
    String redirect,
    boolean formPost,
    Optional<String> state,
    ScopeRequest.Understood scope,
    Optional<String> challenge,
    Optional<String> nonce,
    Optional<String> hint,
    Optional<String> prompt,
    Optional<Person> person) {

  PendingSignIn by(Person picked) {
    return new PendingSignIn(
        client,
        redirect,
        formPost,
        state,
        scope,
        challenge,
        nonce,
        hint,
        prompt,
        Optional.of(picked));
  }
}
