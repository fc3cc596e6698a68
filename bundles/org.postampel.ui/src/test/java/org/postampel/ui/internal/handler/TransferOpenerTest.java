package org.postampel.ui.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.MailboxCommands;
import org.postampel.ui.internal.fixture.House;

/** Which mailbox a command means, and copying it. */
class TransferOpenerTest {

  private static final MailboxId INFO = new MailboxId("info");

  @RegisterExtension static final TransferStage stage = new TransferStage();

  @Test
  void aCopyHasANameAndAnIdOfItsOwnAndNoSecret() {
    stage.house.mailboxes.save(INFO, House.passwordDraft());
    stage.house.store.write(SecretName.password(INFO), Secret.ofText("geheim"));
    stage.robot.whenShown(
        "mailbox.dialog",
        dialog -> {
          assertThat(stage.robot.find("mailbox.name", Text.class).getText())
              .isEqualTo("Kopie von Info");
          assertThat(stage.robot.find("mailbox.password", Text.class).getText()).isEmpty();
          stage.robot.press("mailbox.save");
        });

    assertThat(stage.opener("info").duplicate())
        .containsEntry(MailboxCommands.MAILBOX, "kopie-von-info");
    assertThat(stage.house.mailboxes.draft("kopie-von-info"))
        .isEqualTo(House.passwordDraft().with(MailboxField.NAME, "Kopie von Info"));
    assertThat(stage.house.store.names()).containsExactly(SecretName.password(INFO));
  }

  @Test
  void aCopyIsMadeWhileTheWindowsGoOnWorkingHoweverSlowTheDiskIs() {
    stage.house.mailboxes.save(INFO, House.passwordDraft());
    stage.house.mailboxes.stall();
    stage.robot.whenShown("reading.dialog", waiting -> stage.house.mailboxes.goOn());
    stage.robot.whenShown("mailbox.dialog", Shell::close);
    assertThat(stage.opener("info").duplicate()).isEmpty();

    stage.house.mailboxes.stall();
    stage.robot.whenShown("reading.dialog", waiting -> stage.robot.press("reading.cancel"));
    assertThat(stage.opener("info").saveTemplate()).isEmpty();
    assertThat(stage.robot.lookUp("template.save.dialog")).isEmpty();
    stage.house.mailboxes.goOn();
  }

  @Test
  void aFolderThatCannotBeReadIsSaidInASentence() {
    stage.house.mailboxes.save(INFO, House.passwordDraft());
    stage.house.mailboxes.breakFolder();
    List<String> said = new ArrayList<>();
    stage.robot.when(
        () -> stage.texts().anyMatch(text -> text.contains("kann nicht gelesen werden")),
        () -> {
          stage.texts().forEach(said::add);
          stage.robot.closeAll();
        });

    assertThat(stage.opener("info").duplicate()).isEmpty();
    assertThat(said).isNotEmpty();
  }

  @Test
  void aCopyThatIsNotSavedIsNoMailbox() {
    stage.house.mailboxes.save(INFO, House.passwordDraft());
    stage.robot.whenShown("mailbox.dialog", Shell::close);

    assertThat(stage.opener("info").duplicate()).isEmpty();
    assertThat(stage.house.mailboxes.list()).hasSize(1);
  }

  @Test
  void aBrokenMailboxIsSaidInsteadOfCopied() {
    stage.house.mailboxes.put(
        new MailboxEntry.Broken(
            INFO, new MailboxFileDefect("info.properties", 3, "unknown-key", List.of("x"))));
    List<String> said = new ArrayList<>();
    stage.robot.when(
        () -> stage.texts().anyMatch(text -> text.contains("info.properties")),
        () -> {
          stage.texts().forEach(said::add);
          stage.robot.closeAll();
        });

    assertThat(stage.opener("info").duplicate()).isEmpty();
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
}
