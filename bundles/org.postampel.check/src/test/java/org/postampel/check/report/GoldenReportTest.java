package org.postampel.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.check.CheckReport;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Samples;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;

/** One report with every light and every kind of evidence, as people and programs get to see it. */
class GoldenReportTest {

  @ParameterizedTest
  @CsvSource({"en,report.en.txt", "de,report.de.txt"})
  void textReportIsTheGoldenOne(String language, String file) throws IOException {
    assertThat(written(TextReportWriter.plain(), language)).isEqualTo(golden(file));
  }

  @ParameterizedTest
  @CsvSource({"en,report.en.json", "de,report.de.json"})
  void jsonReportIsTheGoldenOne(String language, String file) throws IOException {
    assertThat(written(new JsonReportWriter(), language)).isEqualTo(golden(file));
  }

  static String written(ReportWriter writer, String language) throws IOException {
    StringWriter out = new StringWriter();
    writer.write(report(), Locale.forLanguageTag(language), out);
    return out.toString();
  }

  private static CheckReport report() {
    StepId greeting = new StepId("imap.greeting");
    return Samples.report(
        Samples.green(StepId.ACCOUNT_SETTINGS),
        Samples.yellow(StepId.ACCOUNT_SECRETS),
        Samples.grey(StepId.OAUTH_TOKEN, GreyReason.NOT_APPLICABLE),
        Samples.red(new StepId("imap.tls")),
        StepResult.grey(
            greeting,
            GreyReason.BLOCKED,
            Sentence.of("undecided.blocked", Sentence.of("step.imap.tls")),
            List.of(
                new Evidence(
                    Evidence.Kind.UNTRUSTED_ANSWER, "* OK \u001b[2J\u202ehello\r\n* second line")),
            Duration.ZERO),
        Samples.grey(StepId.SHARING_SEND_AS, GreyReason.NOT_CHOSEN));
  }

  private static String golden(String file) throws IOException {
    try (InputStream in = GoldenReportTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
