package org.postampel.ui.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxTemplates;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.fixture.EveryLanguage;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Layout;

class TransferLayoutTest {

  private static final MailboxId SUPPORT = new MailboxId("support");

  @RegisterExtension static final Layout layout = new Layout();

  @TempDir private Path folder;

  @BeforeEach
  void oneMailbox() {
    layout.house.mailboxes.useFolder(folder);
    layout.house.mailboxes.save(SUPPORT, House.sharedDraft());
  }

  @EveryLanguage
  void savingATemplateIsWhole(String language) {
    MailboxTemplates.beside(layout.house.mailboxes).save("Support", House.sharedDraft());
    MailboxEntry.Readable mailbox = (MailboxEntry.Readable) layout.house.mailboxes.list().get(0);
    layout.assertWhole(layout.open(new TemplateNameDialog(null, services(language), mailbox)));
  }

  @EveryLanguage
  void choosingATemplateIsWholeAlsoWhereThereIsNone(String language) {
    layout.assertWhole(layout.open(new TemplateChoiceDialog(null, services(language))));
    layout.robot.closeAll();

    MailboxTemplates.beside(layout.house.mailboxes).save("Support", House.sharedDraft());
    Shell shell = layout.open(new TemplateChoiceDialog(null, services(language)));
    layout.robot.until(
        "the list is read", () -> layout.robot.find("template.use", Button.class).isEnabled());
    layout.assertWhole(shell);
  }

  @EveryLanguage
  void exportingIsWhole(String language) {
    layout.assertWholeWhenShown(
        "export.dialog", () -> new ExportDialog(null, services(language), List.of(SUPPORT)).open());
  }

  @EveryLanguage
  void theQuestionBeforeAnExportReplacesFilesIsWhole(String language) throws IOException {
    Path target = Files.createDirectories(folder.resolve("target"));
    Files.createFile(target.resolve("support.properties"));
    layout.robot.whenShown(
        "export.dialog",
        shell -> {
          layout.robot.type("export.places", target.toString());
          layout.assertWholeWhenShown(
              "export.replace.dialog",
              () -> {
                layout.robot.press("export.begin");
                layout.robot.until(
                    "the answer was heard",
                    () -> layout.robot.find("export.close", Button.class).isEnabled());
              });
          shell.close();
        });
    new ExportDialog(null, services(language), List.of(SUPPORT)).open();
    layout.robot.rethrow();
  }

  @EveryLanguage
  void importingIsWholeWithItsQuestionAndItsResult(String language) throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    for (String name : List.of("support", "einkauf")) {
      layout.house.mailboxes.save(new MailboxId(name), House.sharedDraft());
      Files.writeString(files.resolve(name + ".properties"), "name = S\naddress = s@gmx.de\n");
    }
    Files.writeString(files.resolve("wrong.properties"), "incoming.port = viele\n");
    List<String> seen = new ArrayList<>();
    layout.robot.whenShown(
        "import.dialog",
        shell -> {
          layout.assertWhole(shell);
          layout.robot.type("import.places", files.toString());
          layout.robot.whenShown(
              "clash.dialog",
              question -> {
                layout.assertWhole(question);
                seen.add("question");
                layout.robot.tick("clash.for-all", true);
                layout.robot.press("clash.keep-both");
              });
          layout.robot.press("import.begin");
          layout.robot.when(
              () -> layout.robot.isShown("import.result"),
              () -> {
                layout.assertWhole(shell);
                seen.add("result");
                shell.close();
              });
        });
    new ImportDialog(null, services(language)).open();
    layout.robot.rethrow();
    assertThat(seen).containsExactly("question", "result");
  }

  private static DialogServices services(String language) {
    return layout.house.services(Locale.forLanguageTag(language));
  }
}
