package org.postampel.core.internal.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.core.text.Texts;

class PropertiesMailboxRepositoryTest {

  private static final MailboxId SUPPORT = new MailboxId("support");
  private static final MailboxDraft DRAFT =
      MailboxDraft.empty()
          .with(MailboxField.NAME, "Support Köln")
          .with(MailboxField.ADDRESS, "support@musterfirma.example");

  @TempDir private Path temporary;

  @Test
  void aMissingFolderIsAnEmptyListAndTheFirstSaveCreatesIt() throws IOException {
    Path folder = temporary.resolve("a/b");
    MailboxRepository repository = MailboxRepository.inFolder(folder);
    assertThat(repository.list()).isEmpty();
    assertThat(repository.find(SUPPORT)).isEmpty();
    assertThat(repository.remove(SUPPORT)).isFalse();
    assertThat(folder).doesNotExist();
    repository.save(SUPPORT, DRAFT);
    assertThat(repository.list()).containsExactly(new MailboxEntry.Readable(SUPPORT, DRAFT));
    assertThat(Files.readString(folder.resolve("support.properties")))
        .isEqualTo("name = Support Köln\naddress = support@musterfirma.example\n");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX permissions and links")
  void aCreatedFolderIsForThisUserAlone() throws IOException {
    Path folder = temporary.resolve("mailboxes");
    MailboxRepository.inFolder(folder).save(SUPPORT, DRAFT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX permissions and links")
  void savingKeepsCommentsAndPermissions() throws IOException {
    Path file = write("support.properties", "# ours\nname = Old\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    MailboxRepository.inFolder(temporary).save(SUPPORT, DRAFT);
    assertThat(Files.readString(file)).startsWith("# ours\nname = Support Köln\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(namesIn(temporary)).containsExactly("support.properties");
  }

  @Test
  void everyBrokenFileIsReportedByNameAndTheOthersStillLoad() throws IOException {
    write("a-key.properties", "name = A\npasswort = x\n");
    write("b-good.properties", "name = B\n");
    Files.write(
        temporary.resolve("c-latin.properties"),
        "name = Müller\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.createDirectory(temporary.resolve("d-folder.properties"));
    write("e-large.properties", "# x\n".repeat(70_000));
    write("Vertrieb Köln.properties", "name = C\n");
    write("readme.txt", "no mailbox");
    write(".support.properties.tmp", "left over");
    List<MailboxEntry> entries = MailboxRepository.inFolder(temporary).list();
    assertThat(entries)
        .extracting(entry -> entry.id() + " " + outcomeOf(entry))
        .containsExactly(
            "a-key unknown-key in a-key.properties:2",
            "b-good fine",
            "c-latin not-utf8 in c-latin.properties:0",
            "d-folder not-a-file in d-folder.properties:0",
            "e-large too-large in e-large.properties:0",
            "vertrieb-koeln illegal-name in Vertrieb Köln.properties:0");
  }

  @Test
  void aFileUnderAnIllegalNameIsFoundUnderTheProposedId() throws IOException {
    write("SUPPORT.properties", "name = A\n");
    assertThat(MailboxRepository.inFolder(temporary).find(SUPPORT)).isPresent();
  }

  @Test
  void anIncludeIsNotFollowed() throws IOException {
    write("other.properties", "name = Other\n");
    write("support.properties", "include = other.properties\n");
    assertThat(outcomeOf(MailboxRepository.inFolder(temporary).find(SUPPORT).orElseThrow()))
        .isEqualTo("unknown-key in support.properties:1");
  }

  @Test
  void interpolationIsNotPerformed() throws IOException {
    write("support.properties", "name = ${sys:user.home} ${env:HOME}\n");
    MailboxEntry entry = MailboxRepository.inFolder(temporary).find(SUPPORT).orElseThrow();
    assertThat(((MailboxEntry.Readable) entry).draft().text(MailboxField.NAME))
        .isEqualTo("${sys:user.home} ${env:HOME}");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
    write("support.properties", "\uFEFFname = Support\n");
    assertThat(outcomeOf(MailboxRepository.inFolder(temporary).find(SUPPORT).orElseThrow()))
        .isEqualTo("fine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"No space left on device", "Disk quota exceeded", "File too large"})
  void aFullDiskIsNamedAndWhatWasSavedBeforeIsUnharmed(String said) throws IOException {
    MailboxRepository.inFolder(temporary).save(SUPPORT, DRAFT);
    AtomicFile full =
        new AtomicFile(
            (file, bytes) -> {
              Files.write(file, new byte[] {bytes[0]});
              throw new IOException(said);
            });
    MailboxRepository repository = new PropertiesMailboxRepository(temporary, full);
    assertThatThrownBy(() -> repository.save(SUPPORT, DRAFT.with(MailboxField.NAME, "New")))
        .isInstanceOfSatisfying(
            MailboxStorageException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("disk-full");
              assertThat(failure.sentence(Texts.beside(Texts.class, Locale.ENGLISH)))
                  .startsWith("support.properties could not be saved as the disk has no room");
            });
    assertThat(repository.list()).containsExactly(new MailboxEntry.Readable(SUPPORT, DRAFT));
    assertThat(namesIn(temporary)).containsExactly("support.properties");
  }

  @Test
  void anyOtherFailureOfTheDiskKeepsThePlatformsWords() {
    AtomicFile failing =
        new AtomicFile(
            (file, bytes) -> {
              throw new IOException("Input/output error");
            });
    assertThatThrownBy(
            () -> new PropertiesMailboxRepository(temporary, failing).save(SUPPORT, DRAFT))
        .isInstanceOfSatisfying(
            MailboxStorageException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo("not-written");
              assertThat(failure.arguments())
                  .containsExactly("support.properties", "Input/output error");
            });
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamed() {
    AtomicFile forbidden =
        new AtomicFile(
            (file, bytes) -> {
              throw new AccessDeniedException(file.toString());
            });
    assertThatThrownBy(
            () -> new PropertiesMailboxRepository(temporary, forbidden).save(SUPPORT, DRAFT))
        .isInstanceOfSatisfying(
            MailboxStorageException.class,
            failure ->
                assertThat(failure.sentence(Texts.beside(Texts.class, Locale.GERMAN)))
                    .contains("support.properties", temporary.toString()));
  }

  @Test
  void aBrokenFileIsNotOverwritten() throws IOException {
    Path file = write("support.properties", "nmae = Support\n");
    assertThatThrownBy(() -> MailboxRepository.inFolder(temporary).save(SUPPORT, DRAFT))
        .isInstanceOfSatisfying(
            MailboxStorageException.class,
            failure -> assertThat(failure.code()).isEqualTo("earlier-broken"));
    assertThat(Files.readString(file)).isEqualTo("nmae = Support\n");
  }

  @Test
  void aMailboxTooLargeToBeReadAgainIsNotSaved() {
    MailboxDraft large = DRAFT.with(MailboxField.NAME, "x".repeat(300 * 1024));
    assertThatThrownBy(() -> MailboxRepository.inFolder(temporary).save(SUPPORT, large))
        .isInstanceOfSatisfying(
            MailboxStorageException.class,
            failure -> assertThat(failure.code()).isEqualTo("too-large"));
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws IOException {
    MailboxRepository repository = MailboxRepository.inFolder(write("mailboxes", "no folder"));
    assertThatThrownBy(() -> repository.save(SUPPORT, DRAFT))
        .isInstanceOfSatisfying(
            MailboxStorageException.class,
            failure -> assertThat(failure.code()).isEqualTo("no-folder"));
    assertThatThrownBy(repository::list)
        .isInstanceOfSatisfying(
            MailboxStorageException.class,
            failure -> assertThat(failure.code()).isEqualTo("folder-unreadable"));
  }

  @Test
  void nothingIsWrittenWhenNothingChanged() throws IOException {
    MailboxRepository.inFolder(temporary).save(SUPPORT, DRAFT);
    AtomicBoolean written = new AtomicBoolean();
    new PropertiesMailboxRepository(temporary, new AtomicFile((file, bytes) -> written.set(true)))
        .save(SUPPORT, DRAFT);
    assertThat(written).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX permissions and links")
  void aSymbolicLinkIsReadButReplacedOnSavingSoThatNothingOutsideIsWritten() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("mailboxes"));
    Path outside = write("outside.properties", "name = Outside\n");
    Path link = Files.createSymbolicLink(folder.resolve("support.properties"), outside);
    MailboxRepository repository = MailboxRepository.inFolder(folder);
    assertThat(outcomeOf(repository.find(SUPPORT).orElseThrow())).isEqualTo("fine");
    repository.save(SUPPORT, DRAFT);
    assertThat(Files.readString(outside)).isEqualTo("name = Outside\n");
    assertThat(link).isRegularFile();
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @Test
  void removingRemovesTheFileOnceAndNoFolder() throws IOException {
    MailboxRepository repository = MailboxRepository.inFolder(temporary);
    repository.save(SUPPORT, DRAFT);
    assertThat(repository.remove(SUPPORT)).isTrue();
    assertThat(repository.remove(SUPPORT)).isFalse();
    Files.createDirectory(temporary.resolve("support.properties"));
    assertThatThrownBy(() -> repository.remove(SUPPORT))
        .isInstanceOfSatisfying(
            MailboxStorageException.class,
            failure -> assertThat(failure.code()).isEqualTo("not-removed"));
  }

  @Test
  void theFolderIsAbsolute() {
    assertThat(MailboxRepository.inFolder(Path.of("x/../mailboxes")).folder())
        .isAbsolute()
        .hasFileName("mailboxes");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(temporary.resolve(name), text);
  }

  private static Set<String> namesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(java.util.stream.Collectors.toSet());
    }
  }

  private static String outcomeOf(MailboxEntry entry) {
    if (entry instanceof MailboxEntry.Broken broken) {
      MailboxFileDefect defect = broken.defect();
      return defect.code() + " in " + defect.file() + ":" + defect.line();
    }
    return "fine";
  }
}
