package org.postampel.mail.internal.channel;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.postampel.mail.Disturbance;

/** Reads lines that end with LF or CR LF, and never more than is reasonable for a mail server. */
final class BoundedLineReader {

  static final int MAXIMUM_LINE = 8 * 1024;
  static final int MAXIMUM_STEP = 256 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[8 * 1024];
  private int next;
  private int end;
  private int readInStep;

  BoundedLineReader(InputStream in) {
    this.in = in;
  }

  /** Begins a new step with a new allowance of bytes. */
  void beginStep() {
    readInStep = 0;
  }

  /** Whether bytes have arrived that nobody has asked for. */
  boolean hasPending() throws IOException {
    return next < end || in.available() > 0;
  }

  /** Waits for a byte and gives it without taking it. */
  int peek() throws IOException {
    if (next == end) {
      fill();
    }
    return buffer[next] & 0xff;
  }

  /** The next line without its end. */
  byte[] readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    while (true) {
      int one = read();
      if (one == '\n') {
        byte[] bytes = line.toByteArray();
        int length = bytes.length;
        return length > 0 && bytes[length - 1] == '\r'
            ? java.util.Arrays.copyOf(bytes, length - 1)
            : bytes;
      }
      if (line.size() == MAXIMUM_LINE) {
        throw tooMuch("a line of more than " + MAXIMUM_LINE + " bytes", line.toByteArray());
      }
      line.write(one);
    }
  }

  /** Exactly so many bytes. */
  byte[] readBlock(int length) throws IOException {
    byte[] block = new byte[length];
    for (int i = 0; i < length; i++) {
      block[i] = (byte) read();
    }
    return block;
  }

  private int read() throws IOException {
    if (next == end) {
      fill();
    }
    return buffer[next++] & 0xff;
  }

  private void fill() throws IOException {
    if (readInStep >= MAXIMUM_STEP) {
      throw tooMuch("more than " + MAXIMUM_STEP + " bytes in one step", new byte[0]);
    }
    int count = in.read(buffer, 0, buffer.length);
    if (count < 0) {
      throw new EOFException();
    }
    readInStep += count;
    next = 0;
    end = count;
  }

  private static BrokenDialogue tooMuch(String what, byte[] start) {
    String shown = LineText.visible(java.util.Arrays.copyOf(start, Math.min(start.length, 80)));
    return new BrokenDialogue(
        Disturbance.Kind.TOO_MUCH, shown.isEmpty() ? what : what + ": " + shown + "…");
  }
}
