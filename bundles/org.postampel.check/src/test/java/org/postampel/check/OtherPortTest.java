package org.postampel.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.TransportSecurity;

class OtherPortTest {

  private static final OtherPort SUBMISSION =
      new OtherPort(MailProtocol.SMTP, 587, TransportSecurity.STARTTLS);
  private static final OtherPort IMPLICIT =
      new OtherPort(MailProtocol.SMTP, 465, TransportSecurity.TLS);

  @Test
  void whatWasProvenIsReadBackFromTheEvidenceInItsOrder() {
    StepResult result = with(SUBMISSION.evidence(), IMPLICIT.evidence());

    assertThat(OtherPort.in(result)).containsExactly(SUBMISSION, IMPLICIT);
    assertThat(CheckTexts.in(Locale.GERMAN).evidence(SUBMISSION.evidence()))
        .isEqualTo("ein anderer üblicher Port, der antwortet: 587 starttls");
  }

  @Test
  void whatAServerSaysIsNoProofOfAPort() {
    assertThat(OtherPort.in(with(new Evidence(Evidence.Kind.SERVER_ANSWER, "587 starttls"))))
        .isEmpty();
  }

  private static StepResult with(Evidence... evidence) {
    return StepResult.green(
        StepId.of(MailProtocol.SMTP, "connect"),
        Sentence.of("proved.connect", "mail.company.net", 25),
        List.of(evidence),
        Duration.ZERO);
  }
}
