package org.postampel.check.internal.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A pipe before a server on this machine. Once it is shut, nothing of what the server says arrives
 * any more, and it can be seen which clients have hung up.
 */
final class Valve implements Closeable {

  private final ServerSocket listening;
  private final int target;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile boolean shut;

  private Valve(ServerSocket listening, int target) {
    this.listening = listening;
    this.target = target;
  }

  /** A valve on a free port, open. */
  static Valve before(int target) throws IOException {
    Valve valve = new Valve(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), target);
    daemon(valve::accept);
    return valve;
  }

  int port() {
    return listening.getLocalPort();
  }

  void shut() {
    shut = true;
  }

  /** How many clients have not hung up. */
  long connected() {
    return lines.size();
  }

  /** How many of them wait for an answer; the others keep a connection for later. */
  long waiting() {
    return lines.stream().filter(line -> line.clientSpokeLast).count();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    opened.countDown();
    for (Line line : lines) {
      line.hangUp();
    }
  }

  private void accept() {
    try {
      while (true) {
        Line line = new Line(listening.accept());
        lines.add(line);
        daemon(line::fromClient);
        daemon(line::fromServer);
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "valve");
    thread.setDaemon(true);
    thread.start();
  }

  private final class Line {
    private final Socket client;
    private final Socket server;
    private volatile boolean clientSpokeLast = true;

    Line(Socket client) throws IOException {
      this.client = client;
      this.server = new Socket("127.0.0.1", target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    void fromClient() {
      pump(client, server, false);
      lines.remove(this);
      hangUp();
    }

    void fromServer() {
      pump(server, client, true);
    }

    private void pump(Socket from, Socket to, boolean answers) {
      byte[] buffer = new byte[16 * 1024];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
          if (answers && shut) {
            opened.await();
            return;
          }
          clientSpokeLast = !answers;
          out.write(buffer, 0, read);
        }
        if (answers && !shut) {
          to.shutdownOutput();
        }
      } catch (IOException gone) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void hangUp() {
      closeQuietly(client);
      closeQuietly(server);
    }

    private void closeQuietly(Socket socket) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone, which is all we want.
      }
    }
  }
}
