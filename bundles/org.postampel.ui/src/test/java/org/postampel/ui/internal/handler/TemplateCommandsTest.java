package org.postampel.ui.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxTemplates;
import org.postampel.ui.MailboxCommands;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.Robot;

/** Saving a mailbox as a template, and beginning with one. */
class TemplateCommandsTest {

  private static final MailboxId INFO = new MailboxId("info");

  @RegisterExtension static final TransferStage stage = new TransferStage();
  @TempDir private Path folder;

  @Test
  void aMailboxSavedAsATemplateIsTheBeginningOfTheNext() {
    stage.house.mailboxes.useFolder(folder);
    stage.house.mailboxes.save(new MailboxId("support"), House.sharedDraft());
    stage.robot.whenShown(
        "template.save.dialog",
        dialog -> {
          assertThat(stage.robot.find("template.name", Text.class).getText()).isEqualTo("Support");
          stage.robot.type("template.name", " ");
          assertThat(stage.robot.find("template.save", Button.class).isEnabled()).isFalse();
          stage.robot.type("template.name", "Freigegeben");
          stage.robot.press("template.save");
        });
    stage.opener("support").saveTemplate();
    stage.robot.when(
        () -> stage.isEnabled("template.use"),
        () -> {
          stage.robot.press("template.use");
        });
    stage.robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          stage.robot.type("mailbox.address", "einkauf@musterfirma.example");
          stage.robot.type("mailbox.sign-in.account", "person@musterfirma.example");
          stage.robot.press("mailbox.save");
        });

    assertThat(stage.opener().newFromTemplate()).containsEntry(MailboxCommands.MAILBOX, "einkauf");
    assertThat(stage.house.mailboxes.draft("einkauf"))
        .isEqualTo(
            House.sharedDraft()
                .with(MailboxField.NAME, "Einkauf")
                .with(MailboxField.ADDRESS, "einkauf@musterfirma.example"));
  }

  @Test
  void aTemplateThatExistsIsReplacedOnlyAfterThatWasSaid() {
    stage.house.mailboxes.useFolder(folder);
    stage.house.mailboxes.save(INFO, House.passwordDraft());
    MailboxTemplates templates = MailboxTemplates.beside(stage.house.mailboxes);
    templates.save("Info", House.sharedDraft());
    stage.robot.whenShown(
        "template.save.dialog",
        dialog ->
            stage.robot.when(
                () -> Robot.texts(dialog).stream().anyMatch(text -> text.contains("gibt es schon")),
                () -> stage.robot.press("template.save")));
    stage.opener("info").saveTemplate();

    assertThat(((MailboxEntry.Readable) templates.list().get(0)).draft().texts())
        .containsEntry(MailboxField.PROVIDER, "gmx");
  }

  @Test
  void withoutATemplateThePersonIsToldHowToMakeOne() {
    stage.house.mailboxes.useFolder(folder);
    String[] said = new String[1];
    stage.robot.whenShown(
        "template.choose.dialog",
        dialog ->
            stage.robot.when(
                () ->
                    Robot.texts(dialog).stream()
                        .anyMatch(text -> text.contains("noch keine Vorlage")),
                () -> {
                  said[0] = String.valueOf(stage.isEnabled("template.use"));
                  dialog.close();
                }));

    assertThat(stage.opener().newFromTemplate()).isEmpty();
    assertThat(said).containsExactly("false");
  }

  @Test
  void aBrokenTemplateSaysWhyAndCanOnlyBeDeleted() throws IOException {
    stage.house.mailboxes.useFolder(folder);
    Files.createDirectories(folder.resolve("templates"));
    Files.writeString(folder.resolve("templates/alt.properties"), "colour = blue\n");
    stage.robot.whenShown(
        "template.choose.dialog",
        dialog ->
            stage.robot.when(
                () -> stage.isEnabled("template.delete"),
                () -> {
                  assertThat(Robot.texts(dialog)).anyMatch(text -> text.contains("colour"));
                  assertThat(stage.isEnabled("template.use")).isFalse();
                  stage.robot.whenShown(
                      "template.delete.dialog",
                      question -> stage.robot.press("template.delete.yes"));
                  stage.robot.press("template.delete");
                  stage.robot.when(() -> !stage.isEnabled("template.delete"), dialog::close);
                }));

    stage.opener().newFromTemplate();
    assertThat(folder.resolve("templates")).isEmptyDirectory();
  }
}
