package org.postampel.testkit.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A server on 127.0.0.1 that gives every connection a daemon thread and a {@link
 * ConnectionHandler}.
 *
 * <p>At most 64 connections at a time; a further client waits. Reads end after five minutes.
 */
public final class LineServer implements Closeable {
  private static final int MAXIMUM_CONNECTIONS = 64;
  private static final Duration IDLE = Duration.ofMinutes(5);

  /** What protects the connection. */
  public enum Protection {
    /** Clear text only. */
    NONE,
    /** TLS from the first byte. */
    TLS,
    /** Clear text until the handler calls {@link LineConnection#startTls()}. */
    STARTTLS
  }

  private final ServerSocket listening;
  private final Protection protection;
  private final Optional<SSLContext> tls;
  private final ConnectionHandler handler;
  private final String name;
  private final Set<LineConnection> open = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(MAXIMUM_CONNECTIONS);
  private final AtomicInteger accepted = new AtomicInteger();

  private LineServer(
      String name,
      ServerSocket listening,
      Protection protection,
      Optional<SSLContext> tls,
      ConnectionHandler handler) {
    this.name = name;
    this.listening = listening;
    this.protection = protection;
    this.tls = tls;
    this.handler = handler;
  }

  /**
   * Starts a server without TLS on a free port.
   *
   * @param name for the thread names
   * @param handler speaks with every client
   * @throws IOException if no port can be opened
   */
  public static LineServer plain(String name, ConnectionHandler handler) throws IOException {
    return start(name, 0, Protection.NONE, Optional.empty(), handler);
  }

  /**
   * Starts a server that speaks TLS at once, on a free port.
   *
   * @param name for the thread names
   * @param context with the server's certificate
   * @param handler speaks with every client
   * @throws IOException if no port can be opened
   */
  public static LineServer tls(String name, SSLContext context, ConnectionHandler handler)
      throws IOException {
    return start(name, 0, Protection.TLS, Optional.of(context), handler);
  }

  /**
   * Starts a server whose handler can go over to TLS, on a free port.
   *
   * @param name for the thread names
   * @param context with the server's certificate
   * @param handler speaks with every client
   * @throws IOException if no port can be opened
   */
  public static LineServer startTls(String name, SSLContext context, ConnectionHandler handler)
      throws IOException {
    return start(name, 0, Protection.STARTTLS, Optional.of(context), handler);
  }

  /**
   * Starts a server on a port of choice.
   *
   * @param name for the thread names
   * @param port 1 to 65535, or 0 for a free one
   * @param protection what protects the connection
   * @param context with the server's certificate; needed unless {@code protection} is {@code NONE}
   * @param handler speaks with every client
   * @throws IOException if the port cannot be opened
   */
  public static LineServer start(
      String name,
      int port,
      Protection protection,
      Optional<SSLContext> context,
      ConnectionHandler handler)
      throws IOException {
    Objects.requireNonNull(handler, "handler");
    if (protection != Protection.NONE && context.isEmpty()) {
      throw new IllegalArgumentException("TLS needs a certificate");
    }
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    LineServer server = new LineServer(name, socket, protection, context, handler);
    server.daemon(name + "-accept", server::accept);
    return server;
  }

  /** Returns the port, 1 to 65535. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Returns the literal address of the server. */
  public String host() {
    return "127.0.0.1";
  }

  /** Returns how many clients have connected so far. */
  public int connections() {
    return accepted.get();
  }

  /** Stops listening and ends all connections. */
  @Override
  public void close() throws IOException {
    listening.close();
    for (LineConnection connection : open) {
      connection.abort();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        places.acquire();
        Socket socket = listening.accept();
        int number = accepted.incrementAndGet();
        daemon(name + "-" + number, () -> serve(socket));
      } catch (IOException e) {
        places.release(); // closed, or this one client was lost before it was accepted
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        LineConnection connection = new LineConnection(socket, tls)) {
      socket.setTcpNoDelay(true);
      open.add(connection);
      if (listening.isClosed()) {
        return;
      }
      try {
        connection.idleTimeout(IDLE);
        if (protection == Protection.TLS) {
          connection.startTls();
        }
        handler.handle(connection);
      } finally {
        open.remove(connection);
      }
    } catch (IOException e) {
      // The client is gone or spoke no TLS: the end of this connection and of nothing else.
    } finally {
      places.release();
    }
  }

  private void daemon(String threadName, Runnable work) {
    Thread thread = new Thread(work, threadName);
    thread.setDaemon(true);
    thread.start();
  }
}
