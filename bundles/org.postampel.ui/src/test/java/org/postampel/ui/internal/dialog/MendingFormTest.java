package org.postampel.ui.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.OtherPort;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.fixture.SomeCertificate;
import org.postampel.ui.internal.model.MailboxDialogModel;

class MendingFormTest {

  private static final MailboxId INFO = new MailboxId("info");
  private static final StepId CONNECT = StepId.of(MailProtocol.SMTP, "connect");
  private static final StepId NOBODYS = StepId.of(MailProtocol.POP3, "connect");
  private static final StepId TLS = StepId.of(MailProtocol.IMAP, "tls");
  private static final OtherPort SUBMISSION =
      new OtherPort(MailProtocol.SMTP, 587, TransportSecurity.STARTTLS);

  private static Display display;
  private static Robot robot;
  @TempDir Path folder;
  private final House house = new House();
  private final MailboxDraft stored = House.passwordDraft().with(MailboxField.OUTGOING_PORT, "26");

  @BeforeAll
  static void openDisplay() {
    display = new Display();
    robot = new Robot(display);
  }

  @AfterEach
  void closeWindows() {
    house.checks.allowAll();
    robot.closeAll();
  }

  @AfterAll
  static void closeDisplay() {
    display.dispose();
  }

  @Test
  void aPortThatAnswersIsTakenIntoTheFormAndCheckedAgainButNotSaved() {
    house.mailboxes.save(INFO, stored);
    MailboxDialogModel model = house.existing("info", stored);
    house.checks.refuse(CONNECT, List.of(SUBMISSION.evidence()));

    MailboxDialog dialog =
        checkAndDoNext(
            model, "check.next", "Port 587", () -> house.checks.refuse(NOBODYS, List.of()));

    assertThat(model.text(MailboxField.OUTGOING_PORT)).isEqualTo("587");
    assertThat(model.text(MailboxField.OUTGOING_SECURITY)).isEqualTo("starttls");
    assertThat(model.isChanged()).isTrue();
    assertThat(house.checks.asked).hasSize(2);
    assertThat(saved().trimmed(MailboxField.OUTGOING_PORT)).isEqualTo("26");

    robot.press("mailbox.save");
    robot.until("it is saved", () -> dialog.saved().isPresent());
    assertThat(saved().trimmed(MailboxField.OUTGOING_PORT)).isEqualTo("587");
    assertThat(dialog.report()).as("the check of what was saved").isPresent();
  }

  @Test
  void aCertificateTrustedInTheFormIsForgottenWithIt() {
    house.mailboxes.useFolder(folder);
    house.mailboxes.save(INFO, stored);
    MailboxDialogModel model = house.existing("info", stored);
    house.checks.showUnknownCertificate(TLS, SomeCertificate.pem());

    MailboxDialog dialog =
        checkAndDoNext(
            model,
            "check.next",
            "Zertifikat",
            () ->
                robot.whenShown(
                    "certificate.dialog",
                    shown -> {
                      house.checks.showUnknownCertificate(TLS, "");
                      robot.tick("certificate.compared", true);
                      robot.press("certificate.trust");
                    }));

    assertThat(model.text(MailboxField.TRUSTED_CERTIFICATES)).isEqualTo("info-trusted.pem");
    assertThat(files()).containsExactly("info-trusted.pem");
    assertThat(saved().trimmed(MailboxField.TRUSTED_CERTIFICATES)).isEmpty();

    dialog.close();
    robot.until("the file is gone", () -> files().isEmpty());
  }

  /** Checks what is typed, does what is offered, and closes the check when it ran again. */
  private MailboxDialog checkAndDoNext(
      MailboxDialogModel model, String button, String word, Runnable before) {
    house.checks.allowAll();
    MailboxDialog dialog = new MailboxDialog(null, house.services(Locale.GERMAN), model);
    dialog.setBlockOnOpen(false);
    dialog.open();
    robot.settle();
    boolean[] over = new boolean[1];
    robot.whenShown(
        "check.dialog",
        check -> {
          robot.press("check.start");
          robot.whenDone(
              "check.failed-only",
              () -> {
                assertThat(robot.find(button, Button.class).getText()).contains(word);
                before.run();
                robot.when(
                    () -> house.checks.asked.size() == 2 && canStart(),
                    () -> {
                      check.close();
                      over[0] = true;
                    });
                robot.press(button);
              });
        });
    robot.press("mailbox.check");
    robot.until("the check is closed", () -> over[0]);
    robot.settle();
    return dialog;
  }

  private static boolean canStart() {
    return robot.find("check.start", Button.class).isEnabled();
  }

  private MailboxDraft saved() {
    return house.mailboxes.draft("info");
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
