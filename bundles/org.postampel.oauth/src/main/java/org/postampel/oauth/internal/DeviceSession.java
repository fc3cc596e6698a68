package org.postampel.oauth.internal;

import com.microsoft.aad.msal4j.DeviceCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A session that polls for a device code on one daemon thread of its own; closing it interrupts
 * that thread, and with it the library's pause or request.
 */
final class DeviceSession implements AutoCloseable {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(DaemonThreads.named("postampel-device-code"));
  private final CompletableFuture<DeviceCode> code = new CompletableFuture<>();
  private final CompletableFuture<AuthoritySession.Grant> grant = new CompletableFuture<>();
  private final AuthoritySession session;

  DeviceSession(TokenRequest request, AuthorityConnection connection, DevicePolling polling) {
    this.session = AuthoritySession.forDevice(request, connection, polling, thread);
  }

  /** The session, for its cache. */
  AuthoritySession session() {
    return session;
  }

  /** The code to show, once the authority has given it. */
  CompletableFuture<DeviceCode> code() {
    return code;
  }

  /** Asks for a code and polls; ends with an {@link AuthorityException} when there is no token. */
  CompletableFuture<AuthoritySession.Grant> begin() {
    try {
      session
          .byDeviceCode(code::complete)
          .whenComplete(
              (granted, failure) -> {
                if (failure == null) {
                  grant.complete(granted);
                } else {
                  grant.completeExceptionally(
                      failure instanceof CompletionException && failure.getCause() != null
                          ? failure.getCause()
                          : failure);
                }
              });
    } catch (RejectedExecutionException e) {
      grant.completeExceptionally(ended());
    }
    return grant;
  }

  /** Stops polling at once; may be called again and from any thread. */
  @Override
  public void close() {
    thread.shutdownNow();
    grant.completeExceptionally(ended());
  }

  private static AuthorityException ended() {
    return new AuthorityException(new AttemptFailure.NoAnswer("cancelled"));
  }
}
