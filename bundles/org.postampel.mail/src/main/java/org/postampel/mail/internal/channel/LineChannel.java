package org.postampel.mail.internal.channel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.postampel.core.credential.Secret;
import org.postampel.mail.Disturbance;
import org.postampel.mail.TranscriptLine;
import org.postampel.mail.TranscriptLine.Direction;

/**
 * Lines in, lines out, everything noted, every step under one deadline. One thread at a time;
 * {@link #close()} and {@link #transcript()} from any.
 */
public final class LineChannel implements AutoCloseable {

  private final DeadlineSocket socket;
  private final TranscriptKeeper transcript = new TranscriptKeeper();
  private final EchoGuard echo = new EchoGuard();
  private BoundedLineReader in;
  private OutputStream out;
  private boolean encrypted;
  private Disturbance broken;
  private String lastLine = "";
  private volatile boolean closedByUs;

  /** A channel over a connected socket, whose owner it becomes. */
  public LineChannel(DeadlineSocket socket) throws IOException {
    this.socket = Objects.requireNonNull(socket);
    use(socket);
  }

  /**
   * Begins a step.
   *
   * @param limit how long it may take as a whole
   * @throws BrokenDialogue when the connection is gone already
   */
  public void beginStep(Duration limit) throws BrokenDialogue {
    if (broken == null && closedByUs) {
      broken = new Disturbance(Disturbance.Kind.CANCELLED, "");
    }
    if (broken != null) {
      throw new BrokenDialogue(broken);
    }
    lastLine = "";
    in.beginStep();
    socket.allow(limit);
  }

  /** The next line of the server, fit to be shown. */
  public String readLine() throws BrokenDialogue {
    try {
      return noted(LineText.visible(in.readLine()));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * A counted block that continues a line, on one line, fit to be shown.
   *
   * @param length what the server announced
   */
  public String readBlock(long length) throws BrokenDialogue {
    if (length > BoundedLineReader.MAXIMUM_LINE) {
      throw broken(
          new BrokenDialogue(
              Disturbance.Kind.TOO_MUCH, "a block of " + length + " bytes: " + lastLine));
    }
    try {
      return noted(LineText.visible(in.readBlock((int) length)));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Waits for the server's first byte and gives it without taking it. */
  public int peek() throws BrokenDialogue {
    try {
      return in.peek();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * Whether the server says something within the time; does not break the channel if not.
   *
   * @param time a part of the step's limit
   */
  public boolean hearsWithin(Duration time) throws BrokenDialogue {
    Duration left = socket.left();
    socket.allow(time.compareTo(left) < 0 ? time : left);
    long start = System.nanoTime();
    try {
      in.peek();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      throw broken(e);
    } finally {
      Duration rest = left.minusNanos(System.nanoTime() - start);
      socket.allow(rest.isNegative() ? Duration.ZERO : rest);
    }
  }

  /** Whether the server has said something nobody asked for. */
  public boolean hasPending() throws BrokenDialogue {
    try {
      return in.hasPending();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * Sends lines in one packet.
   *
   * @param lines ASCII or UTF-8 without line ends
   */
  public void send(String... lines) throws BrokenDialogue {
    StringBuilder all = new StringBuilder();
    for (String line : lines) {
      if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a line end inside a command");
      }
      transcript.add(Direction.CLIENT, line);
      all.append(line).append("\r\n");
    }
    write(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends a line whose end is a credential, which is shown as {@code ****}.
   *
   * @param start what may be shown
   * @param secret what may not
   * @param end what follows on the same line, such as a closing quote
   */
  public void sendSecret(String start, Secret secret, String end) throws BrokenDialogue {
    transcript.add(Direction.CLIENT, start + EchoGuard.MASK + end);
    byte[] before = start.getBytes(StandardCharsets.UTF_8);
    byte[] after = (end + "\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] line =
        secret.useUtf8(
            bytes -> {
              byte[] whole = Arrays.copyOf(before, before.length + bytes.length + after.length);
              System.arraycopy(bytes, 0, whole, before.length, bytes.length);
              System.arraycopy(after, 0, whole, before.length + bytes.length, after.length);
              return whole;
            });
    try {
      write(line);
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  /** Keeps the secret out of everything the server says from now on. */
  public void guard(Secret secret) {
    echo.add(secret);
  }

  /** Puts a remark into the transcript. */
  public void note(String remark) {
    transcript.add(Direction.NOTE, echo.clean(remark));
  }

  /** Goes on over an encrypted socket; whatever was read ahead in clear text is dropped. */
  public void continueOver(Socket secured) throws BrokenDialogue {
    try {
      use(secured);
      encrypted = true;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** The socket underneath. */
  public DeadlineSocket socket() {
    return socket;
  }

  /** Our end of the connection. */
  public InetAddress localAddress() {
    return socket.getLocalAddress();
  }

  /** Whether TLS is in force. */
  public boolean isEncrypted() {
    return encrypted;
  }

  /** What was said so far. */
  public List<TranscriptLine> transcript() {
    return transcript.lines();
  }

  /** Translates an exception, and closes the channel for good. */
  public BrokenDialogue broken(IOException e) {
    if (broken == null) {
      broken = closedByUs ? new Disturbance(Disturbance.Kind.CANCELLED, "") : cleaned(e);
      transcript.add(Direction.NOTE, broken.kind().name());
      shut();
    }
    return new BrokenDialogue(broken);
  }

  /**
   * Ends the conversation because of what the server said or showed; later steps find it closed.
   *
   * @param literal the words that led to it
   */
  public void abandon(String literal) {
    if (broken == null) {
      broken = new Disturbance(Disturbance.Kind.CLOSED, literal);
    }
    shut();
  }

  /** Closes at once; a read under way ends. */
  @Override
  public void close() {
    closedByUs = true;
    shut();
  }

  private void shut() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closing is all we want; there is nobody left to tell.
    }
    echo.wipe();
  }

  /** The reader quotes an overlong line as it came. */
  private Disturbance cleaned(IOException e) {
    Disturbance found = disturbance(e);
    return new Disturbance(found.kind(), echo.clean(found.literal()));
  }

  private Disturbance disturbance(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokenDialogue already) {
        return already.disturbance();
      }
      if (cause instanceof InterruptedIOException) {
        return new Disturbance(Disturbance.Kind.TIMED_OUT, lastLine);
      }
      if (cause instanceof EOFException) {
        return new Disturbance(Disturbance.Kind.CLOSED, lastLine);
      }
    }
    String message = String.valueOf(e.getMessage());
    return new Disturbance(
        message.contains("reset") ? Disturbance.Kind.RESET : Disturbance.Kind.CLOSED,
        lastLine.isEmpty() ? message : lastLine);
  }

  private void write(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      // The server has gone, often with a word of farewell: the next read finds the word or the
      // end.
    }
  }

  private String noted(String line) {
    String clean = echo.clean(line);
    transcript.add(Direction.SERVER, clean);
    lastLine = clean;
    return clean;
  }

  private void use(Socket over) throws IOException {
    in = new BoundedLineReader(over.getInputStream());
    out = over.getOutputStream();
  }
}
