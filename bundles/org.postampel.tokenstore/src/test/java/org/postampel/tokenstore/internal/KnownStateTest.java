package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.postampel.tokenstore.internal.Stores.INVOICES;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.tamper;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.withKeyFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.WrappingKeyChoice;

/** What a store keeps in memory ends with the first commit of anybody else. */
class KnownStateTest {

  @TempDir Path folder;

  @BeforeEach
  void oneEntry() {
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "alt");
    }
  }

  @Test
  void theStateChangesWithCommitsOfOthersOnly() throws Exception {
    String address = "jdbc:sqlite:" + folder.resolve("store.db");
    try (Connection ours = DriverManager.getConnection(address);
        Statement statement = ours.createStatement()) {
      OtherCommits commits = new OtherCommits(ours);
      Optional<Object> before = commits.now();
      statement.executeUpdate("UPDATE secret SET updated_at = 1");
      assertThat(commits.now()).isPresent().isEqualTo(before);
      tamper(folder, "UPDATE secret SET updated_at = 2");
      assertThat(commits.now()).isPresent().isNotEqualTo(before);
    }
  }

  @Test
  void whatAnotherStoreWroteBetweenTwoReadsAndWritesIsSeenAtOnce() throws Exception {
    try (TokenStore store = withKeyFile(folder);
        TokenStore other = withKeyFile(folder)) {
      for (int round = 0; round < 20; round++) {
        put(store, SUPPORT, "unser " + round);
        assertThat(text(other, SUPPORT)).contains("unser " + round);
        put(other, SUPPORT, "fremd " + round);
        assertThat(text(store, SUPPORT)).contains("fremd " + round);
        put(other, SUPPORT, "noch einmal " + round);
      }
      // One for the first entry, then three a round: none was overwritten unseen.
      assertThat(version()).isEqualTo(1 + 3 * 20);
    }
  }

  @Test
  void anEntryThatAnotherStoreRemovedIsGoneAndBeginsAnew() throws Exception {
    try (TokenStore store = withKeyFile(folder);
        TokenStore other = withKeyFile(folder)) {
      put(store, SUPPORT, "neu");
      assertThat(other.remove(SUPPORT)).isTrue();
      assertThat(store.read(SUPPORT)).isEmpty();
      put(store, SUPPORT, "wieder");
      assertThat(text(other, SUPPORT)).contains("wieder");
      assertThat(version()).isEqualTo(1);
    }
  }

  @Test
  void afterAnotherStoreChangedTheKeysTheNextWriteUsesTheNewOnes() {
    KeyPolicy policy = KeyPolicy.of(WrappingKeyChoice.FILE);
    try (TokenStore store = withKeyFile(folder);
        EncryptedTokenStore other = Stores.withVault(folder, policy, FakeVault.absent())) {
      put(store, SUPPORT, "neu");
      other.changeKeys();
      put(store, SUPPORT, "mit neuem Schlüssel");
      assertThat(text(other, SUPPORT)).contains("mit neuem Schlüssel");
    }
  }

  @Test
  void aFileThatTookThePlaceOfOursIsReadAndWritten(@TempDir Path elsewhere) throws Exception {
    copyDatabase(folder, elsewhere);
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "nur in der alten Datei");
      Files.move(
          elsewhere.resolve("store.db"),
          folder.resolve("store.db"),
          StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(folder.resolve("store.db-wal"));
      Files.deleteIfExists(folder.resolve("store.db-shm"));
      assertThat(text(store, SUPPORT)).contains("alt");
      put(store, INVOICES, "in der neuen Datei");
    }
    try (TokenStore store = withKeyFile(folder)) {
      assertThat(text(store, SUPPORT)).contains("alt");
      assertThat(text(store, INVOICES)).contains("in der neuen Datei");
    }
  }

  @Test
  void aListThatIsTamperedWithWhileItIsKnownIsFoundByTheNextRead() throws Exception {
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "neu");
      assertThat(text(store, SUPPORT)).contains("neu");
      tamper(folder, "UPDATE version_list SET ciphertext = zeroblob(56)");
      assertThat(catchThrowableOfType(TokenStoreException.class, () -> store.read(SUPPORT)))
          .extracting(TokenStoreException::reason)
          .isEqualTo(TokenStoreException.Reason.DAMAGED);
    }
  }

  @Test
  void whatAnotherStoreWroteInTheSamePartOfTheListStays() throws Exception {
    SecretName neighbour = neighbour();
    try (TokenStore store = withKeyFile(folder);
        TokenStore other = withKeyFile(folder)) {
      put(store, neighbour, "unser");
      put(store, SUPPORT, "unser");
      put(other, neighbour, "fremd");
      put(store, SUPPORT, "wieder unser");
      assertThat(text(store, neighbour)).contains("fremd");
      assertThat(text(other, SUPPORT)).contains("wieder unser");
    }
  }

  @Test
  void aWriteThatFailsDoesNotSpoilItsNeighbourInTheList() throws Exception {
    SecretName neighbour = neighbour();
    try (TokenStore store = withKeyFile(folder)) {
      put(store, neighbour, "daneben");
      put(store, SUPPORT, "neu");
      tamper(
          folder,
          "CREATE TRIGGER full BEFORE UPDATE ON secret WHEN OLD.id = '"
              + SecretRows.id(SUPPORT)
              + "' BEGIN SELECT RAISE(ABORT, 'full'); END");
      assertThatExceptionOfType(TokenStoreException.class)
          .isThrownBy(() -> put(store, SUPPORT, "nie geschrieben"));
      tamper(folder, "DROP TRIGGER full");
      put(store, neighbour, "danach");
      assertThat(text(store, SUPPORT)).contains("neu");
      assertThat(text(store, neighbour)).contains("danach");
    }
  }

  /** Another name that is listed in the same part as the first entry. */
  private static SecretName neighbour() {
    return IntStream.range(0, 100_000)
        .mapToObj(number -> SecretName.password(new MailboxId("postfach" + number)))
        .filter(name -> VersionList.part(name) == VersionList.part(SUPPORT))
        .findFirst()
        .orElseThrow();
  }

  private void copyDatabase(Path from, Path to) throws Exception {
    Files.copy(from.resolve("store.db"), to.resolve("store.db"));
  }

  private long version() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version FROM secret")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
