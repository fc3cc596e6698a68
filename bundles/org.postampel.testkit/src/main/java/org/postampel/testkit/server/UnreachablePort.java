package org.postampel.testkit.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A port of 127.0.0.1 to which nobody can connect: refused at once, or silent until time-out. */
public final class UnreachablePort implements Closeable {
  private final int port;
  private final List<Closeable> held;

  private UnreachablePort(int port, List<Closeable> held) {
    this.port = port;
    this.held = held;
  }

  /**
   * Returns a port where "connection refused" comes at once.
   *
   * @throws IOException if no free port is found
   */
  public static UnreachablePort refused() throws IOException {
    try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return new UnreachablePort(freed.getLocalPort(), List.of());
    }
  }

  /**
   * Returns a port that does not answer, as behind a firewall that drops packets: its queue is full
   * and nobody takes from it.
   *
   * @throws IOException if no port can be opened
   */
  public static UnreachablePort silent() throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    List<Closeable> held = new ArrayList<>();
    held.add(server);
    UnreachablePort silent = new UnreachablePort(server.getLocalPort(), held);
    boolean answering = true;
    while (answering && held.size() < 20) {
      Socket filler = new Socket();
      held.add(filler);
      try {
        filler.connect(server.getLocalSocketAddress(), 300);
      } catch (IOException e) {
        answering = false; // the queue is full: this is the state we want
      }
    }
    if (answering) {
      silent.close();
      throw new IOException("This machine's listen queue cannot be filled.");
    }
    return silent;
  }

  /** Returns the port, 1 to 65535. */
  public int port() {
    return port;
  }

  /** Returns the literal address. */
  public String host() {
    return "127.0.0.1";
  }

  /** Frees the port. */
  @Override
  public void close() throws IOException {
    for (Closeable one : held) {
      one.close();
    }
  }
}
