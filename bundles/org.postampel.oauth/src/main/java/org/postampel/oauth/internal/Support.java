package org.postampel.oauth.internal;

import java.util.Optional;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;

/** Says which kind of authority a request is for. */
final class Support {

  private final ProviderPresets presets;

  Support(ProviderPresets presets) {
    this.presets = presets;
  }

  /** Whether it is an OpenID provider: by its preset, or because there is no tenant. */
  boolean isOpenId(TokenRequest request) {
    return request.oauth().tenant().isEmpty()
        || preset(request).filter(preset -> preset.kind() == OAuthPreset.Kind.OPENID).isPresent();
  }

  /** What is known about the provider's tokens, if anything. */
  Optional<OAuthPreset> preset(TokenRequest request) {
    return presets.find(request.mailbox().provider()).flatMap(ProviderPreset::oauth);
  }
}
