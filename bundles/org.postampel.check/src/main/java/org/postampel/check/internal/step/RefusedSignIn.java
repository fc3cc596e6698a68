package org.postampel.check.internal.step;

import org.postampel.check.StepId;
import org.postampel.core.credential.AuthorityFailure;

/** What the answer to a sign-in means that a person began, outside a check. */
public final class RefusedSignIn {

  private RefusedSignIn() {}

  /**
   * What would be noticed if {@code oauth.token} had met this answer.
   *
   * @param check the mailbox; nothing is asked of its services
   * @param failure the authority's literal answer
   */
  public static StepVerdict.Noticed noticed(CheckContext check, AuthorityFailure failure) {
    SignInTrouble trouble = SignInTrouble.ofAuthority("refused", failure);
    return new StepVerdict.Noticed(
        check.symptom(StepId.OAUTH_TOKEN, trouble.outcome(), trouble.literal(), trouble.facts()),
        trouble.evidence());
  }
}
