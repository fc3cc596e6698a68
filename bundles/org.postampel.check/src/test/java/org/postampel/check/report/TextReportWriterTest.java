package org.postampel.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Samples;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;

class TextReportWriterTest {

  @Test
  void terminalShowsShapeWordTitleDurationAndWhoCanDoWhat() throws IOException {
    String text =
        write(
            TextReportWriter.plain(),
            Samples.green(StepId.ACCOUNT_SETTINGS),
            Samples.red(new StepId("imap.tls")),
            Samples.grey(StepId.OAUTH_TOKEN, GreyReason.NOT_APPLICABLE));

    assertThat(text)
        .isEqualTo(
            """
            Prüfung von Support <support@musterfirma.example>

            ● Grün    Einstellungen               0,0 s  Die Einstellungen sind vollständig.
            ◆ Rot     IMAP: Verschlüsselung       1,2 s  Das Zertifikat von mail.example ist am 01.02.2026 abgelaufen.
                  Ursache: Der Betreiber hat das Zertifikat nicht erneuert.
                  Ihr Administrator kann Folgendes tun:
                    - Erneuern Sie das Zertifikat von mail.example.
                        renew --now
                        https://help.example/renew
                  Nachweis:
                    NotAfter: 2026-02-01
            ○ Grau    Anmeldung: Zugriffstoken    0,0 s  Nicht geprüft: trifft nicht zu. Dieses Postfach meldet sich ohne OAuth 2.0 an.

            ◆ Rot
            """);
  }

  @Test
  void colourIsAddedOnlyWhenAskedFor() throws IOException {
    StepResult red = Samples.red(new StepId("imap.tls"));

    assertThat(write(TextReportWriter.plain(), red)).doesNotContain("\u001b");
    assertThat(write(TextReportWriter.coloured(), red)).contains("\u001b[31m◆ Rot");
  }

  @Test
  void serverCannotSteerTheTerminal() throws IOException {
    Evidence evidence = new Evidence(Evidence.Kind.SERVER_ANSWER, "550 \u001b[2Jno\u0007");
    StepResult step =
        StepResult.grey(
            StepId.OAUTH_TOKEN,
            GreyReason.PROBE_FAILED,
            Sentence.of("undecided.probe-failed", "X\u001b[31m"),
            List.of(evidence),
            Duration.ZERO);

    assertThat(write(TextReportWriter.plain(), step))
        .contains("550  [2Jno")
        .doesNotContain("\u001b", "\u0007");
  }

  private static String write(TextReportWriter writer, StepResult... steps) throws IOException {
    StringWriter out = new StringWriter();
    writer.write(Samples.report(steps), Locale.GERMAN, out);
    return out.toString();
  }
}
