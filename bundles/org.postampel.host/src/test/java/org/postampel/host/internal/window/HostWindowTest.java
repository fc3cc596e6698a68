package org.postampel.host.internal.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.host.internal.fixture.Contributions.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.text.Texts;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.host.internal.HostApplication;
import org.postampel.host.internal.fixture.Contributions;
import org.postampel.host.internal.fixture.Hand;
import org.postampel.host.internal.fixture.MemoryMailboxes;
import org.postampel.host.internal.fixture.MemoryStore;
import org.postampel.host.internal.fixture.ScriptedHandler;
import org.postampel.host.internal.list.LastCheck;
import org.postampel.host.internal.list.LastChecks;
import org.postampel.host.internal.list.MailboxList;
import org.postampel.host.internal.registry.ContributedCommands;

class HostWindowTest {

  private static final String COMMANDS =
      command("do.new", "Neu", "needsMailbox=\"false\" order=\"10\"")
          + command("do.edit", "Bearbeiten", "order=\"20\" onDoubleClick=\"true\"")
          + command("do.check", "Prüfen", "order=\"30\"");

  private static final String FURTHER =
      command(
              "do.export",
              "Exportieren",
              "order=\"50\" group=\"files\" severalMailboxes=\"true\" inMenu=\"true\"")
          + command(
              "do.check-all",
              "Alle",
              "order=\"40\" needsMailbox=\"false\" severalMailboxes=\"true\"");

  private static Display display;
  private static Hand hand;

  private final MemoryMailboxes mailboxes = new MemoryMailboxes();
  private final MemoryStore store = new MemoryStore();
  private final Contributions contributions = new Contributions();
  private final List<String> said = new ArrayList<>();
  private MailboxList list;
  private HostWindow window;

  @BeforeAll
  static void openDisplay() {
    display = new Display();
    hand = new Hand(display);
  }

  @AfterAll
  static void closeDisplay() {
    display.dispose();
  }

