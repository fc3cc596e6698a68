package org.postampel.ui.internal.several;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckOptions;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.handler.DialogOpener;

class SeveralChecksDialogTest {

  private static final StepId LOGIN = StepId.of(MailProtocol.SMTP, "login");
  private static final StepId NO_STEP = StepId.of(MailProtocol.POP3, "login");

  private static Display display;
  private static Robot robot;
  private final House house = new House();

  @BeforeAll
  static void openDisplay() {
    display = new Display();
    robot = new Robot(display);
  }

  @BeforeEach
  void fill() {
    house.mailboxes.save(new MailboxId("info"), House.passwordDraft());
    house.mailboxes.save(new MailboxId("support"), House.sharedDraft());
    house.mailboxes.put(
        new MailboxEntry.Broken(
            new MailboxId("zerstoert"),
            new MailboxFileDefect("zerstoert.properties", 3, "unknown-key", List.of("x"))));
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
  void allMailboxesAreListedAndCheckedAsManyAreAndTheAnswerHasALightForEach() {
    house.checks.allowAll();

    Map<String, String> answer =
        inDialog(
            "",
            () -> {
              assertThat(column(1)).containsExactly("Info", "Support", "zerstoert");
              assertThat(column(0)).containsOnly("wartet");
              assertThat(verdict()).isEqualTo("3 Postfächer, noch nicht geprüft");
              robot.press("several.start");
            },
            () -> {
              assertThat(column(0)).containsExactly("grün", "grün", "rot");
              assertThat(verdict()).isEqualTo("2 grün, 1 rot");
              assertThat(table().isFocusControl()).isTrue();
              assertThat(table().getSelectionIndex()).isEqualTo(2);
            });

    assertThat(house.checks.asked).hasSize(2).allMatch(CheckOptions::bulk);
    assertThat(answer)
        .containsEntry("light.info", "green")
        .containsEntry("light.support", "green")
        .containsEntry("light.zerstoert", "red")
        .containsKeys("finished.info", "finished.support", "finished.zerstoert")
        .doesNotContainKey("mailbox");
  }

  @Test
  void namesAndAddressesAreWholeAndTheSentenceOfTheSelectedRowIsReadable() {
    house.checks.allowAll();
    house.mailboxes.save(
        new MailboxId("lang"),
        House.sharedDraft()
            .with(MailboxField.NAME, "Musterfirma Reklamationen")
            .with(MailboxField.ADDRESS, "reklamationen-kundendienst@musterfirma.example"));

    inDialog(
        "",
        () -> {
          assertThat(robot.find("several.found", Label.class).getText()).isEmpty();
          for (int column : List.of(1, 2)) {
            int given = table().getColumn(column).getWidth();
            assertThat(column(column)).allMatch(text -> width(text) < given);
          }
          robot.press("several.start");
        },
        () ->
            assertThat(robot.find("several.found", Label.class).getText())
                .isEqualTo(table().getSelection()[0].getText(3))
                .isNotEmpty());
  }

  private static int width(String text) {
    GC gc = new GC(table());
    int width = gc.textExtent(text).x;
    gc.dispose();
    return width;
  }

  @Test
  void onlyTheMailboxesThatTheHostSelectedAreListed() {
    house.checks.allowAll();

    Map<String, String> answer =
        inDialog(
            "support,info,gone",
            () -> {
              assertThat(column(1)).containsExactly("Info", "Support");
              robot.press("several.start");
            },
            () -> {});

    assertThat(answer)
        .containsOnlyKeys("light.info", "finished.info", "light.support", "finished.support");
  }

  @Test
  void theCheckOfOneMailboxIsOpenedMendedAndItsNewLightCounts() {
    house.checks.allowAll();
    house.checks.makeRed(LOGIN);
    boolean[] mended = new boolean[1];

    Map<String, String> answer =
        inDialog(
            "support",
            () -> robot.press("several.start"),
            () -> {
              assertThat(table().getItem(0).getText(3)).contains("Anmeldung");
              robot.whenShown(
                  "check.dialog",
                  one -> {
                    assertThat(robot.find("check.verdict", Label.class).getText())
                        .startsWith("Rot");
                    house.checks.makeRed(NO_STEP);
                    robot.press("check.start");
                    robot.when(
                        () -> house.checks.asked.size() == 2,
                        () ->
                            robot.whenDone(
                                "check.start",
                                () -> {
                                  mended[0] = true;
                                  one.close();
                                }));
                  });
              table().notifyListeners(SWT.DefaultSelection, new Event());
              robot.until("it is mended", () -> mended[0]);
              robot.settle();
              assertThat(column(0)).containsExactly("grün");
            });

    assertThat(answer).containsEntry("light.support", "green");
    assertThat(house.checks.asked.get(1).bulk()).as("alone it is checked thoroughly").isFalse();
  }

  @Test
  void escapeCancelsTheChecksAndKeepsWhatWasFound() {
    Map<String, String> answer =
        inDialog(
            "info,support",
            () -> {
              robot.press("several.start");
              robot.until("both run", () -> column(0).equals(List.of("läuft", "läuft")));
              assertThat(verdict()).isEqualTo("Prüfung läuft: 0 von 2 Postfächern fertig");
              table().getShell().traverse(SWT.TRAVERSE_ESCAPE);
            },
            () -> assertThat(column(0)).containsOnly("nicht geprüft"));

    assertThat(answer).containsEntry("light.info", "grey").containsEntry("light.support", "grey");
  }

  @Test
  void theAdministratorGetsOneTextForAllMailboxes() {
    house.checks.allowAll();
    house.checks.makeRed(LOGIN);

    inDialog(
        "",
        () -> {
          assertThat(robot.find("several.administrator", Button.class).isEnabled()).isFalse();
          robot.press("several.start");
        },
        () -> {
          robot.press("several.administrator");
          assertThat(robot.find("several.status", Label.class).getText()).contains("kopiert");
        });
  }

  /** Acts in the dialog once it has read the mailboxes, and again when the check is over. */
  private Map<String, String> inDialog(String ids, Runnable first, Runnable over) {
    robot.whenShown(
        "several.dialog",
        dialog ->
            robot.whenDone(
                "several.start",
                () -> {
                  first.run();
                  robot.whenDone(
                      "several.start",
                      () -> {
                        over.run();
                        dialog.close();
                      });
                }));
    Map<String, String> answer =
        new DialogOpener(house.services(Locale.GERMAN), null, Optional.empty()).checkSeveral(ids);
    robot.rethrow();
    return answer;
  }

  private static String verdict() {
    return robot.find("several.verdict", Label.class).getText();
  }

  private static List<String> column(int number) {
    return java.util.Arrays.stream(table().getItems()).map(item -> item.getText(number)).toList();
  }

  private static Table table() {
    return robot.find("several.mailboxes", Table.class);
  }
}
