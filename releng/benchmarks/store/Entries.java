package org.postampel.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoFiles;
import org.postampel.testkit.demo.DemoTenant;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

/** What is measured: a store with one real sign-in and many like it, and the same rows in clear. */
final class Entries {

  /** As long as the tokens of a person at Microsoft usually are. */
  private static final int BYTES = 5_000;

  private static final String MAILBOX = "support";

  private Entries() {}

  static void write(Path folder, int entries) throws IOException, SQLException {
    try (DemoTenant tenant = DemoTenant.start(folder.resolve("tenant"), Clock.systemUTC());
        TokenStore store = open(folder)) {
      DemoFiles.write(tenant, folder);
      tenant.switches().accessTokenLife(Duration.ofDays(7));
      SignInOutcome outcome = signIn(tenant, store, mailbox(folder));
      if (!(outcome instanceof SignInOutcome.Granted)) {
        throw new IllegalStateException(outcome.toString());
      }
      Secret content = content(0);
      for (int i = 0; i < entries - 1; i++) {
        store.write(name(i), content);
      }
    }
    raw(folder, entries);
  }

  /** The same number of rows of the same length, as SQLite alone would keep them. */
  private static void raw(Path folder, int entries) throws SQLException {
    try (Connection connection = rawConnection(folder);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE raw (id TEXT NOT NULL PRIMARY KEY, version BIGINT, content BLOB)");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO raw VALUES (?, 1, ?)")) {
        for (int i = 0; i < entries; i++) {
          insert.setString(1, name(i).owner());
          insert.setBytes(2, bytes(i));
          insert.executeUpdate();
        }
      }
      connection.commit();
    }
  }

  static Connection rawConnection(Path folder) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("raw.db"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
    }
    return connection;
  }

  static TokenStore open(Path folder) {
    return TokenStores.open(folder.resolve("store"), WrappingKeyChoice.FILE, Clock.systemUTC());
  }

  static SecretName name(int number) {
    return new SecretName(SecretName.Kind.SIGN_IN, "https://login.example|t|c|person" + number);
  }

  static Secret content(int number) {
    return Secret.ofUtf8(bytes(number));
  }

  static byte[] bytes(int number) {
    byte[] bytes = new byte[BYTES];
    Random random = new Random(number);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('A' + random.nextInt(26));
    }
    return bytes;
  }

  static MailboxConfiguration mailbox(Path folder) {
    Path place = folder.resolve("mailboxes");
    MailboxEntry.Readable entry =
        (MailboxEntry.Readable)
            MailboxRepository.inFolder(place).find(new MailboxId(MAILBOX)).orElseThrow();
    ValidationOutcome.Valid valid =
        (ValidationOutcome.Valid)
            new MailboxValidator(ProviderPresets.load()).validate(entry.id(), entry.draft(), place);
    return valid.configuration();
  }

  private static SignInOutcome signIn(
      DemoTenant tenant, TokenStore store, MailboxConfiguration mailbox) {
    return OAuthServices.create(store, ProviderPresets.load(), Clock.systemUTC(), "anna")
        .signInService()
        .signIn(
            mailbox,
            address ->
                new Thread(
                        () -> {
                          try {
                            tenant.browser().signIn(address, DemoAccount.ANNA);
                          } catch (IOException e) {
                            throw new UncheckedIOException(e);
                          }
                        })
                    .start(),
            new Cancellation());
  }
}
