package org.postampel.oauth.internal;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.IClientCredential;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.OAuthFlow;

/** How an application proves who it is; closing forgets the secret. */
sealed interface ClientProof extends AutoCloseable {

  /** A public client proves nothing. */
  record Nothing() implements ClientProof {}

  /** The client secret. */
  record BySecret(Secret secret) implements ClientProof {}

  /** The certificate. */
  record ByCertificate(TokenRequest request, ClientCertificate certificate, Clock clock)
      implements ClientProof {}

  /** The entry of the store that is missing. */
  record Missing(SecretName name) implements ClientProof {}

  /**
   * The proof this mailbox is set to.
   *
   * @throws AuthorityException when the certificate's file cannot be used
   */
  static ClientProof of(TokenRequest request, TokenStore store, Clock clock)
      throws AuthorityException {
    return request.oauth().flow() == OAuthFlow.DEVICE_CODE
        ? new Nothing()
        : configured(request, store, clock);
  }

  /** The same for an authority that wants the proof with a device code too. */
  static ClientProof configured(TokenRequest request, TokenStore store, Clock clock)
      throws AuthorityException {
    Optional<Path> file = request.oauth().certificate();
    if (file.isPresent()) {
      return byCertificate(request, file.get(), store, clock);
    }
    Optional<Secret> secret = store.read(request.clientSecretName());
    if (secret.isPresent()) {
      return new BySecret(secret.get());
    }
    return request.oauth().flow().isDelegated()
        ? new Nothing()
        : new Missing(request.clientSecretName());
  }

  private static ClientProof byCertificate(
      TokenRequest request, Path file, TokenStore store, Clock clock) throws AuthorityException {
    SecretName name = SecretName.certificate(request.oauth().registration());
    Optional<Secret> passphrase = store.read(name);
    try {
      return new ByCertificate(request, ClientCertificate.read(file, passphrase), clock);
    } catch (ClientCertificate.Unusable e) {
      if (e.isPassphraseWrong() && passphrase.isEmpty()) {
        return new Missing(name);
      }
      throw new AuthorityException(
          new AttemptFailure.Refused(AuthorityAnswer.ours(e.word(), e.getMessage())));
    } finally {
      passphrase.ifPresent(Secret::close);
    }
  }

  /** The same for the sign-in library; empty for a public client. */
  default Optional<IClientCredential> asCredential() {
    if (this instanceof BySecret known) {
      return Optional.of(ClientCredentialFactory.createFromSecret(known.secret().use(String::new)));
    } else if (this instanceof ByCertificate known) {
      return Optional.of(
          ClientCredentialFactory.createFromCallback(
              () -> ClientAssertion.of(known.request(), known.certificate(), known.clock())));
    }
    return Optional.empty();
  }

  @Override
  default void close() {
    if (this instanceof BySecret known) {
      known.secret().close();
    }
  }
}
