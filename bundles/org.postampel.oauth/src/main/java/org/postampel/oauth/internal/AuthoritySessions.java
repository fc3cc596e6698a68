package org.postampel.oauth.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.postampel.core.credential.Secret;

/**
 * Opens sessions at the authorities of mailboxes; shared by the paths with and without a person.
 */
final class AuthoritySessions {

  private final Clock clock;
  private final TimeLimits limits;
  private final HttpClients clients;
  private final BackOff backOff;

  AuthoritySessions(Clock clock, TimeLimits limits) {
    this.clock = clock;
    this.limits = limits;
    this.clients = new HttpClients(limits);
    this.backOff = new BackOff(clock);
  }

  /**
   * The way to the authority of this request.
   *
   * @throws AuthorityException when the mailbox's trusted certificates cannot be used
   */
  AuthorityConnection connect(TokenRequest request) throws AuthorityException {
    try {
      return new AuthorityConnection(
          request.oauth(), request.key(), clients.of(request.mailbox()), limits, backOff, clock);
    } catch (IOException e) {
      String file = request.mailbox().trustedCertificates().map(Object::toString).orElse("");
      throw new AuthorityException(
          new AttemptFailure.NoAnswer("trusted certificates " + file + ": " + e.getMessage()));
    }
  }

  /** A session over a stored cache. */
  AuthoritySession open(
      TokenRequest request,
      AuthorityConnection connection,
      ClientProof proof,
      Optional<Secret> cache) {
    return AuthoritySession.open(request, connection, proof, cache);
  }

  /** A session that asks for a device code; the caller closes it. */
  DeviceSession openForDevice(TokenRequest request, AuthorityConnection connection) {
    return new DeviceSession(request, connection, new DevicePolling(connection, limits.slowDown()));
  }

  /** A session that reads a stored cache and never asks anybody. */
  AuthoritySession offline(TokenRequest request, Secret cache) {
    AuthorityConnection none =
        new AuthorityConnection(
            request.oauth(), request.key(), HttpClients.unused(), limits, backOff, clock);
    return AuthoritySession.open(request, none, new ClientProof.Nothing(), Optional.of(cache));
  }
}
