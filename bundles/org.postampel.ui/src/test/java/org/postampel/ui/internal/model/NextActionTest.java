package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.SomeCertificate;

class NextActionTest {

  private static final StepId TLS = StepId.of(MailProtocol.IMAP, "tls");

  private final House house = new House();

  @Test
  void anUnknownCertificateIsToBeLookedAtAndMayBeTrusted() {
    house.checks.showUnknownCertificate(TLS, SomeCertificate.pem());
    CheckReport report = report();
    StepResult red = NextAction.firstRed(report).orElseThrow();

    assertThat(NextAction.of(report)).contains(NextAction.SHOW_CERTIFICATE);
    assertThat(NextAction.isTrustable(red)).isTrue();
    assertThat(ServerCertificate.chain(red))
        .singleElement()
        .satisfies(
            certificate -> {
              assertThat(certificate.pem()).isEqualTo(SomeCertificate.pem());
              assertThat(certificate.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
              assertThat(certificate.until()).isAfter(certificate.from());
              assertThat(certificate.mayIssue()).as("an authority of Java's").isTrue();
            });
  }

  @Test
  void whatOnlyTheAdministratorCanMendHasNoActionHere() {
    house.checks.makeRed(StepId.of(MailProtocol.SMTP, "login"));

    assertThat(NextAction.of(report())).isEmpty();
  }

  @Test
  void withoutARedLightTheOpenPointIsNext() {
    assertThat(NextAction.of(report())).contains(NextAction.TEST_MESSAGE);
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
