package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.DemoMailboxes.step;
import static org.postampel.testkit.demo.DemoAccount.ANNA;
import static org.postampel.testkit.demo.DemoAccount.BERND;
import static org.postampel.testkit.demo.DemoAccount.CARLA;
import static org.postampel.testkit.demo.DemoAccount.DIETER;
import static org.postampel.testkit.demo.DemoAccount.INFO;
import static org.postampel.testkit.demo.DemoAccount.RECHNUNG;
import static org.postampel.testkit.demo.DemoAccount.SUPPORT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Leg;
import org.postampel.check.Light;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.SubmissionOutcome;
import org.postampel.mail.TestMessage;
import org.postampel.mail.TestMessages;
import org.postampel.mail.TimeLimits;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoTenant;

/**
 * A leg of the check is green or yellow exactly where the host's own mail access works with the
 * same settings: no false green, no red on a healthy mailbox.
 */
@Timeout(120)
class AgreementTest {

  @TempDir static Path folder;
  private static DemoTenant tenant;
  private static DemoMailboxes demo;

  /**
   * One mailbox in one condition.
   *
   * @param name of the case
   */
  record Scenario(String name, DemoAccount mailbox, DemoAccount person, Supplier<Secret> tokens) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
    demo = new DemoMailboxes(tenant);
  }

  @AfterAll
  static void stop() throws IOException {
    tenant.close();
  }

  static List<Scenario> scenarios() {
    UUID elsewhere = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
    return List.of(
        new Scenario("delegate", SUPPORT, ANNA, () -> full(ANNA)),
        new Scenario("delegate of another", RECHNUNG, DIETER, () -> full(DIETER)),
        new Scenario("full access without send as", SUPPORT, BERND, () -> full(BERND)),
        new Scenario("no full access", SUPPORT, CARLA, () -> full(CARLA)),
        new Scenario("protocol off", INFO, ANNA, () -> full(ANNA)),
        new Scenario("own mailbox", ANNA, ANNA, () -> full(ANNA)),
        new Scenario("token of somebody else", SUPPORT, ANNA, () -> full(CARLA)),
        new Scenario(
            "reading only",
            SUPPORT,
            ANNA,
            () ->
                tenant
                    .tokens()
                    .forPerson(ANNA)
                    .permissions("IMAP.AccessAsUser.All", "POP.AccessAsUser.All")
                    .issue()),
        new Scenario(
            "sending only",
            SUPPORT,
            ANNA,
            () -> tenant.tokens().forPerson(ANNA).permissions("SMTP.Send").issue()),
        new Scenario(
            "expired token",
            SUPPORT,
            ANNA,
            () -> tenant.tokens().forPerson(ANNA).life(Duration.ofMinutes(-1)).issue()),
        new Scenario(
            "token for Graph",
            SUPPORT,
            ANNA,
            () -> tenant.tokens().forPerson(ANNA).audience("https://graph.microsoft.com").issue()),
        new Scenario(
            "other organisation",
            SUPPORT,
            ANNA,
            () -> tenant.tokens().forPerson(ANNA).ofTenant(elsewhere).issue()));
  }

  static Stream<Arguments> cases() {
    return scenarios().stream()
        .flatMap(
            one -> Stream.of(MailProtocol.IMAP, MailProtocol.POP3).map(p -> Arguments.of(one, p)));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("cases")
  void checkSaysWhatTheHostsAccessDoes(Scenario scenario, MailProtocol incoming) {
    DemoSources sources = new DemoSources(scenario.tokens());
    MailboxConfiguration mailbox = demo.mailbox(scenario.mailbox(), scenario.person(), incoming);
    TestMessages access = TestMessages.using(sources, TimeLimits.each(Duration.ofSeconds(10)));
    CheckOptions how = CheckOptions.defaults().withTimeout(Duration.ofSeconds(60));
    CheckReport report = DemoMailboxes.check(sources, mailbox, how);

    assertThat(works(report, Leg.of(incoming)))
        .as(report.steps().toString())
        .isEqualTo(reads(access, mailbox));
    SubmissionOutcome sent = access.send(mailbox, message(mailbox), new Cancellation());
    assertThat(step(report, "smtp.login").light() == Light.GREEN)
        .as(report.steps() + " against " + sent)
        .isEqualTo(!(sent instanceof SubmissionOutcome.NotOpened));
  }

  private static boolean works(CheckReport report, Leg leg) {
    return report.steps().stream()
        .filter(result -> result.step().leg() == leg)
        .noneMatch(
            result ->
                result.light() == Light.RED
                    || result.reason().filter(why -> why.isUndecided()).isPresent());
  }

  /** A message that was never sent is missing where the inbox was opened and read. */
  private static boolean reads(TestMessages access, MailboxConfiguration mailbox) {
    ArrivalOutcome outcome =
        access.fetch(mailbox, message(mailbox), Duration.ofMillis(1), new Cancellation());
    return outcome instanceof ArrivalOutcome.Missing;
  }

  private static TestMessage message(MailboxConfiguration mailbox) {
    return TestMessage.to(mailbox.address(), "", Instant.now());
  }

  private static Secret full(DemoAccount person) {
    return tenant
        .tokens()
        .forPerson(person)
        .permissions("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send")
        .issue();
  }
}
