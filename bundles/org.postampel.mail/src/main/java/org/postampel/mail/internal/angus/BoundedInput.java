package org.postampel.mail.internal.angus;

import java.io.IOException;
import java.io.InputStream;

/** What comes from a server, as long as {@link ReplyBounds} has no objection. */
final class BoundedInput extends InputStream {

  private final InputStream raw;
  private final ReplyBounds bounds;
  private boolean encrypted;
  private IOException refusal;

  BoundedInput(InputStream raw, ReplyBounds bounds) {
    this.raw = raw;
    this.bounds = bounds;
  }

  /** From now on bytes of TLS come through here, which are no answers. */
  synchronized void letTlsPass() {
    encrypted = true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    requireNoRefusal();
    int count = raw.read(bytes, offset, length);
    look(bytes, offset, count);
    return count;
  }

  private synchronized void requireNoRefusal() throws IOException {
    if (refusal != null) {
      throw new IOException(refusal.getMessage(), refusal);
    }
  }

  private synchronized void look(byte[] bytes, int offset, int count) throws IOException {
    if (encrypted || count <= 0) {
      return;
    }
    try {
      bounds.watch(bytes, offset, count);
    } catch (IOException e) {
      refusal = e;
      throw e;
    }
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
