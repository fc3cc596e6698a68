package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Evidence;
import org.postampel.check.OtherPort;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.SomeCertificate;
import org.postampel.ui.internal.text.Sentences;

class NextActionTest {

  private static final StepId TLS = StepId.of(MailProtocol.IMAP, "tls");
  private static final StepId CONNECT = StepId.of(MailProtocol.SMTP, "connect");
  private static final Sentences GERMAN = Sentences.in(Locale.GERMAN);

  private final House house = new House();

  @Test
  void anUnknownCertificateIsToBeLookedAtAndMayBeTrusted() {
    house.checks.showUnknownCertificate(TLS, SomeCertificate.pem());

    NextAction next = NextAction.of(report()).orElseThrow();

    assertThat(next)
        .isInstanceOfSatisfying(
            NextAction.ShowCertificate.class,
            shown -> {
              assertThat(shown.trustable()).isTrue();
              assertThat(shown.chain()).hasSize(1);
              ServerCertificate certificate = shown.chain().get(0);
              assertThat(certificate.pem()).isEqualTo(SomeCertificate.pem());
              assertThat(certificate.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
              assertThat(certificate.until()).isAfter(certificate.from());
              assertThat(certificate.mayIssue()).as("an authority of Java's").isTrue();
            });
    assertThat(next.text(GERMAN)).contains("Zertifikat");
  }

  @Test
  void aPortThatWasProvenToAnswerIsOfferedByItsNumber() {
    OtherPort submission = new OtherPort(MailProtocol.SMTP, 587, TransportSecurity.STARTTLS);
    OtherPort implicit = new OtherPort(MailProtocol.SMTP, 465, TransportSecurity.TLS);
    house.checks.refuse(CONNECT, List.of(submission.evidence(), implicit.evidence()));

    NextAction next = NextAction.of(report()).orElseThrow();

    assertThat(next).isEqualTo(new NextAction.UsePort(submission));
    assertThat(next.text(GERMAN).replace("&", "")).isEqualTo("Port 587 übernehmen");
    assertThat(PortChange.of(submission))
        .containsOnly(
            entry(MailboxField.OUTGOING_PORT, "587"),
            entry(MailboxField.OUTGOING_SECURITY, "starttls"));
    assertThat(PortChange.of(new OtherPort(MailProtocol.IMAP, 993, TransportSecurity.TLS)))
        .containsOnly(
            entry(MailboxField.INCOMING_PORT, "993"), entry(MailboxField.INCOMING_SECURITY, "tls"));
  }

  @Test
  void noPortIsOfferedThatNobodyProved() {
    Evidence hearsay = new Evidence(Evidence.Kind.ADDRESS, "other usual ports that answer: none");
    house.checks.refuse(CONNECT, List.of(hearsay));

    assertThat(NextAction.of(report())).isEmpty();
  }

  @Test
  void whatOnlyTheAdministratorCanMendHasNoActionHere() {
    house.checks.makeRed(StepId.of(MailProtocol.SMTP, "login"));

    assertThat(NextAction.of(report())).isEmpty();
  }

  @Test
  void withoutARedLightTheOpenPointIsNext() {
    assertThat(NextAction.of(report())).contains(new NextAction.TestMessage());
  }

  private CheckReport report() {
    house.checks.allowAll();
    return house.checks.run(
        house.configuration("support", House.sharedDraft()),
        CheckOptions.defaults(),
        CheckListener.NONE,
        new Cancellation());
  }
}
