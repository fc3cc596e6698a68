package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.core.mailbox.MailProtocol.IMAP;
import static org.postampel.core.mailbox.MailProtocol.SMTP;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.task.Cancellation;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/**
 * Programs and devices on the way that open or prevent the encryption, and the way without them.
 */
@Timeout(60)
class MeddlerTest {

  @TempDir private Path folder;

  @Test
  void interceptionThatThisComputerTrustsIsYellowAndNamesTheProduct() throws IOException {
    CertificateAuthority scanner =
        CertificateAuthority.create("Avast Web/Mail Shield Root", Clock.systemUTC());
    Path trusted = scanner.writePem(folder.resolve("company.pem"));
    try (ScriptedServer server = Rig.tls(scanner.issue(Rig.LOCALHOST), Rig.IMAP)) {
      CheckReport report =
          Rig.runner(Rig.RESOLVER)
              .run(
                  Samples.mailbox()
                      .trustedCertificates(trusted)
                      .incoming(new MailServer(IMAP, "localhost", server.port(), TLS, Rig.signIn()))
                      .build(),
                  CheckOptions.defaults(),
                  CheckListener.NONE,
                  new Cancellation());
      StepResult tls = report.step(new StepId("imap.tls")).orElseThrow();
      assertThat(tls.light()).isEqualTo(Light.YELLOW);
      assertThat(tls.finding().orElseThrow().code()).isEqualTo("tls.intercepted-trusted");
      assertThat(tls.evidence()).anyMatch(evidence -> evidence.text().contains("Avast"));
      assertThat(report.step(StepId.IMAP_MAILBOX).orElseThrow().light()).isEqualTo(Light.GREEN);
    }
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, Rig.IMAP)) {
      Rig.assertGreen(Rig.check(IMAP, server.port(), TLS), "imap.tls");
    }
  }

  @Test
  void starttlsThatAFirewallOverwroteIsToldApartFromAServerWithoutIt() throws IOException {
    assertThat(withoutStartTls("250 XXXXXXXA").finding().orElseThrow().causes().get(0).key())
        .isEqualTo("cause.starttls-stripped");
    assertThat(withoutStartTls("250 SIZE 1000").finding().orElseThrow().causes().get(0).key())
        .isEqualTo("cause.starttls-missing");
  }

  private static StepResult withoutStartTls(String last) throws IOException {
    Script script =
        Script.begin()
            .send("220 mail.example ESMTP")
            .expectStart("EHLO ")
            .reply("250-mail.example", last)
            .expectAny();
    try (ScriptedServer server = ScriptedServer.plain(script)) {
      CheckReport report = Rig.check(SMTP, server.port(), STARTTLS);
      StepResult tls = report.step(new StepId("smtp.tls")).orElseThrow();
      assertThat(tls.light()).isEqualTo(Light.RED);
      assertThat(server.received()).noneMatch(line -> line.startsWith("AUTH"));
      return tls;
    }
  }
}
