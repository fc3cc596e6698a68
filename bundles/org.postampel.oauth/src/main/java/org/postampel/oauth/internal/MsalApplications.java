package org.postampel.oauth.internal;

import com.microsoft.aad.msal4j.AbstractClientApplicationBase;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.PublicClientApplication;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.postampel.core.credential.Secret;

/**
 * Sets the sign-in library up: no thread of its own, no network but ours, and no instance
 * discovery, because the authority was configured and nobody else is to be asked about it; least of
 * all the global cloud about another one.
 */
final class MsalApplications {

  private MsalApplications() {}

  /**
   * An application over a cache as it was stored.
   *
   * @param proof of a confidential client; nothing for a public one
   * @param cache the stored cache; an unreadable one counts as empty
   */
  static AbstractClientApplicationBase open(
      TokenRequest request,
      AuthorityConnection connection,
      ClientProof proof,
      Optional<Secret> cache) {
    String authority = authority(request);
    try {
      Optional<IClientCredential> credential = proof.asCredential();
      AbstractClientApplicationBase application =
          credential.isEmpty()
              ? PublicClientApplication.builder(request.oauth().clientId())
                  .authority(authority)
                  .validateAuthority(false)
                  .instanceDiscovery(false)
                  .executorService(new DirectExecutor())
                  .httpClient(connection)
                  .disableInternalRetries()
                  .build()
              : ConfidentialClientApplication.builder(request.oauth().clientId(), credential.get())
                  .authority(authority)
                  .validateAuthority(false)
                  .instanceDiscovery(false)
                  .executorService(new DirectExecutor())
                  .httpClient(connection)
                  .disableInternalRetries()
                  .build();
      cache.ifPresent(stored -> load(application, stored));
      return application;
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not an authority: " + authority, e);
    }
  }

  /** A public client whose polling for a device code runs in this executor. */
  static PublicClientApplication forDevice(
      TokenRequest request, DevicePolling polling, ExecutorService executor) {
    String authority = authority(request);
    try {
      return PublicClientApplication.builder(request.oauth().clientId())
          .authority(authority)
          .validateAuthority(false)
          .instanceDiscovery(false)
          .executorService(executor)
          .httpClient(polling)
          .disableInternalRetries()
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not an authority: " + authority, e);
    }
  }

  private static String authority(TokenRequest request) {
    return AuthorityPort.dropped(URI.create(request.tenantAddress() + "/")).toString();
  }

  private static void load(AbstractClientApplicationBase application, Secret stored) {
    try {
      application.tokenCache().deserialize(stored.use(String::new));
    } catch (RuntimeException e) {
      // a cache nobody can read is no cache: the person signs in again
    }
  }
}
