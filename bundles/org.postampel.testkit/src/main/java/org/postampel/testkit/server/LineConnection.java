package org.postampel.testkit.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The server's end of one connection, read and written in lines that end with CR LF.
 *
 * <p>Lines are ISO-8859-1, so that every byte survives. Not for several threads.
 */
public final class LineConnection implements Closeable {
  /** The longest line and the longest counted block a client may send, in bytes. */
  public static final int MAXIMUM_LINE = 64 * 1024;

  static final int MAXIMUM_BLOCK = 32 * 1024 * 1024;
  static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private final Optional<SSLContext> tls;
  private final Socket raw;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean encrypted;

  LineConnection(Socket socket, Optional<SSLContext> tls) throws IOException {
    this.tls = tls;
    this.raw = socket;
    use(socket);
  }

  /**
   * Returns the next line without its line end, or nothing when the client has closed.
   *
   * @throws IOException on a line over {@link #MAXIMUM_LINE}, a time-out or a lost connection
   */
  public Optional<String> readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    while (true) {
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      if (next == '\n') {
        String text = line.toString(BYTES);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
      }
      if (line.size() >= MAXIMUM_LINE) {
        throw new IOException("The client sent a line of more than " + MAXIMUM_LINE + " bytes.");
      }
      line.write(next);
    }
  }

  /**
   * Returns a counted block, for instance an IMAP literal.
   *
   * @param length number of bytes, 0 to 32 MiB
   * @throws IOException if the connection ends before
   */
  public byte[] readBlock(int length) throws IOException {
    if (length < 0 || length > MAXIMUM_BLOCK) {
      throw new IOException("The client announced a block of " + length + " bytes.");
    }
    byte[] block = in.readNBytes(length);
    if (block.length < length) {
      throw new EOFException("The connection ended within a block.");
    }
    return block;
  }

  /**
   * Sends lines, each followed by CR LF, in one packet where it fits.
   *
   * @param lines lines without line end
   * @throws IOException if the connection is lost
   */
  public void send(String... lines) throws IOException {
    for (String line : lines) {
      out.write(line.getBytes(BYTES));
      out.write('\r');
      out.write('\n');
    }
    out.flush();
  }

  /**
   * Sends bytes as they are.
   *
   * @param bytes anything
   * @throws IOException if the connection is lost
   */
  public void sendRaw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /**
   * Goes over to TLS in server mode; what the client sent too early in clear text is thrown away
   * (RFC 3207 section 4.2).
   *
   * @throws IOException if the hand-shake fails
   */
  public void startTls() throws IOException {
    SSLContext context =
        tls.orElseThrow(() -> new IllegalStateException("this server was given no certificate"));
    Socket plain = socket;
    SSLSocket secure =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(
                    plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
    secure.setUseClientMode(false);
    use(secure);
    secure.startHandshake();
    encrypted = true;
  }

  /** Returns whether this connection could go over to TLS and has not done so yet. */
  public boolean canStartTls() {
    return tls.isPresent() && !encrypted;
  }

  /** Returns whether what is sent now is encrypted. */
  public boolean isEncrypted() {
    return encrypted;
  }

  /**
   * Sets how long a read may take.
   *
   * @param longest more than nothing; then the read fails with an {@link IOException}
   * @throws IOException if the connection is lost
   */
  public void idleTimeout(Duration longest) throws IOException {
    socket.setSoTimeout(Math.toIntExact(longest.toMillis()));
  }

  /**
   * Ends the connection so that the client sees "connection reset".
   *
   * @throws IOException if that cannot be done
   */
  public void reset() throws IOException {
    raw.setSoLinger(true, 0);
    raw.close();
  }

  /** Ends the connection politely; by the thread that reads and writes. */
  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Ends the connection at once, from any thread, even while another one reads or writes. */
  void abort() throws IOException {
    raw.close();
  }

  private void use(Socket next) throws IOException {
    socket = next;
    in = new BufferedInputStream(next.getInputStream(), 8192);
    out = new BufferedOutputStream(next.getOutputStream(), 8192);
  }
}
