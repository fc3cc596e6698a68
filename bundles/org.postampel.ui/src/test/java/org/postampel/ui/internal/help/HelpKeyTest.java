package org.postampel.ui.internal.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.ui.HelpPages;
import org.postampel.ui.internal.check.CheckDialog;
import org.postampel.ui.internal.check.CheckTarget;
import org.postampel.ui.internal.check.NextSteps;
import org.postampel.ui.internal.dialog.MailboxDialog;
import org.postampel.ui.internal.dialog.SignInDialog;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;
import org.postampel.ui.internal.text.Sentences;

class HelpKeyTest {

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
  void f1InAnyFieldOfTheMailboxDialogOpensSettingUp() {
    open(new MailboxDialog(null, house.services(Locale.GERMAN), house.newMailbox()));

    pressF1(robot.find("mailbox.name", Control.class));

    assertThat(house.helpPages).containsExactly("org/postampel/help/setting-up.html");
  }

  @Test
  void theButtonDoesWhatF1Does() {
    open(new MailboxDialog(null, house.services(Locale.GERMAN), house.newMailbox()));

    robot.press("help");

    assertThat(house.helpPages).containsExactly("org/postampel/help/setting-up.html");
  }

  @Test
  void f1InTheSignInDialogOpensSignIn() {
    open(
        new SignInDialog(
            null,
            house.services(Locale.GERMAN),
            house.configuration("support", House.sharedDraft())));

    pressF1(robot.find("sign-in.cancel", Control.class));

    assertThat(house.helpPages).containsExactly("org/postampel/help/sign-in.html");
  }

  @Test
  void f1InTheCheckOpensThePageOfTheSelectedFinding() {
    house.checks.makeRed(StepId.of(MailProtocol.SMTP, "login"));
    house.checks.allowAll();
    CheckDialog dialog =
        new CheckDialog(
            null,
            house.services(Locale.GERMAN),
            CheckTarget.of(house.checks, house.configuration("support", House.sharedDraft())),
            NextSteps.NONE);
    open(dialog);
    pressF1(robot.find("check.start", Control.class));

    robot.press("check.start");
    robot.until("the check is over", () -> dialog.report().isPresent());
    robot.settle();
    pressF1(robot.find("check.steps", Control.class));

    String code =
        dialog.report().orElseThrow().steps().stream()
            .map(StepResult::finding)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow()
            .code();
    assertThat(house.helpPages)
        .containsExactly("org/postampel/help/check.html", HelpTopic.pageOf(code));
  }

  @Test
  void aWindowAboveHasAPageOfItsOwnAndUsesTheWayOfTheOneBelow() {
    MailboxDialog below =
        new MailboxDialog(null, house.services(Locale.GERMAN), house.newMailbox());
    open(below);
    Shell above = new Shell(below.getShell());
    HelpKey.opens(above, Sentences.in(Locale.GERMAN), HelpTopic.CERTIFICATE);
    above.open();

    pressF1(above);

    assertThat(house.helpPages).containsExactly("org/postampel/help/certificate.html");
  }

  @Test
  void aClosedWindowNoLongerListens() {
    MailboxDialog first =
        new MailboxDialog(null, house.services(Locale.GERMAN), house.newMailbox());
    open(first);
    first.close();
    open(new MailboxDialog(null, house.services(Locale.GERMAN), house.newMailbox()));

    pressF1(robot.find("mailbox.name", Control.class));

    assertThat(house.helpPages).hasSize(1);
  }

  @Test
  void whereNoPageCanBeShownItIsSaid() {
    house.removeBrowser();
    MailboxDialog dialog =
        new MailboxDialog(null, house.services(Locale.GERMAN), house.newMailbox());
    open(dialog);
    String title = Sentences.in(Locale.GERMAN).get("help.title");
    boolean[] said = new boolean[1];
    robot.when(
        () -> windows(title).size() == 1,
        () -> {
          said[0] = true;
          windows(title).get(0).close();
        });

    pressF1(robot.find("mailbox.name", Control.class));

    robot.until("it was said", () -> said[0]);
  }

  @Test
  void pagesInTheBrowserAreUnpackedElsewhereAndOpenedHere() {
    List<URI> opened = new CopyOnWriteArrayList<>();
    Map<String, Thread> threads = new ConcurrentHashMap<>();
    HelpPages pages =
        new BrowserHelp(
            new HelpFiles(
                name -> {
                  threads.put("unpacking", Thread.currentThread());
                  return Optional.empty();
                },
                Path.of("nowhere"),
                Locale.GERMAN),
            house.services(Locale.GERMAN).background(),
            opened::add);

    CompletableFuture<Boolean> shown = pages.show(HelpTopic.CHECK.page()).toCompletableFuture();
    robot.until("it is decided", shown::isDone);

    assertThat(shown.join()).isFalse();
    assertThat(opened).isEmpty();
    assertThat(threads.get("unpacking")).isNotEqualTo(display.getThread());
  }

  private static List<Shell> windows(String title) {
    return List.of(display.getShells()).stream()
        .filter(shell -> shell.getText().equals(title) && shell.isVisible())
        .toList();
  }

  private static void open(Window dialog) {
    dialog.setBlockOnOpen(false);
    dialog.open();
    robot.settle();
  }

  private static void pressF1(Control control) {
    Event event = new Event();
    event.keyCode = SWT.F1;
    control.notifyListeners(SWT.KeyDown, event);
    robot.settle();
  }
}
