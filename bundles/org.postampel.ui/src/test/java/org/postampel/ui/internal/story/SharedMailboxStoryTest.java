package org.postampel.ui.internal.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.CheckRunner;
import org.postampel.check.SendAsProofs;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.mail.HostResolver;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInService;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoTenant;
import org.postampel.ui.DialogServices;
import org.postampel.ui.MailboxCommands;
import org.postampel.ui.internal.fixture.MemoryMailboxes;
import org.postampel.ui.internal.fixture.MemoryStore;
import org.postampel.ui.internal.fixture.OffTheDisplay;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.handler.DialogOpener;

/** From the empty dialog to all lights green, as a person goes. */
class SharedMailboxStoryTest {

  private static final Duration NETWORK = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final MemoryMailboxes mailboxes = new MemoryMailboxes();
  private final MemoryStore store = new MemoryStore();
  private Display display;
  private Robot robot;
  private DemoTenant tenant;
  private DialogServices services;
  private boolean browser = true;

  @BeforeEach
  void start() throws IOException {
    display = new Display();
    robot = new Robot(display);
    tenant = DemoTenant.start(folder, Clock.systemUTC());
    ProviderPresets presets = ProviderPresets.load();
    OAuthServices oauth = OAuthServices.create(store, presets, Clock.systemUTC(), "erna");
    services =
        new DialogServices(
            OffTheDisplay.watched(MailboxRepository.class, mailboxes),
            OffTheDisplay.watched(TokenStore.class, store),
            OffTheDisplay.watched(SignInService.class, oauth.signInService()),
            CheckRunner.create(
                oauth.credentialSource(),
                oauth.accessTokenSource(),
                presets,
                HostResolver.system(),
                Clock.systemUTC()),
            SendAsProofs.in(folder),
            presets,
            SharedMailboxStoryTest::inBackground,
            this::annaSignsIn,
            page -> CompletableFuture.completedFuture(false),
            Locale.GERMAN);
  }

  @AfterEach
  void stop() throws IOException {
    robot.closeAll();
    display.dispose();
    robot.rethrow();
    tenant.close();
  }

  @Test
  void aSharedMailboxGoesFromTheEmptyDialogToAllLightsGreenWithOnePointOpen() {
    String[] verdict = new String[1];
    robot.whenShown("mailbox.dialog", dialog -> fillIn(() -> checkAndSave(verdict)));

    Map<String, String> answer = opener("").newMailbox();
    robot.rethrow();

    assertThat(verdict[0]).isEqualTo("Grün, 1 Punkt offen");
    assertThat(answer)
        .containsEntry(MailboxCommands.MAILBOX, "support")
        .containsEntry(MailboxCommands.LIGHT, "green");
    assertThat(store.names()).extracting(SecretName::kind).containsOnly(SecretName.Kind.SIGN_IN);
    assertThat(store.names())
        .allSatisfy(
            name ->
                assertThat(mailboxes.draft("support").toString()).doesNotContain(store.text(name)));
    assertThatItOpensAgainSignedIn();
    assertThatATestMessageClosesTheOpenPointForGood();
  }

  @Test
  void whoseBrowserDoesNotOpenSignsInWithADeviceCodeAndTheMailboxStaysSetToTheBrowser() {
    browser = false;
    robot.whenShown(
        "sign-in.dialog",
        window ->
            robot.when(
                () -> robot.isShown("sign-in.device-code") && !address().isEmpty(),
                () -> {
                  robot.press("sign-in.device-code");
                  robot.when(() -> code().find(), () -> annaEnters(code()));
                }));
    robot.whenShown("mailbox.dialog", dialog -> fillIn(() -> robot.press("mailbox.save")));

    assertThat(opener("").newMailbox()).containsEntry(MailboxCommands.MAILBOX, "support");
    robot.rethrow();

    assertThat(mailboxes.draft("support").trimmed(MailboxField.OAUTH_FLOW)).isEmpty();
    assertThat(store.names()).extracting(SecretName::kind).containsOnly(SecretName.Kind.SIGN_IN);
    assertThatItOpensAgainSignedIn();
  }

  private String address() {
    return robot.find("sign-in.address", Text.class).getText();
  }

