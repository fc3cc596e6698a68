package org.postampel.mail.internal.angus;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.TestMessage;

/** What a test message says of itself, and what is read from it when it has arrived. */
class ArrivedMailTest {

  private static final String MAILBOX = "support@musterfirma.example";
  private static final TestMessage SENT =
      TestMessage.to(MAILBOX, "Müller & Söhne, Support", Instant.parse("2026-03-01T10:00:00Z"));

  @Test
  void nobodyAnswersATestMessageAndEverybodyCanLeaveItOut() throws MessagingException {
    MimeMessage message = TestMail.of(SENT);

    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
    assertThat(message.getMessageID())
        .as("no name of this machine")
        .endsWith("@musterfirma.example>");
    assertThat(TestMessage.isOne(message)).isTrue();
    assertThat(TestMessage.leftOut().match(message)).isFalse();
    message.removeHeader(TestMessage.HEADER);
    assertThat(TestMessage.isOne(message)).isFalse();
    assertThat(TestMessage.leftOut().match(message)).isTrue();
  }

  @Test
  void withoutSenderItCameInTheMailboxesName() throws MessagingException {
    assertThat(ArrivedMail.senderOf(TestMail.of(SENT), SENT))
        .isEqualTo(ArrivalOutcome.Sender.SEND_AS);
  }

  @Test
  void anotherSenderMeansOnBehalf() throws MessagingException {
    MimeMessage message = TestMail.of(SENT);
    message.setHeader("Sender", "Anna Muster <anna@musterfirma.example>");
    message.setHeader("Authentication-Results", "spf=pass\r\n smtp.mailfrom=musterfirma.example");

    assertThat(ArrivedMail.senderOf(message, SENT)).isEqualTo(ArrivalOutcome.Sender.ON_BEHALF);
    assertThat(ArrivedMail.headersOf(message))
        .contains(
            "Sender: Anna Muster <anna@musterfirma.example>",
            "Authentication-Results: spf=pass smtp.mailfrom=musterfirma.example");
  }

  @Test
  void anotherAddressInFromIsNoProof() throws MessagingException {
    MimeMessage message = TestMail.of(SENT);
    message.setHeader("From", "anna@musterfirma.example");

    assertThat(ArrivedMail.senderOf(message, SENT)).isEqualTo(ArrivalOutcome.Sender.REWRITTEN);
  }
}
