package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.unchosen;
import static org.postampel.tokenstore.internal.Stores.withKeyFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;

/** Disks that are full, careless about modes, or have links planted in them. */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs umask, symbolic links and small disks")
class UnkindDiskTest {

  @TempDir Path temporary;

  @Test
  void aDiskThatIsReallyFullIsReportedAndEverythingWrittenBeforeStaysReadable() throws Exception {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    Process attempt =
        new ProcessBuilder(
                Stream.concat(FullDisk.mountedOn(disk).stream(), Stream.of("true")).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(attempt.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(attempt.waitFor() == 0, "no small disk can be mounted here: " + said);

    Process process = FullDisk.start(disk, temporary.resolve("cache"));
    assertThat(lines(process))
        .containsExactly(
            "first CANNOT_WRITE",
            "with room written",
            "full CANNOT_WRITE true",
            "overwrite CANNOT_WRITE",
            "all there true",
            "reopened true");
  }

  @Test
  void whateverTheUmaskOnlyTheOwnerMayReadAnything() throws Exception {
    Path folder = temporary.resolve("data").resolve("store");
    List<String> careless = List.of("sh", "-c", "umask 000; exec \"$@\"", "careless");
    for (String text : List.of("alt", "neu")) {
      assertThat(lines(OtherProcess.start(careless, folder, "try", text))).contains("written");
    }
    try (TokenStore store = unchosen(folder);
        Stream<Path> all = Files.walk(temporary.resolve("data"))) {
      // Open, so that the log and the shared memory of the database are there too.
      put(store, SUPPORT, "offen");
      for (Path path : all.toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        boolean ours = !path.startsWith(folder.resolveSibling("cache"));
        assertThat(mode)
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : ours ? "rw-------" : mode);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.db", "store.key", "store.properties"})
  void aLinkPlantedBeforeTheFirstWriteIsNotFollowed(String name) throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("store"));
    Path victim = temporary.resolve("victim");
    Files.createSymbolicLink(folder.resolve(name), victim);
    try (TokenStore store = withKeyFile(folder)) {
      TokenStoreException failure =
          catchThrowableOfType(TokenStoreException.class, () -> put(store, SUPPORT, "geheim"));
      assertThat(failure.reason()).isEqualTo(Reason.CANNOT_OPEN);
      assertThat(failure.location()).endsWith(name);
    }
    assertThat(victim).doesNotExist();
    Files.delete(folder.resolve(name));
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "geheim");
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.key.new", "store.properties.new"})
  void aLinkPlantedInPlaceOfATemporaryFileIsReplacedAndNotFollowed(String name) throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("store"));
    Path victim = Files.writeString(temporary.resolve("victim"), "unversehrt");
    Files.createSymbolicLink(folder.resolve(name), victim);
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "geheim");
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
    assertThat(victim).hasContent("unversehrt");
    assertThat(Files.exists(folder.resolve(name), java.nio.file.LinkOption.NOFOLLOW_LINKS))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.db-wal", "store.db-shm"})
  void aLinkPlantedInPlaceOfTheLogIsNotFollowedAndNothingIsLost(String name) throws Exception {
    Path folder = temporary.resolve("store");
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "alt");
    }
    Path victim = Files.writeString(temporary.resolve("victim"), "unversehrt");
    Files.createSymbolicLink(folder.resolve(name), victim);
    try (TokenStore store = withKeyFile(folder)) {
      TokenStoreException failure =
          catchThrowableOfType(TokenStoreException.class, () -> put(store, SUPPORT, "neu"));
      assertThat(failure.reason()).isIn(Reason.CANNOT_OPEN, Reason.CANNOT_WRITE);
    }
    assertThat(victim).hasContent("unversehrt");
    Files.deleteIfExists(folder.resolve(name));
    try (TokenStore store = withKeyFile(folder)) {
      assertThat(text(store, SUPPORT)).contains("alt");
    }
  }

  @Test
  void aReadOnlyFileIsReadAndNotWritten() throws Exception {
    Path folder = temporary.resolve("store");
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "alt");
    }
    Files.createDirectories(temporary.resolve("cache"));
    Files.setPosixFilePermissions(
        folder.resolve("store.db"), PosixFilePermissions.fromString("r--------"));
    assertThat(lines(OtherProcess.start(withoutRootsRight(), folder, "try", "neu")))
        .containsExactly("before alt", "refused CANNOT_WRITE", "after alt");
  }

  @Test
  void aMissingFolderAndTheMissingOnesAboveItAreMadeForTheOwnerOnly() throws Exception {
    Path folder = temporary.resolve("a").resolve("b").resolve("store");
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "geheim");
    }
    for (Path made : List.of(folder, folder.getParent(), folder.getParent().getParent())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .isEqualTo("rwx------");
    }
  }

  /** Root may write into every file; then that right is taken from the process. */
  private static List<String> withoutRootsRight() {
    return System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
        : List.of();
  }

  private static List<String> lines(Process process) throws IOException, InterruptedException {
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(all).isZero();
    return all.lines().toList();
  }
}
