import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A line of a given length in front of a server on this machine: everything arrives half a round trip
 * later, and the first byte pays for the handshake of TCP, which a loopback connection does not show.
 * Counts the round trips of each connection: one for TCP, one for each time the server speaks after
 * the client did (or at the beginning).
 */
final class DelayProxy implements AutoCloseable {

  private record Chunk(long due, byte[] bytes) {}

  private static final byte[] END = {};

  private final ServerSocket listener;
  private final int target;
  private final long roundTripNanos;
  private final List<Line> lines = new ArrayList<>();

  /** A proxy on a free port of 127.0.0.1 before the port {@code target} of localhost. */
  DelayProxy(int target, long roundTripNanos) throws IOException {
    this.target = target;
    this.roundTripNanos = roundTripNanos;
    listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    daemon("accept " + target, this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Round trips of the connections since the last call, in the order they were opened. */
  synchronized List<Integer> roundTrips() {
    List<Integer> counted = lines.stream().map(Line::roundTrips).toList();
    lines.clear();
    return counted;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        client.setTcpNoDelay(true);
        Line line = new Line(client, System.nanoTime());
        synchronized (this) {
          lines.add(line);
        }
        daemon("line " + target, line::serve);
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void sleepUntil(long nanoTime) {
    long left;
    while ((left = nanoTime - System.nanoTime()) > 0) {
      LockSupport.parkNanos(left);
    }
  }

  /** One connection. */
  private final class Line {
    private final Socket client;
    private final long opened;
    private final BlockingQueue<Chunk> up = new LinkedBlockingQueue<>();
    private final BlockingQueue<Chunk> down = new LinkedBlockingQueue<>();
    private int roundTrips = 1;
    private boolean serverIsSpeaking;

    Line(Socket client, long opened) {
      this.client = client;
      this.opened = opened;
    }

    synchronized int roundTrips() {
      return roundTrips;
    }

    void serve() {
      // Client bytes may start after SYN and SYN/ACK; the server sees the connection with the ACK.
      daemon("client reads", () -> read(client, up, opened + roundTripNanos, false));
      sleepUntil(opened + roundTripNanos + roundTripNanos / 2);
      try {
        Socket server = new Socket();
        server.setTcpNoDelay(true);
        server.connect(new InetSocketAddress("127.0.0.1", target));
        daemon("server reads", () -> read(server, down, 0, true));
        daemon("server writes", () -> write(up, server));
        write(down, client);
        server.close();
        client.close();
      } catch (IOException refused) {
        closeQuietly();
      }
    }

    private void closeQuietly() {
      try {
        client.close();
      } catch (IOException gone) {
        return;
      }
    }

    private void read(Socket from, BlockingQueue<Chunk> to, long notBefore, boolean server) {
      byte[] buffer = new byte[65_536];
      try {
        InputStream in = from.getInputStream();
        int read;
        while ((read = in.read(buffer)) > 0) {
          byte[] bytes = new byte[read];
          System.arraycopy(buffer, 0, bytes, 0, read);
          spoke(server);
          to.add(new Chunk(Math.max(System.nanoTime(), notBefore) + roundTripNanos / 2, bytes));
        }
      } catch (IOException gone) {
        // The end of the line, told to the other side below.
      }
      to.add(new Chunk(Math.max(System.nanoTime(), notBefore) + roundTripNanos / 2, END));
    }

    private void write(BlockingQueue<Chunk> from, Socket to) {
      try {
        OutputStream out = to.getOutputStream();
        while (true) {
          Chunk chunk = from.take();
          sleepUntil(chunk.due());
          if (chunk.bytes().length == 0) {
            to.shutdownOutput();
            return;
          }
          out.write(chunk.bytes());
        }
      } catch (IOException gone) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void spoke(boolean server) {
      if (server && !serverIsSpeaking) {
        roundTrips++;
      }
      serverIsSpeaking = server;
    }
  }
}