  /** The code, as the person reads it in the window. */
  private Matcher code() {
    return Pattern.compile("den Code (\\S+) ein")
        .matcher(robot.find("sign-in.message", Label.class).getText());
  }

  private void annaEnters(Matcher code) {
    assertThat(code.find()).isTrue();
    URI page = URI.create(address());
    inBackground(
        () -> {
          try {
            tenant.browser().enterDeviceCode(page, code.group(1), DemoAccount.ANNA);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
  }

  private void assertThatATestMessageClosesTheOpenPointForGood() {
    String[] verdicts = new String[2];
    robot.whenShown("check.test-message.dialog", question -> robot.press("check.test-message.yes"));
    robot.whenShown(
        "check.dialog",
        check -> {
          robot.press("check.test-message");
          robot.whenDone("check.start", () -> keepVerdict(verdicts, 0, check));
        });
    assertThat(opener("support").checkMailbox()).containsEntry(MailboxCommands.LIGHT, "green");
    robot.rethrow();
    robot.whenShown(
        "check.dialog",
        check -> {
          robot.press("check.start");
          robot.whenDone("check.start", () -> keepVerdict(verdicts, 1, check));
        });
    opener("support").checkMailbox();
    robot.rethrow();

    assertThat(verdicts).as("proven, and remembered").containsExactly("Grün", "Grün");
  }

  private void keepVerdict(String[] verdicts, int place, Shell check) {
    verdicts[place] = robot.find("check.verdict", Label.class).getText();
    check.close();
  }

  private void fillIn(Runnable next) {
    robot.type("mailbox.name", "Support");
    robot.type("mailbox.address", DemoAccount.SUPPORT.address());
    robot.tick("mailbox.shared", true);
    robot.choose("mailbox.provider", "Microsoft 365");
    robot.type("mailbox.sign-in.account", DemoAccount.ANNA.address());
    robot.type("mailbox.oauth.tenant", tenant.tenantId().toString());
    robot.type("mailbox.oauth.client-id", tenant.publicClientId().toString());
    robot.type("mailbox.incoming.host", tenant.host());
    robot.type("mailbox.incoming.port", String.valueOf(tenant.imapPort()));
    robot.type("mailbox.outgoing.host", tenant.host());
    robot.type("mailbox.outgoing.port", String.valueOf(tenant.smtpStartTlsPort()));
    robot.tick("mailbox.advanced", true);
    robot.type("mailbox.oauth.authority", tenant.authority().toString());
    robot.type("mailbox.tls.trusted-certificates", tenant.caFile().toString());
    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isTrue();
    robot.press("mailbox.sign-in-button");
    robot.when(
        () -> robot.find("mailbox.sign-in-status", Label.class).getText().contains("anna"), next);
  }

  private void checkAndSave(String[] verdict) {
    robot.whenShown(
        "check.dialog",
        check -> {
          robot.press("check.start");
          robot.whenDone(
              "check.start",
              () -> {
                verdict[0] = robot.find("check.verdict", Label.class).getText();
                check.close();
                robot.press("mailbox.save");
              });
        });
    robot.press("mailbox.check");
  }

  private void assertThatItOpensAgainSignedIn() {
    String[] who = new String[1];
    robot.whenShown(
        "mailbox.dialog",
        (Shell dialog) ->
            robot.when(
                () -> robot.find("mailbox.sign-in-status", Label.class).getText().contains("anna"),
                () -> {
                  who[0] = robot.find("mailbox.sign-in-status", Label.class).getText();
                  dialog.close();
                }));
    opener("support").editMailbox();
    robot.rethrow();
    assertThat(who[0]).contains(DemoAccount.ANNA.address());
  }

  private DialogOpener opener(String mailbox) {
    display.timerExec((int) NETWORK.toMillis(), robot::closeAll);
    return new DialogOpener(services, null, Optional.of(mailbox));
  }

  private boolean annaSignsIn(URI page) {
    if (!browser) {
      return false;
    }
    inBackground(
        () -> {
          try {
            tenant.browser().signIn(page, DemoAccount.ANNA);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
    return true;
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "test-background");
    thread.setDaemon(true);
    thread.start();
  }
}
