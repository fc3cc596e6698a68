package org.postampel.mail.internal.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * A socket whose reads all end at one deadline, also when single bytes keep dripping in and also
 * underneath TLS. Remembers the first bytes after {@link #watch()}, so that what is no TLS can be
 * shown.
 *
 * <p>Writes need no deadline: the send buffer is larger than all a dialogue ever says, so they
 * never wait for the peer.
 */
public final class DeadlineSocket extends Socket {

  private static final int SEND_BUFFER = 128 * 1024;
  private static final int WATCHED = 512;

  /**
   * Linux only. A server that writes its session tickets and its answer in two packets holds the
   * second one back until the first is acknowledged, which Linux would do after 40 ms.
   */
  private static final Optional<SocketOption<?>> ACKNOWLEDGE_AT_ONCE = option("TCP_QUICKACK");

  private final byte[] watched = new byte[WATCHED];
  private int watchedLength = WATCHED;
  private volatile long deadline = System.nanoTime();

  /** An unconnected socket whose deadline has passed. */
  public DeadlineSocket() throws IOException {
    setTcpNoDelay(true);
    setSendBufferSize(SEND_BUFFER);
  }

  /** Moves the deadline to that much from now. */
  public void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /** What is left until the deadline, zero when it has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  /** Forgets the bytes remembered and remembers the next ones. */
  public void watch() {
    watchedLength = 0;
  }

  /** At most 512 bytes that came since {@link #watch()}. */
  public byte[] watched() {
    byte[] copy = new byte[watchedLength];
    System.arraycopy(watched, 0, copy, 0, watchedLength);
    return copy;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new DeadlineStream(super.getInputStream());
  }

  private static Optional<SocketOption<?>> option(String name) {
    try (Socket any = new Socket()) {
      return any.supportedOptions().stream()
          .<SocketOption<?>>map(option -> option)
          .filter(option -> option.name().equals(name))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private <T> void switchOn(SocketOption<T> option) throws IOException {
    setOption(option, option.type().cast(true));
  }

  private void remember(byte[] bytes, int offset, int length) {
    int room = Math.min(length, WATCHED - watchedLength);
    if (room > 0) {
      System.arraycopy(bytes, offset, watched, watchedLength, room);
      watchedLength += room;
    }
  }

  private final class DeadlineStream extends InputStream {
    private final InputStream raw;

    DeadlineStream(InputStream raw) {
      this.raw = raw;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long millis = left().toMillis();
      if (millis <= 0) {
        throw new SocketTimeoutException("the time limit is used up");
      }
      setSoTimeout((int) Math.min(Integer.MAX_VALUE, millis));
      if (ACKNOWLEDGE_AT_ONCE.isPresent()) {
        switchOn(ACKNOWLEDGE_AT_ONCE.get());
      }
      int count = raw.read(bytes, offset, length);
      remember(bytes, offset, Math.max(0, count));
      return count;
    }

    @Override
    public int available() throws IOException {
      return raw.available();
    }

    @Override
    public void close() throws IOException {
      raw.close();
    }
  }
}
