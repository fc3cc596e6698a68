package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxCommandTest {

  @TempDir Path folder;
  private Caller caller;

  @BeforeEach
  void somebodyCalls() {
    caller = new Caller(folder);
  }

  @Test
  void aMailboxIsMadeListedShownAndRemoved() {
    assertThat(
            caller.call(
                "mailbox",
                "add",
                "support",
                "name=Support",
                "address=support@musterfirma.example",
                "incoming.host=imap.musterfirma.example",
                "outgoing.host=smtp.musterfirma.example",
                "sign-in=password"))
        .as(caller.err())
        .isZero();
    assertThat(caller.out()).contains("./run secret set support password", "./run check support");
    assertThat(caller.call("mailbox", "list")).isZero();
    assertThat(caller.out()).isEqualTo("support  Support  support@musterfirma.example\n");
    assertThat(caller.call("mailbox", "show", "support")).isZero();
    assertThat(caller.out()).contains("incoming.host = imap.musterfirma.example\n");
    caller.typing("geheim\n").call("secret", "set", "support", "password");
    assertThat(caller.call("mailbox", "remove", "support")).isZero();
    assertThat(caller.out()).contains("was removed", "password of support");
    assertThat(caller.call("mailbox", "show", "support")).isEqualTo(66);
    caller.call("secret", "status");
    assertThat(caller.out()).contains("Entries: 0");
  }

  @Test
  void theProviderIsProposedByTheAddress() throws Exception {
    assertThat(caller.call("mailbox", "add", "privat", "address=erika@gmx.de")).isZero();
    assertThat(Files.readString(caller.mailboxes().resolve("privat.properties")))
        .contains("provider = gmx");
  }

  @Test
  void settingsThatCannotBeUsedAreNamedAndNotSaved() {
    assertThat(
            caller.call(
                "mailbox", "add", "x", "address=support", "incoming.host=https://a", "sign-in=x"))
        .isEqualTo(64);
    assertThat(caller.err()).contains("address: ", "incoming.host: ", "not saved");
    assertThat(caller.mailboxes().resolve("x.properties")).doesNotExist();
  }

  @Test
  void anExistingMailboxIsNotReplaced() throws Exception {
    caller.writeLocalMailbox("support", 993, 587);
    assertThat(caller.call("mailbox", "add", "support", "address=a@b.example")).isEqualTo(64);
    assertThat(caller.err()).contains("already");
  }

  @Test
  void aBrokenFileIsListedWithItsLineAndTheOthersToo() throws Exception {
    caller.writeLocalMailbox("support", 993, 587);
    caller.writeMailbox("kaputt", "name = x", "pasword = y");
    assertThat(caller.call("mailbox", "list")).isZero();
    assertThat(caller.out()).contains("support  Support", "kaputt   (unreadable)");
    assertThat(caller.err()).contains("kaputt.properties", "line 2", "pasword");
    assertThat(caller.call("mailbox", "show", "kaputt")).isEqualTo(65);
    assertThat(caller.out()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsStatus74() throws Exception {
    Files.writeString(caller.mailboxes(), "a file in place of the folder");
    assertThat(caller.call("mailbox", "add", "privat", "address=erika@gmx.de")).isEqualTo(74);
    assertThat(caller.err()).contains(caller.mailboxes().toString());
  }

  @Test
  void settingsTravelFromOneInstallationToAnother() throws Exception {
    caller.writeLocalMailbox("support", 993, 587);
    assertThat(caller.call("mailbox", "export", "support")).isZero();
    String exported = caller.out();
    Caller other = new Caller(folder.resolve("other")).typing(exported);
    assertThat(other.call("mailbox", "import", "kopie")).as(other.err()).isZero();
    assertThat(other.call("mailbox", "export", "kopie")).isZero();
    assertThat(other.out()).isEqualTo(exported).contains("incoming.port = 993\n");
  }

  @Test
  void whatIsNoFileOfSettingsIsNotImported() {
    assertThat(caller.typing("pasword = x\n").call("mailbox", "import", "x")).isEqualTo(65);
    assertThat(caller.err()).contains("pasword");
    assertThat(caller.typing("name = \\u00\n").call("mailbox", "import", "x")).isEqualTo(65);
    assertThat(caller.call("mailbox", "import", "x", folder.resolve("no").toString()))
        .isEqualTo(74);
    assertThat(caller.mailboxes()).doesNotExist();
  }

  @Test
  void aFileIsFoundByItsNameToo() throws Exception {
    caller.writeLocalMailbox("support", 993, 587);
    caller.writeLocalMailbox("Büro Köln", 993, 587);
    assertThat(caller.call("mailbox", "show", "support.properties")).isZero();
    assertThat(caller.call("mailbox", "show", "Büro Köln")).isEqualTo(65);
    assertThat(caller.err()).contains("Büro Köln.properties", "rename it to “buero-koeln");
  }

  @Test
  void aTerminalObeysNothingThatStandsInAFile() throws Exception {
    caller.writeMailbox("support", "name = \\u001b[2JSupport\\u0007", "address = a@b.example");
    assertThat(caller.call("mailbox", "list")).isZero();
    assertThat(caller.out()).contains("[2JSupport").doesNotContain("\u001b", "\u0007");
    assertThat(caller.call("mailbox", "show", "support")).isZero();
    assertThat(caller.out()).contains("[2JSupport").doesNotContain("\u001b", "\u0007");
  }

  @Test
  void anExportReplacesAFileWholeAndKeepsItsPermissions() throws Exception {
    caller.writeLocalMailbox("support", 993, 587);
    Path file = Files.writeString(folder.resolve("settings.properties"), "earlier");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(caller.call("mailbox", "export", "support", file.toString())).isZero();
    assertThat(file).content().contains("incoming.port = 993");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(caller.call("mailbox", "export", "support", folder.toString())).isEqualTo(74);
    assertThat(caller.err()).contains(folder.toString());
    assertThat(caller.call("mailbox", "export", "support", "a\0b")).isEqualTo(64);
    assertThat(caller.err()).contains("is no file name");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("mailboxes", "settings.properties");
    }
  }

  @Test
  void whatIsImportedIsReadAsStrictlyAsAMailboxFile() {
    caller.typing("name = A\nname = B\n");
    assertThat(caller.call("mailbox", "import", "x", "--lang", "de")).isEqualTo(65);
    assertThat(caller.err()).startsWith("Standardeingabe, Zeile 2: ");
    assertThat(caller.mailboxes()).doesNotExist();
  }

  @Test
  void aMailboxThatCannotBeRemovedKeepsItsPassword() throws Exception {
    caller.writeLocalMailbox("support", 993, 587);
    caller.typing("geheim\n").call("secret", "set", "support", "password");
    // A folder of that name is no mailbox that could be removed.
    Path file = caller.mailboxes().resolve("support.properties");
    Files.delete(file);
    Files.createDirectories(file.resolve("below"));
    assertThat(caller.call("mailbox", "remove", "support")).isEqualTo(74);
    assertThat(caller.err()).contains("support.properties");
    caller.call("secret", "status");
    assertThat(caller.out()).contains("password of support");
  }

  @Test
  void theUsualFoldersLieBelowHome() {
    Path home = folder.resolve("home");
    caller.environment("HOME", home.toString()).environment("APPDATA", home.toString());
    assertThat(caller.callExactly("mailbox", "add", "privat", "address=erika@gmx.de")).isZero();
    assertThat(caller.out()).contains(home.toString());
    assertThat(home).isNotEmptyDirectory();
  }
}
