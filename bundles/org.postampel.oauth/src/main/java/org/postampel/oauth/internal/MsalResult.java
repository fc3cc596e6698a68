package org.postampel.oauth.internal;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.postampel.core.credential.Secret;
import org.postampel.oauth.AccessToken;

/** Turns what the sign-in library gives, or throws, into our words. */
final class MsalResult {

  private MsalResult() {}

  /** The library's failure without its message, which may quote an answer and so a token. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    private Unusable(String code) {
      super(code);
      this.code = code;
    }

    /** The library's own word for it. */
    String code() {
      return code;
    }
  }

  /** What was granted. */
  static TokenSession.Grant of(Supplier<CompletableFuture<IAuthenticationResult>> call) {
    try {
      IAuthenticationResult result = call.get().join();
      String token = result.accessToken();
      if (token == null || token.isEmpty()) {
        throw new Unusable("no access token");
      }
      String idToken = result.idToken() == null ? "" : result.idToken();
      return new TokenSession.Grant(
          new AccessToken(
              Secret.ofText(token), result.expiresOnDate().toInstant(), JwtClaims.of(token)),
          result.account() == null ? "" : result.account().username(),
          JwtClaims.nonce(idToken),
          JwtClaims.tenant(idToken));
    } catch (CompletionException | MsalException e) {
      Throwable cause = e;
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new Unusable(
          cause instanceof MsalException msal && msal.errorCode() != null
              ? msal.errorCode()
              : cause.getClass().getSimpleName());
    }
  }
}
