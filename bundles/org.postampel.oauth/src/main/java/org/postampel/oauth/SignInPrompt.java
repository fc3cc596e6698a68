package org.postampel.oauth;

import java.net.URI;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a sign-in reaches the person: a dialog, a terminal, or a test. Called on the thread that
 * called {@link SignInService#signIn}.
 */
@ConsumerType
public interface SignInPrompt {

  /**
   * Opens the address in the person's own browser, or shows it so that the person can; returns at
   * once and does not throw when there is no browser. The address carries no secret.
   *
   * @param address the authority's sign-in page, https
   */
  void openInBrowser(URI address);
}
