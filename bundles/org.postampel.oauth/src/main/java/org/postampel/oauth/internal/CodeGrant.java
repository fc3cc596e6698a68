package org.postampel.oauth.internal;

import java.net.URI;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;

/** What differs between authorities in a sign-in through the browser. For one attempt. */
interface CodeGrant {

  /** The value that must come back in the redirect. */
  String state();

  /** The address of the sign-in page for this redirect address. */
  URI address(URI redirect);

  /** Ends the sign-in with what the browser brought back: a code, or a refusal. */
  SignInOutcome answered(RedirectAnswer answer, URI redirect, Cancellation cancellation);
}
