package org.postampel.oauth.internal;

/** Carries an {@link AttemptFailure} out of the adapter of the sign-in library. */
final class AuthorityException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient AttemptFailure failure;

  AuthorityException(AttemptFailure failure) {
    super(failure.getClass().getSimpleName());
    this.failure = failure;
  }

  AttemptFailure failure() {
    return failure;
  }
}
