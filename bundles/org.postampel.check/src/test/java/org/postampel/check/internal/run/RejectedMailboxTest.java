package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;

class RejectedMailboxTest {

  private static final MailboxId ID = new MailboxId("support");

  private final RejectedMailbox rejected =
      new RejectedMailbox(Clock.fixed(Samples.NOW, ZoneOffset.UTC));

  @Test
  void everyProblemOfTheFieldsIsACauseWithItsRemedy() {
    MailboxDraft draft =
        MailboxDraft.empty()
            .with(MailboxField.NAME, "Support")
            .with(MailboxField.ADDRESS, "no-at-sign")
            .with(MailboxField.INCOMING_PROTOCOL, "imap")
            .with(MailboxField.INCOMING_HOST, "https://mail.example")
            .with(MailboxField.INCOMING_PORT, "0")
            .with(MailboxField.INCOMING_SECURITY, "tls")
            .with(MailboxField.OUTGOING_ENABLED, "false")
            .with(MailboxField.SIGN_IN, "password")
            .with(MailboxField.SIGN_IN_ACCOUNT, "anna");
    ValidationOutcome outcome =
        new MailboxValidator(ProviderPresets.load()).validate(ID, draft, Path.of("."));

    CheckReport report =
        rejected.invalid(ID, draft, ((ValidationOutcome.Invalid) outcome).problems());

    StepResult settings = report.step(StepId.ACCOUNT_SETTINGS).orElseThrow();
    assertThat(settings.light()).isEqualTo(Light.RED);
    assertThat(settings.finding().orElseThrow().reference()).isEqualTo("C1");
    assertThat(settings.summary().in(Locale.ENGLISH))
        .startsWith("support.properties: 3 settings have to be corrected, among them address: ");
    assertThat(settings.finding().orElseThrow().causes())
        .hasSize(3)
        .allSatisfy(cause -> assertThat(cause.in(Locale.GERMAN)).isNotBlank());
    assertThat(settings.remedies())
        .extracting(remedy -> remedy.text().in(Locale.GERMAN))
        .contains("Korrigieren Sie das Feld incoming.port in den Einstellungen.");
    assertThat(settings.evidence())
        .extracting(e -> e.text())
        .anyMatch(t -> t.startsWith("address: "));
    assertThat(report.name()).isEqualTo("Support");
    assertThat(report.light()).isEqualTo(Light.RED);
    assertThat(report.steps().subList(1, report.steps().size()))
        .allMatch(step -> step.reason().filter(GreyReason.BLOCKED::equals).isPresent());
  }

  @Test
  void singleProblemIsNamedWithFileAndField() {
    FieldProblem problem =
        FieldProblem.error(MailboxField.INCOMING_PORT, "port.out-of-range", "70000");

    CheckReport report = rejected.invalid(ID, MailboxDraft.empty(), List.of(problem));

    assertThat(report.step(StepId.ACCOUNT_SETTINGS).orElseThrow().summary().in(Locale.GERMAN))
        .startsWith("support.properties, incoming.port: ")
        .contains("70000");
  }

  @Test
  void unreadableFileIsNamedWithItsLine() {
    MailboxFileDefect defect =
        new MailboxFileDefect("support.properties", 7, "unknown-key", List.of("colour"));

    CheckReport report = rejected.unreadable(ID, defect);

    StepResult settings = report.step(StepId.ACCOUNT_SETTINGS).orElseThrow();
    assertThat(settings.light()).isEqualTo(Light.RED);
    assertThat(settings.summary().in(Locale.GERMAN)).contains("support.properties", "7", "colour");
    assertThat(settings.evidence().get(0).text()).isEqualTo("support.properties:7: unknown-key");
    assertThat(report.steps()).hasSize(19);
    assertThat(report.started()).isEqualTo(Samples.NOW);
  }
}
