package org.postampel.ui.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxTemplates;
import org.postampel.ui.MailboxCommands;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;

class TransferOpenerTest {

  private static final MailboxId INFO = new MailboxId("info");

  private static Display display;
  private static Robot robot;
  private final House house = new House();
  @TempDir private Path folder;

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
  void aCopyHasANameAndAnIdOfItsOwnAndNoSecret() {
    house.mailboxes.save(INFO, House.passwordDraft());
    house.store.write(SecretName.password(INFO), Secret.ofText("geheim"));
    robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          assertThat(robot.find("mailbox.name", Text.class).getText()).isEqualTo("Kopie von Info");
          assertThat(robot.find("mailbox.password", Text.class).getText()).isEmpty();
          robot.press("mailbox.save");
        });

    assertThat(opener("info").duplicate()).containsEntry(MailboxCommands.MAILBOX, "kopie-von-info");
    assertThat(house.mailboxes.draft("kopie-von-info"))
        .isEqualTo(House.passwordDraft().with(MailboxField.NAME, "Kopie von Info"));
    assertThat(house.store.names()).containsExactly(SecretName.password(INFO));
  }

  @Test
  void aCopyIsMadeWhileTheWindowsGoOnWorkingHoweverSlowTheDiskIs() {
    house.mailboxes.save(INFO, House.passwordDraft());
    house.mailboxes.stall();
    robot.whenShown("reading.dialog", waiting -> house.mailboxes.goOn());
    robot.whenShown("mailbox.dialog", Shell::close);
    assertThat(opener("info").duplicate()).isEmpty();

    house.mailboxes.stall();
    robot.whenShown("reading.dialog", waiting -> robot.press("reading.cancel"));
    assertThat(opener("info").saveTemplate()).isEmpty();
    assertThat(robot.lookUp("template.save.dialog")).isEmpty();
    house.mailboxes.goOn();
  }

  @Test
  void aFolderThatCannotBeReadIsSaidInASentence() {
    house.mailboxes.save(INFO, House.passwordDraft());
    house.mailboxes.breakFolder();
    List<String> said = new ArrayList<>();
    robot.when(
        () -> texts().anyMatch(text -> text.contains("kann nicht gelesen werden")),
        () -> {
          texts().forEach(said::add);
          robot.closeAll();
        });

    assertThat(opener("info").duplicate()).isEmpty();
    assertThat(said).isNotEmpty();
  }

  private static Stream<String> texts() {
    return Arrays.stream(display.getShells()).flatMap(TransferOpenerTest::texts);
  }

  @Test
  void aCopyThatIsNotSavedIsNoMailbox() {
    house.mailboxes.save(INFO, House.passwordDraft());
    robot.whenShown("mailbox.dialog", Shell::close);

    assertThat(opener("info").duplicate()).isEmpty();
    assertThat(house.mailboxes.list()).hasSize(1);
  }

  @Test
  void aMailboxSavedAsATemplateIsTheBeginningOfTheNext() {
    house.mailboxes.useFolder(folder);
    house.mailboxes.save(new MailboxId("support"), House.sharedDraft());
    robot.whenShown(
        "template.save.dialog",
        dialog -> {
          assertThat(robot.find("template.name", Text.class).getText()).isEqualTo("Support");
          robot.type("template.name", " ");
          assertThat(robot.find("template.save", Button.class).isEnabled()).isFalse();
          robot.type("template.name", "Freigegeben");
          robot.press("template.save");
        });
    opener("support").saveTemplate();
    robot.when(
        () -> isEnabled("template.use"),
        () -> {
          robot.press("template.use");
        });
    robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          robot.type("mailbox.address", "einkauf@musterfirma.example");
          robot.type("mailbox.sign-in.account", "person@musterfirma.example");
          robot.press("mailbox.save");
        });

    assertThat(opener().newFromTemplate()).containsEntry(MailboxCommands.MAILBOX, "einkauf");
    assertThat(house.mailboxes.draft("einkauf"))
        .isEqualTo(
            House.sharedDraft()
                .with(MailboxField.NAME, "Einkauf")
                .with(MailboxField.ADDRESS, "einkauf@musterfirma.example"));
  }

  @Test
  void aTemplateThatExistsIsReplacedOnlyAfterThatWasSaid() {
    house.mailboxes.useFolder(folder);
    house.mailboxes.save(INFO, House.passwordDraft());
    MailboxTemplates templates = MailboxTemplates.beside(house.mailboxes);
    templates.save("Info", House.sharedDraft());
    robot.whenShown(
        "template.save.dialog",
        dialog ->
            robot.when(
                () -> texts(dialog).anyMatch(text -> text.contains("gibt es schon")),
                () -> robot.press("template.save")));
    opener("info").saveTemplate();

    assertThat(((MailboxEntry.Readable) templates.list().get(0)).draft().texts())
        .containsEntry(MailboxField.PROVIDER, "gmx");
  }

  @Test
  void withoutATemplateThePersonIsToldHowToMakeOne() {
    house.mailboxes.useFolder(folder);
    String[] said = new String[1];
    robot.whenShown(
        "template.choose.dialog",
        dialog ->
            robot.when(
                () -> texts(dialog).anyMatch(text -> text.contains("noch keine Vorlage")),
                () -> {
                  said[0] = String.valueOf(isEnabled("template.use"));
                  dialog.close();
                }));

    assertThat(opener().newFromTemplate()).isEmpty();
    assertThat(said).containsExactly("false");
  }

  @Test
  void aBrokenTemplateSaysWhyAndCanOnlyBeDeleted() throws IOException {
    house.mailboxes.useFolder(folder);
    Files.createDirectories(folder.resolve("templates"));
    Files.writeString(folder.resolve("templates/alt.properties"), "colour = blue\n");
    robot.whenShown(
        "template.choose.dialog",
        dialog ->
            robot.when(
                () -> isEnabled("template.delete"),
                () -> {
                  assertThat(texts(dialog)).anyMatch(text -> text.contains("colour"));
                  assertThat(isEnabled("template.use")).isFalse();
                  robot.whenShown(
                      "template.delete.dialog", question -> robot.press("template.delete.yes"));
                  robot.press("template.delete");
                  robot.when(() -> !isEnabled("template.delete"), dialog::close);
                }));

    opener().newFromTemplate();
    assertThat(folder.resolve("templates")).isEmptyDirectory();
  }

  @Test
  void whatWasExportedIsImportedElsewhere() throws IOException {
    house.mailboxes.useFolder(folder.resolve("here"));
    house.mailboxes.save(INFO, House.passwordDraft());
    house.mailboxes.save(new MailboxId("support"), House.sharedDraft());
    Path target = Files.createDirectories(folder.resolve("target"));
    List<String> said = begin("export", target.toString());
    opener("info", "support", "weg").exportMailboxes();

    assertThat(said.get(0)).contains("2 Postfächer wurden nach " + target + " exportiert", "„weg“");
    assertThat(target.resolve("info.properties")).content().contains("address = info@gmx.de");

    House other = new House();
    other.mailboxes.useFolder(folder.resolve("there"));
    Files.writeString(target.resolve("wrong.properties"), "name = W\nincoming.port = viele\n");
    List<String> heard = begin("import", target.toString());
    Map<String, String> answer =
        new TransferOpener(other.services(Locale.GERMAN), null, List.of()).importMailboxes();

    assertThat(heard.get(0))
        .startsWith("2 Postfächer wurden importiert.")
        .contains("info.properties: importiert als „info“.")
        .contains("wrong.properties, incoming.port: Der Port „viele“ ist keine Zahl")
        .contains("wrong.properties, address: ");
    assertThat(other.mailboxes.draft("support")).isEqualTo(House.sharedDraft());
    assertThat(other.mailboxes.list()).hasSize(2);
    assertThat(answer).containsEntry(MailboxCommands.MAILBOX, "support");
  }

  @Test
  void eachIdInUseIsAskedForUntilTheAnswerIsMeantForAll() throws IOException {
    house.mailboxes.useFolder(folder.resolve("here"));
    Path files = Files.createDirectories(folder.resolve("files"));
    for (String id : List.of("a", "b", "c")) {
      house.mailboxes.save(new MailboxId(id), House.passwordDraft());
      Files.writeString(files.resolve(id + ".properties"), "name = N\naddress = n@gmx.de\n");
    }
    robot.whenShown(
        "clash.dialog",
        first -> {
          robot.press("clash.replace");
          robot.when(
              () -> first.isDisposed() && robot.isShown("clash.dialog"),
              () -> {
                robot.tick("clash.for-all", true);
                robot.press("clash.keep-both");
              });
        });
    List<String> said = begin("import", files.toString());
    opener().importMailboxes();

    assertThat(said.get(0))
        .contains("a.properties: ersetzt „a“", "b-2", "c-2")
        .startsWith("3 Postfächer");
    assertThat(house.mailboxes.draft("a").text(MailboxField.NAME)).isEqualTo("N");
    assertThat(house.mailboxes.draft("b")).isEqualTo(House.passwordDraft());
    assertThat(house.mailboxes.list()).hasSize(5);
  }

  @Test
  void whoeverCancelsTheQuestionImportsNothing() throws IOException {
    house.mailboxes.useFolder(folder.resolve("here"));
    house.mailboxes.save(INFO, House.passwordDraft());
    Path file = Files.writeString(folder.resolve("info.properties"), "address = n@gmx.de\n");
    Path other = Files.writeString(folder.resolve("other.properties"), "address = o@gmx.de\n");
    robot.whenShown(
        "clash.dialog",
        question -> {
          robot.press("clash.cancel");
          robot.whenDone("import.close", () -> robot.press("import.close"));
        });
    robot.whenShown(
        "import.dialog",
        dialog -> {
          robot.type("import.places", file + "\n\n" + other);
          robot.press("import.begin");
        });

    assertThat(opener().importMailboxes()).isEmpty();
    assertThat(house.mailboxes.list()).hasSize(1);
  }

  @Test
  void placesThatAreNoneAreNamed() {
    house.mailboxes.useFolder(folder);
    List<String> said = begin("import", folder.resolve("weg") + "\n" + folder);
    opener().importMailboxes();

    assertThat(said.get(0))
        .startsWith("Es wurde kein Postfach importiert.")
        .contains("weg kann nicht gelesen werden", "In " + folder + " gibt es keine Postfachdatei");
  }

  @Test
  void anExportReplacesNothingUnasked() throws IOException {
    house.mailboxes.useFolder(folder.resolve("here"));
    house.mailboxes.save(INFO, House.passwordDraft());
    Path target = Files.createDirectories(folder.resolve("target"));
    Path file = Files.writeString(target.resolve("info.properties"), "mine");
    robot.whenShown(
        "export.replace.dialog",
        question -> {
          assertThat(texts(question)).anyMatch(text -> text.contains("info.properties"));
          question.close();
          robot.whenDone("export.close", () -> robot.press("export.close"));
        });
    robot.whenShown(
        "export.dialog",
        dialog -> {
          robot.type("export.places", target.toString());
          robot.press("export.begin");
        });
    opener("info").exportMailboxes();

    assertThat(file).hasContent("mine");
  }

  @Test
  void neitherTheFolderOfTheMailboxesNorNoFolderIsWrittenTo() throws IOException {
    Files.createDirectories(folder.resolve("here"));
    house.mailboxes.useFolder(folder.resolve("here"));
    house.mailboxes.save(INFO, House.passwordDraft());
    for (String place : List.of("here", "nowhere")) {
      List<String> said = begin("export", folder.resolve(place).toString());
      opener("info").exportMailboxes();
      assertThat(said.get(0)).contains("Wählen Sie einen anderen");
    }
    assertThat(folder.resolve("here")).isEmptyDirectory();
  }

  @Test
  void aBrokenMailboxIsSaidInsteadOfCopied() {
    house.mailboxes.put(
        new MailboxEntry.Broken(
            INFO, new MailboxFileDefect("info.properties", 3, "unknown-key", List.of("x"))));
    List<String> said = new ArrayList<>();
    robot.when(
        () -> texts().anyMatch(text -> text.contains("info.properties")),
        () -> {
          texts().forEach(said::add);
          robot.closeAll();
        });

    assertThat(opener("info").duplicate()).isEmpty();
    assertThat(String.join(" ", said)).contains("info.properties", "Zeile 3");
  }

  @Test
  void theParametersNameOneMailboxOrSeveralOrNone() {
    assertThat(TransferOpener.named(Map.of())).isEmpty();
    assertThat(TransferOpener.named(Map.of(MailboxCommands.MAILBOX_PARAMETER, "info")))
        .containsExactly(INFO);
    assertThat(TransferOpener.named(Map.of(MailboxCommands.MAILBOXES_PARAMETER, "info, b,../x")))
        .containsExactly(INFO, new MailboxId("b"));
  }

  /** Types the places, begins, and closes when there is a result. */
  private static List<String> begin(String name, String places) {
    List<String> said = new ArrayList<>();
    robot.whenShown(
        name + ".dialog",
        dialog -> {
          robot.type(name + ".places", places);
          robot.press(name + ".begin");
          robot.when(
              () -> robot.isShown(name + ".result"),
              () -> {
                said.add(robot.find(name + ".result", Text.class).getText());
                robot.press(name + ".close");
              });
        });
    return said;
  }

  /** Answers JFace's own question with its first button. */
  private static boolean isEnabled(String id) {
    return robot.lookUp(id).filter(control -> control.isEnabled()).isPresent();
  }

  private static Stream<String> texts(Shell shell) {
    return Robot.all(shell).stream()
        .map(
            control ->
                control instanceof Label label
                    ? label.getText()
                    : control instanceof Text text ? text.getText() : "")
        .filter(text -> !text.isEmpty());
  }

  private TransferOpener opener(String... ids) {
    return new TransferOpener(
        house.services(Locale.GERMAN), null, Arrays.stream(ids).map(MailboxId::new).toList());
  }
}
