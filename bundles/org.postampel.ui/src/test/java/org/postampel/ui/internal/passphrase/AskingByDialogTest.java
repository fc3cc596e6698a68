package org.postampel.ui.internal.passphrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.PassphraseSource.Purpose;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.text.Sentences;

/** The real store asks, somebody at the display answers. */
class AskingByDialogTest {

  private static final String WORDS = "Blumenkohl im Regen";
  private static final SecretName NAME = SecretName.password(new MailboxId("support"));

  private static Display display;
  private static Robot robot;

  @TempDir Path folder;

  @BeforeAll
  static void openDisplay() {
    display = new Display();
    robot = new Robot(display);
  }

  @AfterEach
  void closeWindows() {
    robot.closeAll();
    robot.rethrow();
  }

  @AfterAll
  static void closeDisplay() {
    display.dispose();
  }

  @Test
  void aPassphraseIsChosenByTypingItTwiceAndOpensTheStoreLater() {
    robot.whenShown(
        "passphrase.dialog",
        shell -> {
          assertThat(robot.find("passphrase.ok", Button.class).isEnabled()).isFalse();
          robot.type("passphrase.field", WORDS);
          robot.type("passphrase.again", "Blumenkohl in der Sonne");
          robot.press("passphrase.ok");
          assertThat(robot.find("passphrase.problem", Label.class).getText())
              .contains("Eingaben sind verschieden");
          robot.type("passphrase.again", WORDS);
          robot.press("passphrase.ok");
        });
    CompletableFuture<Void> written = CompletableFuture.runAsync(this::write);
    robot.until("it is stored", written::isDone);
    written.join();

    robot.whenShown(
        "passphrase.dialog",
        shell -> {
          assertThat(robot.isShown("passphrase.again")).isFalse();
          robot.type("passphrase.field", WORDS);
          robot.press("passphrase.ok");
        });
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> read(Clock.systemUTC()));
    robot.until("it is read", read::isDone);
    assertThat(read.join()).isEqualTo("geheim");
  }

  @Test
  void whoeverCancelsIsToldWhatToDoAndNotAskedAgainAtOnce() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    AskingByDialog source = new AskingByDialog(() -> Optional.of(display), Locale.GERMAN, clock);
    robot.whenShown("passphrase.dialog", shell -> robot.press("passphrase.cancel"));
    CompletableFuture<TokenStoreException> refused =
        CompletableFuture.supplyAsync(
            () -> {
              try (TokenStore store = store(source);
                  Secret secret = Secret.ofText("geheim")) {
                store.write(NAME, secret);
                return null;
              } catch (TokenStoreException refusal) {
                return refusal;
              }
            });
    robot.until("it is refused", refused::isDone);

    assertThat(Sentences.in(Locale.GERMAN).of(refused.join()))
        .startsWith("Ohne Passphrase bleiben die gespeicherten Anmeldungen verschlossen.");
    assertThat(source.passphrase(Purpose.OPEN)).isEmpty();
    assertThat(robot.isShown("passphrase.dialog")).isFalse();
  }

  @Test
  void onTheThreadOfTheUserInterfaceTheWindowGoesOnWorking() {
    AskingByDialog source =
        new AskingByDialog(() -> Optional.of(display), Locale.GERMAN, Clock.systemUTC());
    boolean[] worked = new boolean[1];
    robot.whenShown(
        "passphrase.dialog",
        shell -> {
          display.asyncExec(() -> worked[0] = true);
          robot.when(
              () -> worked[0],
              () -> {
                robot.type("passphrase.field", WORDS);
                robot.press("passphrase.ok");
              });
        });

    try (Secret answer = source.passphrase(Purpose.OPEN).orElseThrow()) {
      String typed = answer.use(String::new);
      assertThat(typed).isEqualTo(WORDS);
    }
    assertThat(worked[0]).isTrue();
  }

  @Test
  void withoutADisplayNobodyIsAsked() {
    AskingByDialog source = new AskingByDialog(Optional::empty, Locale.GERMAN, Clock.systemUTC());
    assertThat(source.passphrase(Purpose.OPEN)).isEmpty();
  }

  @Test
  void theDisplayInUseIsFoundFromAnyThread() {
    assertThat(CompletableFuture.supplyAsync(AskingByDialog::inUse).join()).contains(display);
  }

  private void write() {
    try (TokenStore store =
            store(
                new AskingByDialog(() -> Optional.of(display), Locale.GERMAN, Clock.systemUTC()));
        Secret secret = Secret.ofText("geheim")) {
      store.write(NAME, secret);
    }
  }

  private String read(Clock clock) {
    try (TokenStore store =
            store(new AskingByDialog(() -> Optional.of(display), Locale.GERMAN, clock));
        Secret secret = store.read(NAME).orElseThrow()) {
      return secret.use(String::new);
    }
  }

  private TokenStore store(AskingByDialog source) {
    return TokenStores.open(
        folder.resolve("store"),
        KeyPolicy.of(WrappingKeyChoice.PASSPHRASE).withPassphrase(source),
        Clock.systemUTC());
  }
}
