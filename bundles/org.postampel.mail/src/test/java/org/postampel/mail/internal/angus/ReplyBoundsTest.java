package org.postampel.mail.internal.angus;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.mailbox.MailProtocol;

/**
 * Angus Mail 2.0.5 reads literals by these rules; whatever it makes room for is seen here first.
 */
class ReplyBoundsTest {

  private boolean signedIn;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* OK hi {2000000000}\r\n",
        "* OK {1} {99999999999999999999}\r\n",
        "* OK {002000000000}\r\n",
        "* A {3}\r\nabc {2000000000}\r\n",
        // The end of a literal and the rest of the line make one announcement for Angus Mail.
        "* A {3}\r\nab{2000000000}\r\n",
        "* A {3}\r\n{200000000}\r\n",
        "* A {14}\r\nx {2000000000}\r\n",
        // No literal for Angus Mail, which knows no plus sign: nothing hides behind it.
        "* A {30+}\r\n* B {2000000000}\r\n",
        // A lone line feed ends nothing, a lone carriage return neither.
        "* A {x}\n{2000000000}\r\n"
      })
  void absurdLiteralIsRefusedBeforeItsLineEnds(String answer) {
    signedIn = true;
    assertRefused(MailProtocol.IMAP, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* 1 FETCH (BODY[] {17}\r\n{2000000000}\r\nabc)\r\na1 OK done\r\n",
        "* 1 FETCH (BODY[] {1000000}\r\n",
        "* OK price {in euro}\r\n",
        "* A {0}\r\nrest\r\n",
      })
  void contentOfALiteralIsNotJudged(String answer) {
    signedIn = true;
    assertPasses(MailProtocol.IMAP, answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x {0}\r\n", "x {-1}\r\n"})
  void answerThatNeverEndsIsRefused(String piece) {
    assertRefused(MailProtocol.IMAP, piece.repeat(ReplyBounds.SHORT_ANSWER));
  }

  @Test
  void beforeTheSignInAnswersAreShortAndFew() {
    assertPasses(MailProtocol.IMAP, "* OK " + "x".repeat(60_000) + "\r\n");
    assertRefused(MailProtocol.IMAP, "* OK " + "x".repeat(70_000) + "\r\n");
    assertRefused(MailProtocol.IMAP, "* OK {65537}\r\n");
    assertRefused(MailProtocol.IMAP, "* OK still here\r\n".repeat(100_000));
    assertRefused(MailProtocol.POP3, "XYZ\r\n".repeat(300_000));
  }

  @Test
  void afterTheSignInMessagesMayBeLong() {
    signedIn = true;
    assertPasses(MailProtocol.IMAP, "* OK still here\r\n".repeat(100_000));
    assertPasses(MailProtocol.POP3, "x".repeat(2_000_000) + "\r\n");
  }

  @Test
  void smtpNeverHasLongAnswers() {
    signedIn = true;
    assertRefused(MailProtocol.SMTP, "250-AND-MORE\r\n".repeat(10_000));
    assertRefused(MailProtocol.SMTP, "250 " + "x".repeat(70_000));
    assertPasses(MailProtocol.SMTP, "250 2.1.5 Recipient OK\r\n".repeat(100_000));
  }

  private void assertRefused(MailProtocol protocol, String answer) {
    assertThatThrownBy(() -> watch(protocol, answer)).isInstanceOf(IOException.class);
  }

  private void assertPasses(MailProtocol protocol, String answer) {
    assertThatCode(() -> watch(protocol, answer)).doesNotThrowAnyException();
  }

  /** In pieces, as the network brings it. */
  private void watch(MailProtocol protocol, String answer) throws IOException {
    ReplyBounds bounds = new ReplyBounds(protocol, () -> signedIn);
    byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length; i += 7) {
      bounds.watch(bytes, i, Math.min(7, bytes.length - i));
    }
  }
}
