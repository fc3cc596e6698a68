package org.postampel.mail.internal.angus;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.postampel.core.mailbox.MailProtocol;

/**
 * Watches what a server says on one connection and refuses what no mail server needs, before Angus
 * Mail sees it: Angus Mail makes room at once for whatever a literal announces, and has no limit
 * for a line. Sees exactly the literals Angus Mail sees, else one could hide inside another. For
 * one thread.
 */
final class ReplyBounds {

  /** What a server may say altogether before the sign-in. */
  static final int BEFORE_SIGN_IN = 1024 * 1024;

  /** The longest answer before the sign-in, and in SMTP always. */
  static final int SHORT_ANSWER = 64 * 1024;

  /**
   * The longest answer afterwards; messages are fetched in parts, so it is seldom more than 16 K.
   */
  static final int LONG_ANSWER = 64 * 1024 * 1024;

  private enum Seen {
    NOTHING,
    BRACE,
    DIGITS,
    CLOSED,
    CLOSED_CR
  }

  private final MailProtocol protocol;
  private final BooleanSupplier signedIn;
  private long all;
  private long answer;
  private long literalLeft;
  private Seen seen = Seen.NOTHING;
  private boolean negative;
  private long number;
  private int previous;
  private int lineLength;
  private int fourth;

  ReplyBounds(MailProtocol protocol, BooleanSupplier signedIn) {
    this.protocol = protocol;
    this.signedIn = signedIn;
  }

  /**
   * Looks at the next bytes.
   *
   * @throws IOException when they are or announce too much
   */
  void watch(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      all++;
      answer++;
      require(answer);
      if (protocol == MailProtocol.IMAP) {
        imap(bytes[i]);
      } else {
        line(bytes[i]);
      }
    }
    if (all > BEFORE_SIGN_IN && !signedIn.getAsBoolean()) {
      throw new IOException("more than " + BEFORE_SIGN_IN + " bytes before the sign-in");
    }
  }

  private void require(long length) throws IOException {
    boolean mayBeLong = protocol != MailProtocol.SMTP && signedIn.getAsBoolean();
    if (length > (mayBeLong ? LONG_ANSWER : SHORT_ANSWER)) {
      throw new IOException("an answer of at least " + length + " bytes");
    }
  }

  private void imap(int one) throws IOException {
    boolean inLiteral = literalLeft > 0;
    if (inLiteral) {
      literalLeft--;
    } else if (one == '\n' && seen == Seen.CLOSED_CR) {
      // Angus Mail goes on with the same answer after {0} and after a negative number, too.
      literalLeft = negative ? 0 : number;
      require(answer + literalLeft);
      seen = Seen.NOTHING;
      previous = one;
      return;
    } else if (one == '\n' && previous == '\r') {
      answer = 0;
      seen = Seen.NOTHING;
      previous = 0;
      return;
    }
    seen = after(one);
    previous = one;
  }

  private Seen after(int one) {
    if (one == '{') {
      number = 0;
      negative = false;
      return Seen.BRACE;
    }
    if (one == '-' && seen == Seen.BRACE && !negative) {
      negative = true;
      return Seen.BRACE;
    }
    if (one >= '0' && one <= '9' && (seen == Seen.BRACE || seen == Seen.DIGITS)) {
      number = Math.min(Integer.MAX_VALUE, number * 10 + one - '0');
      return Seen.DIGITS;
    }
    if (one == '}' && seen == Seen.DIGITS) {
      return Seen.CLOSED;
    }
    return one == '\r' && seen == Seen.CLOSED ? Seen.CLOSED_CR : Seen.NOTHING;
  }

  /** A line of POP3, or of SMTP, where lines with a hyphen after the number belong together. */
  private void line(int one) {
    if (one == '\n' || one == '\r') {
      if (lineLength > 0 && !(protocol == MailProtocol.SMTP && fourth == '-')) {
        answer = 0;
      }
      lineLength = 0;
      fourth = 0;
      return;
    }
    lineLength++;
    if (lineLength == 4) {
      fourth = one;
    }
  }
}
