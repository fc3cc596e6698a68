package org.postampel.oauth;

import java.net.URI;
import java.time.Instant;
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

  /**
   * Shows a device code (RFC 8628) and where to type it, together with the warning {@code
   * device-code.careful} of {@link OAuthServices#texts}; returns at once and does not throw.
   *
   * @param userCode what the person types, as the authority wrote it
   * @param verificationAddress the authority's page for it, https; never to be opened unasked
   * @param expires when the code ends
   * @return whether it is shown; a prompt that cannot says no, and the sign-in ends
   */
  default boolean showDeviceCode(String userCode, URI verificationAddress, Instant expires) {
    return false;
  }

  /**
   * Whether the person chose the device code for this sign-in although the mailbox is set to the
   * browser; without effect on client credentials.
   */
  default boolean prefersDeviceCode() {
    return false;
  }
}
