package org.postampel.ui.internal.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.CheckRunner;
import org.postampel.check.SendAsProofs;
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
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.Paste;

/**
 * How little a person has to put in. Every field that is filled, every answer that is chosen, every
 * paste and every "continue as" counts; pressing "sign in", "check", "save" or "copy request" is
 * what one came for and does not.
 */
class FewInputsStoryTest {

  private static final Duration NETWORK = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final MemoryMailboxes mailboxes = new MemoryMailboxes();
  private final MemoryStore store = new MemoryStore();
  private final AtomicInteger browsers = new AtomicInteger();
  private final List<String> inputs = new ArrayList<>();
  private static Display display;
  private static Robot robot;
  private DemoTenant tenant;
  private DialogServices services;

  @BeforeAll
  static void openDisplay() {
    display = new Display();
    robot = new Robot(display);
  }

  @AfterAll
  static void closeDisplay() {
    display.dispose();
  }

  @BeforeEach
  void start() throws IOException {
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
            FewInputsStoryTest::inBackground,
            this::annaSignsIn,
            page -> CompletableFuture.completedFuture(false),
            Locale.GERMAN);
  }

  @AfterEach
  void stop() throws IOException {
    robot.closeAll();
    tenant.close();
    robot.rethrow();
  }

  @Test
  void aSharedMailboxTakesFourInputsAndTheNextOneOfTheSamePersonTwoAndNoSignIn() {
    robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          type("mailbox.address", DemoAccount.SUPPORT.address());
          answer("mailbox.shared");
          paste(administratorsMessage());
          type("mailbox.sign-in.account", DemoAccount.ANNA.address());
          robot.press("mailbox.sign-in-button");
          whenSignedIn(this::checkAndSave);
        });
    assertThat(open())
        .containsEntry(MailboxCommands.MAILBOX, "support")
        .containsEntry(MailboxCommands.LIGHT, "green");
    assertThat(inputs).hasSizeLessThanOrEqualTo(4);
    assertThat(browsers).hasValue(1);

    inputs.clear();
    robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          type("mailbox.address", DemoAccount.RECHNUNG.address());
          robot.when(
              () -> robot.isShown("mailbox.continue-as.0"),
              () -> {
                press("mailbox.continue-as.0");
                whenSignedIn(this::checkAndSave);
              });
        });
    assertThat(open()).containsEntry(MailboxCommands.LIGHT, "green");
    assertThat(inputs).hasSizeLessThanOrEqualTo(2);
    assertThat(browsers).as("nobody signed in again").hasValue(1);
    String second = DemoAccount.RECHNUNG.address().replaceFirst("@.*", "");
    assertThat(mailboxes.draft(second).text(MailboxField.SHARED)).isEqualTo("true");
  }

  @Test
  void whereApprovalIsMissingThreeInputsLeadToAFinishedRequest() {
    String[] request = new String[1];
    robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          type("mailbox.address", DemoAccount.SUPPORT.address());
          answer("mailbox.shared");
          paste(administratorsMessage());
          robot.press("mailbox.request");
          request[0] = new String(Paste.text(display));
          dialog.close();
        });
    open();

    assertThat(inputs).hasSizeLessThanOrEqualTo(3);
    assertThat(request[0])
        .contains(tenant.authority() + "/" + tenant.tenantId() + "/v2.0/adminconsent?client_id=")
        .contains("Add-MailboxPermission -Identity '" + DemoAccount.SUPPORT.address() + "'");
  }

  /** As an administrator writes it, with the servers of the demo tenant. */
  private String administratorsMessage() {
    return """
    Guten Tag,
    Anwendungs-ID (Client): %s
    Verzeichnis-ID (Mandant): %s
    oauth.authority = %s
    incoming.host = %s
    incoming.port = %d
    outgoing.host = %s
    outgoing.port = %d
    tls.trusted-certificates = %s
    """
        .formatted(
            tenant.publicClientId(),
            tenant.tenantId(),
            tenant.authority(),
            tenant.host(),
            tenant.imapPort(),
            tenant.host(),
            tenant.smtpStartTlsPort(),
            tenant.caFile());
  }

  private void type(String id, String text) {
    inputs.add(id);
    robot.type(id, text);
  }

  private void answer(String id) {
    inputs.add(id);
    robot.tick(id, true);
  }

  private void press(String id) {
    inputs.add(id);
    robot.press(id);
  }

  private void paste(String text) {
    Copy.text(display, text);
    press("mailbox.paste");
  }

  private void whenSignedIn(Runnable next) {
    robot.when(
        () -> robot.find("mailbox.sign-in-status", Label.class).getText().contains("anna"), next);
  }

  private void checkAndSave() {
    assertThat(robot.find("mailbox.save", Button.class).isEnabled()).isTrue();
    robot.whenShown(
        "check.dialog",
        check -> {
          robot.press("check.start");
          robot.whenDone(
              "check.start",
              () -> {
                check.close();
                robot.press("mailbox.save");
              });
        });
    robot.press("mailbox.check");
  }

  private Map<String, String> open() {
    Runnable patience = robot::closeAll;
    display.timerExec((int) NETWORK.toMillis(), patience);
    Map<String, String> answer = new DialogOpener(services, null, Optional.empty()).newMailbox();
    display.timerExec(-1, patience);
    robot.rethrow();
    return answer;
  }

  private boolean annaSignsIn(URI page) {
    browsers.incrementAndGet();
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
