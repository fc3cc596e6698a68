package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people do with the dialogs of the built distribution in either language, by keyboard and
 * screen reader alone, over the demo tenant; what they saved is read from its file. Needs a display
 * with a window manager and fails without one.
 */
@ParameterizedClass
@ValueSource(strings = {"de", "en"})
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DialogStoriesTest {

  private static final String ANNA = "anna.beispiel@musterfirma.example";
  private static final String BERND = "bernd.kollege@musterfirma.example";
  private static final String EVA = "eva.neu@musterfirma.example";

  /** The registration with a secret, and the secret, as the demo's authority knows them. */
  private static final String SERVER = "6d757374-6572-4000-8000-0000000000c2";

  private static final String SECRET = "demo~Wert-des-Schluessels-Server";

  @TempDir private static Path temporary;
  private static DemoMailboxes mailboxes;
  private static DemoTenantProcess demo;
  private static Accessibility eyes;
  private static AccessibleHost host;
  private static Person person;
  private static Words words;
  private static Visitor visitor;

  @Parameter private String language;

  @BeforeParameterizedClassInvocation
  static void openTheHost(String language) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(language));
    Path data = folder.resolve("demo");
    mailboxes = new DemoMailboxes(data);
    demo = DemoTenantProcess.start(data);
    eyes = Accessibility.start();
    host = AccessibleHost.start(eyes, language, data, folder);
    words = Words.in(language);
    person = new Person(eyes, words);
    visitor = new Visitor(data);
  }

  @AfterParameterizedClassInvocation
  static void closeIt() throws IOException, InterruptedException {
    if (host != null) {
      host.close();
    }
    if (eyes != null) {
      eyes.close();
    }
    demo.stop();
  }

  @AfterEach
  void backToTheList() {
    person.escapesTo("window.title");
  }

  @Test
  void aSharedMailboxIsMadeFromAnEmptyFormProvenSavedAndOpensAgain() throws IOException {
    newMailbox("verkauf", "support@musterfirma.example");
    Accessibility.copy(mailboxes.connectionData(SERVER));
    person.presses("connection.paste");
    person.types("field.client-secret", SECRET);
    person.types("field.sign-in.account.oauth2", ANNA);
    person.presses("sign-in.button");
    person.isIn("sign-in.title");
    visitor.signsIn(opened(), ANNA);
    person.isIn("mailbox.title.new");
    person.reads(words.of("sign-in.somebody", ANNA));

    person.presses("button.check");
    person.isIn("check.title");
    person.presses("check.start");
    person.mayPress("check.again");
    person.presses("check.test-message");
    person.isIn("check.test-message.title");
    person.presses("check.test-message.yes");
    person.isIn("check.title");
    person.mayPress("check.again");
    person.reads(words.of("check.over", words.of("overall.green")));
    List<List<String>> steps = person.rows();
    assertThat(steps)
        .extracting(row -> row.get(0))
        .contains(words.of("lamp.green"))
        .doesNotContain(words.of("lamp.red"), words.of("lamp.yellow"));
    assertThat(lamps(steps))
        .contains(
            List.of(words.of("lamp.green"), words.of("step.imap.mailbox")),
            List.of(words.of("lamp.green"), words.of("step.smtp.sender")),
            List.of(words.of("lamp.green"), words.of("step.roundtrip.receive")));
    person.presses("button.close");
    person.isIn("mailbox.title.new");
    person.presses("button.save");
    person.isIn("window.title");
    person.reads(words.of("light.green"));

    Properties given = mailboxes.saved("support");
    assertThat(mailboxes.saved("verkauf"))
        .containsEntry("name", "verkauf")
        .containsEntry("address", "support@musterfirma.example")
        .containsEntry("shared", "true")
        .containsEntry("provider", "microsoft365")
        .containsEntry("sign-in", "oauth2")
        .containsEntry("sign-in.account", ANNA)
        .containsEntry("oauth.client-id", SERVER)
        .containsEntry("oauth.tenant", given.get("oauth.tenant"))
        .containsEntry("incoming.port", given.get("incoming.port"))
        .containsEntry("outgoing.port", given.get("outgoing.port"));
    assertThat(mailboxes.file("verkauf")).content().doesNotContain(SECRET);

    person.opens("command.edit", "verkauf");
    person.isIn("mailbox.title.edit");
    person.reads(words.of("sign-in.somebody", ANNA));
    assertThat(person.textOf("field.name")).isEqualTo("verkauf");
    assertThat(person.textOf("field.address")).isEqualTo("support@musterfirma.example");
    assertThat(person.textOf("field.oauth.client-id")).isEqualTo(SERVER);
    assertThat(host.newPage()).isEmpty();
  }

  @Test
  void theSecondMailboxOfTheSamePersonAsksForNoSignIn() throws IOException {
    newMailbox("rechnungen", "rechnung@musterfirma.example");
    Accessibility.copy(mailboxes.connectionData(""));
    person.presses("connection.paste");
    person.reads(words.of("sign-in.offers"));
    person.pressesWhatSays(words.of("sign-in.continue-as", "anna"));
    person.reads(words.of("sign-in.somebody", ANNA));
    person.presses("button.check");
    person.isIn("check.title");
    person.presses("check.start");
    person.mayPress("check.again");
    person.reads(words.of("overall.one-open", words.of("overall.green")));
    person.presses("button.close");
    person.isIn("mailbox.title.new");
    person.presses("button.save");
    person.isIn("window.title");

    assertThat(mailboxes.saved("rechnungen"))
        .containsEntry("address", "rechnung@musterfirma.example")
        .containsEntry("shared", "true")
        .containsEntry("sign-in.account", ANNA);
    assertThat(host.newPage()).isEmpty();
  }

  @Test
  void whoSignsInAsSomebodyElseIsToldAndMayTryAnotherAccount() throws IOException {
    person.opens("command.edit", "(support)");
    person.isIn("mailbox.title.edit");
    person.presses("sign-in.again");
    person.isIn("sign-in.title");
    visitor.signsIn(opened(), BERND);
    person.reads(BERND);
    person.presses("sign-in.other-account");
    visitor.signsIn(opened(), ANNA);
    person.isIn("mailbox.title.edit");
    person.reads(words.of("sign-in.somebody", ANNA));
    person.presses("button.save");
    person.isIn("window.title");

    assertThat(mailboxes.saved("support"))
        .containsEntry("address", "support@musterfirma.example")
        .containsEntry("sign-in.account", ANNA);
  }

  @Test
  void aWrongClientSecretIsSaidAndTheRightOneWorks() throws IOException {
    newMailbox("geheim", "support@musterfirma.example");
    Accessibility.copy(mailboxes.connectionData(SERVER));
    person.presses("connection.paste");
    person.types("field.sign-in.account.oauth2", BERND);
    person.types("field.client-secret", "demo~falsch");
    person.presses("sign-in.button");
    person.isIn("sign-in.title");
    visitor.signsIn(opened(), BERND);
    person.reads("AADSTS7000215");
    person.presses("button.close");
    person.isIn("mailbox.title.new");
    person.types("field.client-secret", SECRET);
    person.presses("sign-in.button");
    person.isIn("sign-in.title");
    visitor.signsIn(opened(), BERND);
    person.isIn("mailbox.title.new");
    person.reads(words.of("sign-in.somebody", BERND));
    person.presses("button.save-unproven");
    person.isIn("window.title");

    assertThat(mailboxes.saved("geheim"))
        .containsEntry("sign-in.account", BERND)
        .containsEntry("oauth.client-id", SERVER);
    assertThat(mailboxes.file("geheim")).content().doesNotContain("demo~");
  }

  @Test
  void aMissingApprovalIsWaitedForGrantedAndResumed() throws IOException {
    person.opens("command.edit", "(support-eva)");
    person.isIn("mailbox.title.edit");
    person.presses("sign-in.button");
    person.isIn("sign-in.title");
    visitor.signsIn(opened(), EVA);
    person.reads(words.of("sign-in.waiting"));
    URI approval = URI.create(person.textOf("sign-in.address"));
    person.presses("button.close");
    person.isIn("mailbox.title.edit");
    person.mayPress("sign-in.copy-consent");

    visitor.approves(approval);
    person.presses("sign-in.resume");
    person.isIn("sign-in.title");
    visitor.signsIn(opened(), EVA);
    person.isIn("mailbox.title.edit");
    person.reads(words.of("sign-in.somebody", EVA));
    person.presses("button.save");
    person.isIn("window.title");

    assertThat(mailboxes.saved("support-eva"))
        .containsEntry("address", "support@musterfirma.example")
        .containsEntry("sign-in.account", EVA);
    checks("(support-eva)");
    person.reads(words.of("overall.one-open", words.of("overall.green")));
  }

  @Test
  void imapThatIsSwitchedOffIsRedAndTheAdministratorCanBeAsked() throws IOException {
    person.opens("command.check", "(info)");
    person.isIn("check.title");
    person.clicks("check.start");
    person.mayPress("check.again");
    person.reads(words.of("overall.red"));
    List<List<String>> steps = person.rows();
    assertThat(steps).hasSizeGreaterThan(15);
    assertThat(lamps(steps))
        .contains(
            List.of(words.of("lamp.green"), words.of("check.leg.oauth")),
            List.of(words.of("lamp.red"), words.of("check.leg.imap")),
            List.of(words.of("lamp.green"), words.of("step.imap.login")),
            List.of(words.of("lamp.red"), words.of("step.imap.mailbox")),
            List.of(words.of("reason", words.of("reason.blocked")), words.of("step.imap.folders")));
    person.unfolds(words.of("check.causes.show").replace(" ({0})", ""));
    person.reads(words.of("cause.imap-off", "info@musterfirma.example"));
    person.key("F6", "F6", "Home", "minus");
    person.noLongerReads(words.of("step.account.secrets"));
    person.reads(words.of("check.leg.account"));
    person.key("plus");
    person.reads(words.of("step.account.secrets"));
    person.presses("check.administrator");
    person.reads(words.of("check.copied"));
    assertThat(Accessibility.pasted())
        .contains("Set-CASMailbox -Identity info@musterfirma.example -ImapEnabled $true");
  }

  @Test
  void smtpAuthThatIsSwitchedOffIsRedAtSmtpAloneAndNamesTheNextAction() throws IOException {
    checks("(support-dieter)");
    person.reads(words.of("overall.red"));
    assertThat(person.rows())
        .filteredOn(row -> row.get(0).equals(words.of("lamp.red")))
        .extracting(row -> row.get(1))
        .as("the leg and its step")
        .containsExactly(words.of("check.leg.smtp"), words.of("step.smtp.login"));
    person.reads(words.of("check.remedies.administrator"));
    String command =
        "Set-CASMailbox dieter.still@musterfirma.example -SmtpClientAuthenticationDisabled $false";
    person.reads(command);
    person.presses("check.administrator");
    person.reads(words.of("check.copied"));
    assertThat(Accessibility.pasted()).contains(command);
  }

  @Test
  void anAnswerIsReadWithTheQuestionItAnswers() {
    person.opens("command.edit", "(info)");
    person.isIn("mailbox.title.edit");

    for (String kind : List.of("personal", "shared")) {
      assertThat(person.questionOf("question.kind." + kind) + ":")
          .isEqualTo(words.of("question.kind"));
    }
    for (String who : List.of("person", "each-person", "application")) {
      assertThat(person.questionOf("question.who." + who) + ":")
          .isEqualTo(words.of("question.who"));
    }
  }

  @Test
  void aSavedMailboxIsChangedAndKeepsTheRest() throws IOException {
    Properties before = mailboxes.saved("bernd");
    person.opens("command.edit", "(bernd)");
    person.isIn("mailbox.title.edit");
    person.types("field.name", "Bernd by keyboard");
    person.presses("button.save-unproven");
    person.isIn("window.title");
    person.reads("Bernd by keyboard");

    before.setProperty("name", "Bernd by keyboard");
    assertThat(mailboxes.saved("bernd")).isEqualTo(before);
  }

  @Test
  void aCheckThatIsCancelledSaysSoAndCanBeginAgain() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String port = "outgoing.port = " + silent.getLocalPort();
      String settings = Files.readString(mailboxes.file("rechnung"));
      Files.writeString(
          mailboxes.file("rechnung"), settings.replaceAll("outgoing\\.port = \\d+", port));
      person.opens("command.check", "(rechnung)");
      person.isIn("check.title");
      person.presses("check.start");
      person.reads(words.of("lamp.running"));
      person.presses("button.cancel");
      person.mayPress("check.again");
      person.reads(words.of("reason", words.of("reason.cancelled")));
      person.reads(words.of("overall.grey"));
    }
  }

  /** Light and step of each row. */
  private static List<List<String>> lamps(List<List<String>> rows) {
    return rows.stream().map(row -> row.subList(0, 2)).toList();
  }

  private static void checks(String mailbox) {
    person.opens("command.check", mailbox);
    person.isIn("check.title");
    person.presses("check.start");
    person.mayPress("check.again");
  }

  private static void newMailbox(String name, String address) {
    person.isIn("window.title");
    person.keyOf("command.new");
    person.isIn("mailbox.title.new");
    person.types("field.address", address);
    person.types("field.name", name);
    person.keyOf("question.kind.shared");
    person.reads("Microsoft 365");
  }

  private static URI opened() {
    return await().atMost(Duration.ofSeconds(60)).until(host::newPage, Optional::isPresent).get();
  }
}
