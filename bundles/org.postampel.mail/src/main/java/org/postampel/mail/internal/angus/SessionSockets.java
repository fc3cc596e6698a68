package org.postampel.mail.internal.angus;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.task.Cancellation;

/**
 * The sockets Angus Mail uses in one session. Angus Mail can be stopped neither by an interrupt nor
 * by closing its store, only by closing the socket underneath; so they are remembered here. Safe
 * for several threads.
 */
final class SessionSockets {

  private final MailProtocol protocol;
  private final Cancellation cancellation;
  private final Map<Socket, Cancellation.Registration> open = new IdentityHashMap<>();
  private boolean expired;
  private final Destination destination;
  private volatile boolean connected;
  private volatile boolean signedIn;

  /**
   * The sockets of a session to come.
   *
   * @param destination where they lead
   * @param cancellation closes them all, also those opened later
   */
  SessionSockets(MailProtocol protocol, Destination destination, Cancellation cancellation) {
    this.protocol = protocol;
    this.destination = destination;
    this.cancellation = cancellation;
  }

  /** Remembers a socket until it is closed; closes it at once when it comes too late. */
  void add(Socket socket) {
    Cancellation.Registration registration = cancellation.onCancel(() -> closeQuietly(socket));
    boolean tooLate;
    synchronized (this) {
      tooLate = expired;
      if (!tooLate) {
        open.put(socket, registration);
      }
    }
    if (tooLate) {
      registration.close();
      closeQuietly(socket);
    }
  }

  /** Forgets a socket that is being closed. */
  void remove(Socket socket) {
    Cancellation.Registration registration;
    synchronized (this) {
      registration = open.remove(socket);
    }
    if (registration != null) {
      registration.close();
    }
  }

  /** Where they lead. */
  Destination destination() {
    return destination;
  }

  /** Somebody has answered. */
  void connected() {
    connected = true;
  }

  /** Whether anybody has answered. */
  boolean haveConnected() {
    return connected;
  }

  /** A server's words within bounds, which widen once the sign-in has succeeded. */
  BoundedInput bounded(InputStream raw) {
    return new BoundedInput(raw, new ReplyBounds(protocol, () -> signedIn));
  }

  /** The server has proven itself and accepted the credential. */
  void signedIn() {
    signedIn = true;
  }

  /** Opening failed: closes what is still open. */
  void abandon() {
    List<Socket> toClose;
    synchronized (this) {
      toClose = List.copyOf(open.keySet());
    }
    toClose.forEach(SessionSockets::closeQuietly);
  }

  /** Opening took too long: closes everything, for good. */
  void expire() {
    List<Socket> toClose;
    synchronized (this) {
      expired = true;
      toClose = List.copyOf(open.keySet());
    }
    toClose.forEach(SessionSockets::closeQuietly);
  }

  /** Whether somebody does not want them any more. */
  boolean isStopped() {
    return cancellation.isCancelled();
  }

  /** Whether opening took too long. */
  synchronized boolean isExpired() {
    return expired;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closing is all we want; there is nobody left to tell.
    }
  }
}
