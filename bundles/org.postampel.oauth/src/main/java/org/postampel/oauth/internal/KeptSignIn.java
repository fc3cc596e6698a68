package org.postampel.oauth.internal;

import java.util.Optional;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStore.Change;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignedInAccount;

/** The end of every sign-in of a person: compares who came back, then stores the sign-in. */
final class KeptSignIn {

  private final TokenStore store;

  KeptSignIn(TokenStore store) {
    this.store = store;
  }

  SignInOutcome keep(TokenRequest request, TokenSession session, TokenSession.Grant grant) {
    if (grant.userName().isEmpty()) {
      return new SignInOutcome.Unreachable("the answer does not say who signed in");
    } else if (request.oauth().account() instanceof SignInAccount.Person person
        && !person.userName().equalsIgnoreCase(grant.userName())) {
      return new SignInOutcome.WrongAccount(person.userName(), grant.userName());
    } else if (!TenantRule.fits(request.oauth().tenant(), grant.tenant())) {
      String expected =
          request.oauth().account() instanceof SignInAccount.Person asked ? asked.userName() : "";
      return new SignInOutcome.WrongAccount(
          expected, grant.userName(), request.oauth().tenant(), grant.tenant());
    }
    store.exclusively(
        request.cacheName(),
        replaced -> new Change<>(Optional.of(session.cacheOver(replaced)), replaced.isPresent()));
    return new SignInOutcome.Granted(new SignedInAccount(grant.userName(), request.key()));
  }
}
