package org.postampel.ui.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.MailboxCommands;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;

/** Mailboxes leave as files and come from files. */
class ImportAndExportTest {

  private static final MailboxId INFO = new MailboxId("info");

  @RegisterExtension static final TransferStage stage = new TransferStage();
  @TempDir private Path folder;

  @Test
  void whatWasExportedIsImportedElsewhere() throws IOException {
    stage.house.mailboxes.useFolder(folder.resolve("here"));
    stage.house.mailboxes.save(INFO, House.passwordDraft());
    stage.house.mailboxes.save(new MailboxId("support"), House.sharedDraft());
    Path target = Files.createDirectories(folder.resolve("target"));
    List<String> said = stage.begin("export", target.toString());
    stage.opener("info", "support", "weg").exportMailboxes();

    assertThat(said.get(0)).contains("2 Postfächer wurden nach " + target + " exportiert", "„weg“");
    assertThat(target.resolve("info.properties")).content().contains("address = info@gmx.de");

    House other = new House();
    other.mailboxes.useFolder(folder.resolve("there"));
    Files.writeString(target.resolve("wrong.properties"), "name = W\nincoming.port = viele\n");
    List<String> heard = stage.begin("import", target.toString());
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
    stage.house.mailboxes.useFolder(folder.resolve("here"));
    Path files = Files.createDirectories(folder.resolve("files"));
    for (String id : List.of("a", "b", "c")) {
      stage.house.mailboxes.save(new MailboxId(id), House.passwordDraft());
      Files.writeString(files.resolve(id + ".properties"), "name = N\naddress = n@gmx.de\n");
    }
    stage.robot.whenShown(
        "clash.dialog",
        first -> {
          stage.robot.press("clash.replace");
          stage.robot.when(
              () -> first.isDisposed() && stage.robot.isShown("clash.dialog"),
              () -> {
                stage.robot.tick("clash.for-all", true);
                stage.robot.press("clash.keep-both");
              });
        });
    List<String> said = stage.begin("import", files.toString());
    stage.opener().importMailboxes();

    assertThat(said.get(0))
        .contains("a.properties: ersetzt „a“", "b-2", "c-2")
        .startsWith("3 Postfächer");
    assertThat(stage.house.mailboxes.draft("a").text(MailboxField.NAME)).isEqualTo("N");
    assertThat(stage.house.mailboxes.draft("b")).isEqualTo(House.passwordDraft());
    assertThat(stage.house.mailboxes.list()).hasSize(5);
  }

  @Test
  void whoeverCancelsTheQuestionImportsNothing() throws IOException {
    stage.house.mailboxes.useFolder(folder.resolve("here"));
    stage.house.mailboxes.save(INFO, House.passwordDraft());
    Path file = Files.writeString(folder.resolve("info.properties"), "address = n@gmx.de\n");
    Path other = Files.writeString(folder.resolve("other.properties"), "address = o@gmx.de\n");
    stage.robot.whenShown(
        "clash.dialog",
        question -> {
          stage.robot.press("clash.cancel");
          stage.robot.whenDone("import.close", () -> stage.robot.press("import.close"));
        });
    stage.robot.whenShown(
        "import.dialog",
        dialog -> {
          stage.robot.type("import.places", file + "\n\n" + other);
          stage.robot.press("import.begin");
        });

    assertThat(stage.opener().importMailboxes()).isEmpty();
    assertThat(stage.house.mailboxes.list()).hasSize(1);
  }

  @Test
  void placesThatAreNoneAreNamed() {
    stage.house.mailboxes.useFolder(folder);
    List<String> said = stage.begin("import", folder.resolve("weg") + "\n" + folder);
    stage.opener().importMailboxes();

    assertThat(said.get(0))
        .startsWith("Es wurde kein Postfach importiert.")
        .contains("weg kann nicht gelesen werden", "In " + folder + " gibt es keine Postfachdatei");
  }

  @Test
  void anExportReplacesNothingUnasked() throws IOException {
    stage.house.mailboxes.useFolder(folder.resolve("here"));
    stage.house.mailboxes.save(INFO, House.passwordDraft());
    Path target = Files.createDirectories(folder.resolve("target"));
    Path file = Files.writeString(target.resolve("info.properties"), "mine");
    stage.robot.whenShown(
        "export.replace.dialog",
        question -> {
          assertThat(Robot.texts(question)).anyMatch(text -> text.contains("info.properties"));
          question.close();
          stage.robot.whenDone("export.close", () -> stage.robot.press("export.close"));
        });
    stage.robot.whenShown(
        "export.dialog",
        dialog -> {
          stage.robot.type("export.places", target.toString());
          stage.robot.press("export.begin");
        });
    stage.opener("info").exportMailboxes();

    assertThat(file).hasContent("mine");
  }

  @Test
  void neitherTheFolderOfTheMailboxesNorNoFolderIsWrittenTo() throws IOException {
    Files.createDirectories(folder.resolve("here"));
    stage.house.mailboxes.useFolder(folder.resolve("here"));
    stage.house.mailboxes.save(INFO, House.passwordDraft());
    for (String place : List.of("here", "nowhere")) {
      List<String> said = stage.begin("export", folder.resolve(place).toString());
      stage.opener("info").exportMailboxes();
      assertThat(said.get(0)).contains("Wählen Sie einen anderen");
    }
    assertThat(folder.resolve("here")).isEmptyDirectory();
  }
}