  @BeforeEach
  void fillList(@TempDir Path temporary) {
    ScriptedHandler.reset();
    contributions.contribute("vendor", COMMANDS);
    mailboxes.save("anna", MemoryMailboxes.oauth("Anna", "anna@musterfirma.example"));
    mailboxes.save("info", MemoryMailboxes.password("Info"));
    mailboxes.save("support", MemoryMailboxes.oauth("Support", "anna@musterfirma.example"));
    list =
        new MailboxList(
            mailboxes,
            store,
            new MailboxValidator(ProviderPresets.load()),
            new LastChecks(temporary.resolve("last-checks.properties")),
            "anna");
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  @Test
  void theButtonsAreTheContributedOnesAndTheHostsOwn() {
    open();

    assertThat(hand.buttons()).containsExactly("do.new", "do.edit", "do.check", "delete");
    assertThat(hand.status()).isEqualTo("3 Postfächer");
    assertThat(hand.selected()).isEqualTo("Anna");
  }

  @Test
  void withoutAMailboxOnlyWhatNeedsNoneCanBePressed() {
    for (String id : List.of("anna", "info", "support")) {
      mailboxes.remove(new MailboxId(id));
    }
    open();

    assertThat(hand.button("do.new").isEnabled()).isTrue();
    assertThat(hand.button("do.edit").isEnabled()).isFalse();
    assertThat(hand.button("do.check").isEnabled()).isFalse();
    assertThat(hand.button("delete").isEnabled()).isFalse();
    assertThat(hand.status()).contains("noch kein Postfach");
  }

  @Test
  void commandsThatGoTakeTheirButtonsAlongAndComeBack() {
    open();
    contributions.withdraw("vendor");
    hand.until("no buttons", () -> hand.buttons().equals(List.of("delete")));
    assertThat(hand.status()).contains("nicht installiert");
    hand.select(1);
    assertThat(hand.selected()).isEqualTo("Info");

    contributions.contribute("vendor", COMMANDS);
    hand.until("buttons", () -> hand.buttons().size() == 4);
    assertThat(hand.status()).isEqualTo("3 Postfächer");
    assertThat(hand.button("do.check").isEnabled()).isTrue();
  }

  @Test
  void aCheckGetsTheSelectedMailboxAndItsLightIsShownAndRemembered() {
    open();
    ScriptedHandler.say(
        "do.check",
        event -> {
          said.add(event.getParameter("org.postampel.mailboxId"));
          return Map.of("light", "red", "finished", "2026-02-03T10:15:30Z");
        });
    hand.select(1);
    hand.press("do.check");
    hand.until("a light", () -> cell(1, 2).equals("✖ Rot"));

    assertThat(said).containsExactly("info");
    assertThat(cell(1, 3)).contains("03.02.26");
    assertThat(hand.selected()).isEqualTo("Info");
    assertThat(list.rows().get(1).lastCheck())
        .isEqualTo(new LastCheck.Done("red", Instant.parse("2026-02-03T10:15:30Z")));
  }

  @Test
  void aNewMailboxIsSelectedAndHasTheLightOfItsAnswer() {
    open();
    ScriptedHandler.say(
        "do.new",
        event -> {
          said.add(String.valueOf(event.getParameter("org.postampel.mailboxId")));
          mailboxes.save("neu", MemoryMailboxes.password("Neu"));
          return Map.of("mailbox", "neu", "light", "green", "finished", "2026-02-03T10:15:30Z");
        });
    hand.press("do.new");
    hand.until("the new row", () -> hand.selected().equals("Neu"));

    assertThat(said).containsExactly("null");
    assertThat(cell(2, 2)).isEqualTo("✔ Grün");
    assertThat(cell(0, 2)).isEqualTo("–");
    assertThat(hand.status()).isEqualTo("4 Postfächer");
  }

  @Test
  void aDialogThatWasCancelledChangesNothing() {
    open();
    hand.select(2);
    hand.press("do.new");
    settle();

    assertThat(hand.selected()).isEqualTo("Support");
    assertThat(hand.status()).isEqualTo("3 Postfächer");
  }

  @Test
  void whatHasNoButtonStandsInAMenuAndEverythingStandsInTheMenuOfTheList() {
    contributions.contribute("other", FURTHER);
    open();

    assertThat(hand.buttons())
        .containsExactly("do.new", "do.edit", "do.check", "do.check-all", "delete", "more");
    assertThat(hand.menu())
        .containsExactly(
            "Neu", "Bearbeiten", "Prüfen", "Alle", "-", "Exportieren", "-", "&Löschen");
    assertThat(hand.choosable())
        .containsExactly("do.new", "do.edit", "do.check", "do.check-all", "do.export", "delete");
  }

  @Test
  void severalMailboxesAreGivenToWhatTakesSeveral() {
    contributions.contribute("other", FURTHER);
    open();
    for (String command : List.of("do.export", "do.check-all")) {
      ScriptedHandler.say(
          command,
          event -> {
            said.add(String.valueOf(event.getParameters()));
            return Map.of(
                "light.anna",
                "red",
                "finished.anna",
                "2026-02-03T10:15:30Z",
                "light.support",
                "green",
                "finished.support",
                "2026-02-03T10:15:30Z");
          });
    }
    hand.choose("do.export");
    hand.press("do.check-all");
    hand.selectAll(0, 2);
    assertThat(hand.status()).isEqualTo("2 von 3 Postfächern ausgewählt");
    assertThat(hand.choosable()).containsExactly("do.new", "do.check-all", "do.export");
    assertThat(hand.button("do.check").isEnabled()).isFalse();
    hand.table().notifyListeners(SWT.DefaultSelection, new Event());
    hand.choose("do.export");
    hand.press("do.check-all");
    settle();

    assertThat(said)
        .containsExactly(
            "{org.postampel.mailboxId=anna}",
            "{}",
            "{org.postampel.mailboxIds=anna,support}",
            "{org.postampel.mailboxIds=anna,support}");
    assertThat(hand.table().getSelectionIndices()).containsExactly(0, 2);
    assertThat(List.of(cell(0, 2), cell(1, 2), cell(2, 2))).containsExactly("✖ Rot", "–", "✔ Grün");
  }

  @Test
  void aDoubleClickEdits() {
    open();
    ScriptedHandler.say(
        "do.edit",
        event -> {
          said.add(event.getParameter("org.postampel.mailboxId"));
          return Map.of();
        });
    hand.select(2);
    hand.table().notifyListeners(SWT.DefaultSelection, new Event());
    hand.until("edited", () -> !said.isEmpty());

    assertThat(said).containsExactly("support");
  }

  @Test
  void aButtonKeepsTheFocusWhileTheListIsReadAgain() {
    open();
    ScriptedHandler.say(
        "do.check", event -> Map.of("light", "green", "finished", "2026-02-03T10:15:30Z"));
    hand.button("do.check").forceFocus();
    hand.until("focus", () -> hand.button("do.check").isFocusControl());
    hand.press("do.check");
    hand.until("another row", () -> cell(0, 2).equals("✔ Grün"));

    assertThat(hand.button("do.check").isFocusControl()).isTrue();
  }

  @Test
  void aCommandThatFailsIsSaidAndTheWindowGoesOn() {
    open();
    ScriptedHandler.say(
        "do.check",
        event -> {
          throw new ExecutionException("Der Dienst X fehlt.");
        });
    hand.answer("OK", said);
    hand.press("do.check");
    ScriptedHandler.say(
        "do.check",
        event -> {
          throw new IllegalStateException("Defekt");
        });
    hand.answer("OK", said);
    hand.press("do.check");

    assertThat(said).hasSize(2);
    assertThat(said.get(0)).contains("„Prüfen“", "Der Dienst X fehlt.");
    assertThat(said.get(1)).contains("„Prüfen“", "Defekt");
    assertThat(hand.button("do.check").isEnabled()).isTrue();
  }

  @Test
  void aContributionWithoutItsClassIsSaidWhenItsButtonIsPressed() {
    contributions.contribute(
        "careless", "<command id=\"do.other\" name=\"Anderes\" handler=\"no.such.Handler\"/>");
    open();
    hand.answer("OK", said);
    hand.press("do.other");

    assertThat(said).singleElement().asString().contains("„Anderes“", "do.other");
  }

  @Test
  void deletingAsksFirstAndSaysWhatElseItRemoves() {
    store.put(SecretName.password(new MailboxId("info")));
    open();
    hand.select(1);
    hand.answer("Abbrechen", said);
    hand.press("delete");
    hand.until("an answer", () -> !said.isEmpty());
    settle();

    assertThat(said.get(0))
        .contains("„Info“", "bleiben auf dem Server", "das gespeicherte Kennwort");
    assertThat(hand.table().getItemCount()).isEqualTo(3);
    assertThat(store.names()).hasSize(1);
  }

  @Test
  void theQuestionPromisesNoMoreThanIsRemoved() {
    open();
    hand.select(1);
    hand.answer("Löschen", said);
    hand.press("delete");
    hand.until("one row less", () -> hand.table().getItemCount() == 2);

    assertThat(said.get(0)).contains("„Info“").doesNotContain("Außerdem", "•");
    assertThat(hand.selected()).isEqualTo("Support");
    assertThat(hand.status()).isEqualTo("2 Postfächer");
  }

  @Test
  void aStoreThatRefusesIsSaidAndNothingIsDeleted() {
    store.put(SecretName.password(new MailboxId("info")));
    store.refuse();
    open();
    hand.select(1);
    hand.answer("Löschen", said);
    hand.press("delete");
    hand.until("a sentence", () -> hand.status().contains("/store"));

    assertThat(hand.status()).contains("Administrator");
    assertThat(hand.table().getItemCount()).isEqualTo(3);
  }

  @Test
  void aFileThatCannotBeRemovedIsNamed() {
    mailboxes.lock();
    open();
    hand.select(1);
    hand.answer("Löschen", said);
    hand.press("delete");
    hand.until("a sentence", () -> hand.status().contains("info.properties"));

    assertThat(hand.table().getItemCount()).isEqualTo(3);
  }

  @Test
  void theSelectedBrokenFileIsExplained() {
    mailboxes.breakFile("info");
    open();
    assertThat(cell(1, 0)).isEqualTo("info");
    assertThat(cell(1, 2)).contains("Unlesbar");
    hand.select(1);

    assertThat(hand.status()).contains("info.properties", "Zeile 3", "colour");
    hand.select(0);
    assertThat(hand.status()).isEqualTo("3 Postfächer");
  }

  @Test
  void whatWasBeingWrittenIsWrittenBeforeTheWindowIsGone() {
    open();
    ScriptedHandler.say(
        "do.check", event -> Map.of("light", "green", "finished", "2026-02-03T10:15:30Z"));
    hand.press("do.check");
    window.close();

    assertThat(list.rows().get(0).lastCheck()).isInstanceOf(LastCheck.Done.class);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.isAlive() && thread.getName().equals("mailbox-list"));
  }

  @Test
  void englishSpeaksEnglish() {
    window = new HostWindow(display, texts(Locale.ENGLISH), list, this::commands);
    window.open();
    hand.until("a list", () -> hand.status().equals("3 mailboxes"));

    assertThat(hand.table().getColumn(2).getText()).isEqualTo("Last light");
  }

  private void open() {
    window = new HostWindow(display, texts(Locale.GERMAN), list, this::commands);
    window.open();
    hand.until("a list", () -> !hand.status().isEmpty());
  }

  /** Waits until what was begun on the background thread has come back to the window. */
  private void settle() {
    window.afterBackground(() -> said.add("settled"));
    hand.until("background work", () -> said.remove("settled"));
  }

  private ContributedCommands commands(Runnable changed) {
    return new ContributedCommands(contributions.registry(), changed);
  }

  private static String cell(int row, int column) {
    return hand.table().getItem(row).getText(column);
  }

  private static Texts texts(Locale locale) {
    return Texts.beside(HostApplication.class, locale);
  }
}
