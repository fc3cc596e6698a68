package org.postampel.ui.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.CommandManager;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postampel.check.OtherPort;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.ui.EditMailboxHandler;
import org.postampel.ui.MailboxCommands;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;

class DialogOpenerTest {

  private static Display display;
  private static Robot robot;
  private final House house = new House();

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
  void aNewMailboxIsSavedAndItsIdAnswered() {
    robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          robot.type("mailbox.name", "Info");
          robot.type("mailbox.address", "info@gmx.de");
          robot.press("mailbox.save");
        });

    Map<String, String> answer = opener("").newMailbox();

    assertThat(answer).containsExactly(Map.entry(MailboxCommands.MAILBOX, "info"));
    assertThat(house.mailboxes.draft("info").text(MailboxField.NAME)).isEqualTo("Info");
  }

  @Test
  void aDialogLeftWithoutSavingAnswersNothing() {
    robot.whenShown("mailbox.dialog", Shell::close);

    assertThat(opener("").newMailbox()).isEmpty();
  }

  @Test
  void editingShowsWhatIsStored() {
    house.mailboxes.save(new MailboxId("info"), House.passwordDraft());
    robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          robot.type("mailbox.name", "Auskunft");
          robot.press("mailbox.save");
        });

    opener("info").editMailbox();

    assertThat(house.mailboxes.draft("info"))
        .isEqualTo(House.passwordDraft().with(MailboxField.NAME, "Auskunft"));
  }

  @Test
  void aCheckAnswersItsLightAndWhenItEnded() {
    house.mailboxes.save(new MailboxId("info"), House.passwordDraft());
    house.checks.allowAll();
    startAndClose();

    assertThat(opener("info").checkMailbox())
        .containsEntry(MailboxCommands.LIGHT, "green")
        .containsEntry(MailboxCommands.FINISHED, "2026-03-02T10:15:31.500Z")
        .containsEntry(MailboxCommands.MAILBOX, "info");
  }

  @Test
  void aMailboxWithABrokenFileIsCheckedRed() {
    house.mailboxes.put(
        new MailboxEntry.Broken(
            new MailboxId("info"),
            new MailboxFileDefect("info.properties", 3, "unknown-key", java.util.List.of("x"))));
    startAndClose();

    assertThat(opener("info").checkMailbox()).containsEntry(MailboxCommands.LIGHT, "red");
  }

  @Test
  void aMailboxThatIsNotCompleteIsCheckedRed() {
    house.mailboxes.save(
        new MailboxId("info"), House.passwordDraft().with(MailboxField.INCOMING_PORT, "0"));
    startAndClose();

    assertThat(opener("info").checkMailbox()).containsEntry(MailboxCommands.LIGHT, "red");
  }

  @Test
  void aPortThatAnswersIsSavedWithTheMailboxThatIsCheckedFromTheList() {
    MailboxId info = new MailboxId("info");
    house.mailboxes.save(info, House.passwordDraft().with(MailboxField.OUTGOING_PORT, "26"));
    OtherPort other = new OtherPort(MailProtocol.SMTP, 587, TransportSecurity.STARTTLS);
    StepId connect = StepId.of(MailProtocol.SMTP, "connect");
    house.checks.refuse(connect, List.of(other.evidence()));
    house.checks.allowAll();
    robot.whenShown(
        "check.dialog",
        dialog -> {
          robot.press("check.start");
          robot.whenDone(
              "check.failed-only",
              () -> {
                house.checks.refuse(StepId.of(MailProtocol.POP3, "connect"), List.of());
                robot.press("check.next");
                robot.when(
                    () -> house.checks.asked.size() == 2,
                    () -> robot.whenDone("check.start", dialog::close));
              });
        });

    assertThat(opener("info").checkMailbox()).containsEntry(MailboxCommands.LIGHT, "green");
    MailboxDraft saved = house.mailboxes.draft("info");
    assertThat(saved.trimmed(MailboxField.OUTGOING_PORT)).isEqualTo("587");
    assertThat(saved.trimmed(MailboxField.OUTGOING_SECURITY)).isEqualTo("starttls");
  }

  @Test
  void aMailboxThatIsGoneIsSaidInASentence() {
    String[] said = new String[1];
    watchMessage(said);

    assertThat(opener("weg").editMailbox()).isEmpty();
    assertThat(said[0]).contains("weg");
  }

  @Test
  void whileTheDiskIsSlowTheWindowsGoOnWorkingAndTheMailboxIsShownWhenItAnswers() {
    house.mailboxes.save(new MailboxId("info"), House.passwordDraft());
    house.mailboxes.stall();
    AtomicInteger alive = new AtomicInteger();
    everyNowAndThen(alive);
    robot.whenShown(
        "reading.dialog",
        waiting -> {
          assertThat(robot.isShown("mailbox.dialog")).isFalse();
          int before = alive.get();
          robot.when(() -> alive.get() > before + 10, house.mailboxes::goOn);
        });
    robot.whenShown("mailbox.dialog", Shell::close);

    opener("info").editMailbox();

    assertThat(alive.get()).isGreaterThan(10);
    assertThat(robot.lookUp("reading.dialog")).isEmpty();
  }

  @Test
  void whoDoesNotWantToWaitForTheDiskCancels() {
    house.mailboxes.save(new MailboxId("info"), House.passwordDraft());
    for (Function<DialogOpener, Map<String, String>> command :
        List.<Function<DialogOpener, Map<String, String>>>of(
            DialogOpener::editMailbox, DialogOpener::checkMailbox)) {
      house.mailboxes.stall();
      robot.whenShown("reading.dialog", waiting -> robot.press("reading.cancel"));

      assertThat(command.apply(opener("info"))).isEmpty();

      house.mailboxes.goOn();
      robot.settle();
      assertThat(display.getShells()).isEmpty();
    }
  }

  @Test
  void whileTheDiskIsSlowASecondPressOpensNothing() {
    house.mailboxes.save(new MailboxId("info"), House.passwordDraft());
    house.mailboxes.stall();
    List<Map<String, String>> second = new ArrayList<>();
    display.timerExec(50, () -> second.add(opener("info").checkMailbox()));
    robot.when(() -> !second.isEmpty(), house.mailboxes::goOn);
    robot.whenShown("mailbox.dialog", Shell::close);

    opener("info").editMailbox();

    assertThat(second).containsExactly(Map.of());
  }

  @Test
  void aNewMailboxFindsItsIdWhileTheWindowGoesOnWorking() {
    house.mailboxes.save(new MailboxId("info"), House.passwordDraft());
    house.mailboxes.stall();
    AtomicInteger alive = new AtomicInteger();
    everyNowAndThen(alive);
    robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          robot.type("mailbox.name", "Info");
          robot.type("mailbox.address", "info@gmx.de");
          robot.press("mailbox.save");
          int before = alive.get();
          robot.when(() -> alive.get() > before + 10, house.mailboxes::goOn);
        });

    assertThat(opener("").newMailbox()).containsEntry(MailboxCommands.MAILBOX, "info-2");
  }

  @Test
  void withoutServicesTheHandlerSaysWhichOneIsMissing() {
    Command command = new CommandManager().getCommand(MailboxCommands.EDIT);
    ExecutionEvent event = new ExecutionEvent(command, Map.of(), null, null);

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new EditMailboxHandler().execute(event))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("OSGi");
  }

  private DialogOpener opener(String mailbox) {
    return new DialogOpener(house.services(Locale.GERMAN), null, Optional.of(mailbox));
  }

  private static void startAndClose() {
    robot.whenShown(
        "check.dialog",
        dialog -> {
          robot.press("check.start");
          robot.whenDone("check.start", dialog::close);
        });
  }

  /** A message box is JFace's own and has no id of ours. */
  private static void watchMessage(String[] said) {
    robot.when(
        () -> messages().anyMatch(text -> text.contains("weg")),
        () -> {
          said[0] = String.join(" ", messages().toList());
          robot.closeAll();
        });
  }

  private static Stream<String> messages() {
    return Arrays.stream(display.getShells())
        .flatMap(shell -> Robot.all(shell).stream())
        .filter(Label.class::isInstance)
        .map(label -> ((Label) label).getText());
  }

  private static void everyNowAndThen(AtomicInteger times) {
    display.timerExec(
        10,
        () -> {
          times.incrementAndGet();
          everyNowAndThen(times);
        });
  }
}
