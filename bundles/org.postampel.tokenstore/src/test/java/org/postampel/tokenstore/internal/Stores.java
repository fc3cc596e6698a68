package org.postampel.tokenstore.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.tokenstore.internal.vault.OperatingSystemVault;

/** What the tests of this package share: stores in a folder, and names for entries. */
final class Stores {

  static final SecretName SUPPORT = SecretName.password(new MailboxId("support"));
  static final SecretName INVOICES = SecretName.password(new MailboxId("rechnung"));

  private Stores() {}

  static TokenStore withKeyFile(Path folder) {
    return TokenStores.open(folder, WrappingKeyChoice.FILE, Clock.systemUTC());
  }

  static TokenStore unchosen(Path folder) {
    return TokenStores.open(folder, WrappingKeyChoice.UNCHOSEN, Clock.systemUTC());
  }

  /** A store on a machine that has no vault. */
  static TokenStore withoutVault(Path folder, KeyPolicy policy) {
    return withVault(folder, policy, FakeVault.absent());
  }

  static EncryptedTokenStore withVault(Path folder, KeyPolicy policy, OperatingSystemVault vault) {
    return EncryptedTokenStore.inFolder(new StoreFolder(folder), policy, vault, Clock.systemUTC());
  }

  /** A store whose waiters see minutes go by where others see moments. */
  static TokenStore withFastTime(Path folder) {
    StoreFolder place = new StoreFolder(folder);
    KeyPolicy policy = KeyPolicy.of(WrappingKeyChoice.FILE);
    Database database = new StoreDatabase(place);
    return new EncryptedTokenStore(
        database,
        new KeyKeepers(database, policy, Optional.of(place), FakeVault.absent()),
        Clock.systemUTC(),
        fastTime());
  }

  /** A steady clock that goes ten seconds further each time somebody looks. */
  static LongSupplier fastTime() {
    AtomicLong looks = new AtomicLong();
    return () -> looks.incrementAndGet() * 10_000_000_000L;
  }

  static void put(TokenStore store, SecretName name, String text) {
    try (Secret secret = Secret.ofText(text)) {
      store.write(name, secret);
    }
  }

  static Optional<String> text(TokenStore store, SecretName name) {
    return store.read(name).map(secret -> secret.use(String::new));
  }

  /** Changes the database behind the store's back. */
  static void tamper(Path folder, String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.executeUpdate(text);
      }
    }
  }
}
