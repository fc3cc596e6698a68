package org.postampel.ui.internal.model;

import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;

/** Whether somebody whose browser does not open can go on with a device code. */
public final class DeviceCodeOffer {

  private DeviceCodeOffer() {}

  /**
   * Whether the device code is worth offering: the mailbox is set to the browser, its application
   * is a public one, and the provider issues device codes for mail. Touches the disk, so never on
   * the user-interface thread.
   */
  public static boolean isFor(
      MailboxConfiguration mailbox, ProviderPresets presets, TokenStore store) {
    return mailbox
        .oauth()
        .filter(signIn -> signIn.flow() == OAuthFlow.BROWSER)
        .filter(signIn -> isIssuing(mailbox, presets))
        .filter(signIn -> isPublic(signIn, store))
        .isPresent();
  }

  /** The known OpenID providers issue none for mail; one nobody knows says so when it is asked. */
  private static boolean isIssuing(MailboxConfiguration mailbox, ProviderPresets presets) {
    return presets
        .find(mailbox.provider())
        .flatMap(ProviderPreset::oauth)
        .map(preset -> preset.kind() == OAuthPreset.Kind.ENTRA)
        .orElse(Boolean.TRUE);
  }

  private static boolean isPublic(OAuthSignIn signIn, TokenStore store) {
    try {
      return signIn.certificate().isEmpty()
          && !store.names().contains(SecretName.clientSecret(signIn.registration()));
    } catch (TokenStoreException unusable) {
      return false;
    }
  }
}
