package org.postampel.oauth.internal;

import java.util.Optional;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;

/** Says which kinds of sign-in are not built: {@code openid}. */
final class Support {

  private final ProviderPresets presets;

  Support(ProviderPresets presets) {
    this.presets = presets;
  }

  /** The kind that is not built, when the mailbox wants one; the word is part of a text key. */
  Optional<String> missingFor(TokenRequest request) {
    OAuthSignIn oauth = request.oauth();
    boolean openId =
        oauth.tenant().isEmpty()
            || presets
                .find(request.mailbox().provider())
                .flatMap(ProviderPreset::oauth)
                .filter(preset -> preset.kind() == OAuthPreset.Kind.OPENID)
                .isPresent();
    return openId ? Optional.of("openid") : Optional.empty();
  }

  /** The same as a refusal for a caller that knows no other word. */
  static AuthorityFailure asFailure(String kind) {
    return AuthorityAnswer.ours(
        "unsupported", "Sign-in of the kind \"" + kind + "\" is not supported yet.");
  }
}
