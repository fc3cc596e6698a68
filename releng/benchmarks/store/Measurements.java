package org.postampel.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.OAuthServices;

/** The single operations, each on an entry chosen by chance. */
@State(Scope.Thread)
public class Measurements {

  private final Path folder = Path.of(System.getProperty("benchmark.folder"));
  private final Path few = Path.of(System.getProperty("benchmark.few"));
  private final int entries = Integer.getInteger("benchmark.entries");
  private final SplittableRandom random = new SplittableRandom(System.nanoTime());

  /** Always other bytes: SQLite does not write what is there already. */
  private final byte[][] contents =
      IntStream.range(0, 64).mapToObj(Entries::bytes).toArray(byte[][]::new);

  private final Secret content = Entries.content(7);
  private TokenStore store;
  private TokenStore smallStore;
  private Connection raw;
  private PreparedStatement rawUpdate;
  private PreparedStatement rawSelect;
  private MailboxConfiguration mailbox;
  private AccessTokenSource tokens;
  private MailboxConfiguration mailboxOfFew;
  private AccessTokenSource tokensOfFew;

  /** Opens all databases. */
  @Setup
  public void open() throws SQLException {
    store = Entries.open(folder);
    raw = Entries.rawConnection(folder);
    rawUpdate = raw.prepareStatement("UPDATE raw SET version = ?, content = ? WHERE id = ?");
    rawSelect = raw.prepareStatement("SELECT version, content FROM raw WHERE id = ?");
    mailbox = Entries.mailbox(folder);
    tokens = tokens(store);
    smallStore = Entries.open(few);
    mailboxOfFew = Entries.mailbox(few);
    tokensOfFew = tokens(smallStore);
  }

  private static AccessTokenSource tokens(TokenStore store) {
    return OAuthServices.create(store, ProviderPresets.load(), Clock.systemUTC(), "anna")
        .accessTokenSource();
  }

  /** Closes them. */
  @TearDown
  public void close() throws SQLException {
    store.close();
    smallStore.close();
    raw.close();
  }

  private SecretName any() {
    return Entries.name(random.nextInt(entries - 1));
  }

  /** A write of SQLite alone and one of the store, in turn, because they share a disk. */
  @Benchmark
  public void writesInTurn(InTurn turns) throws SQLException {
    long begin = System.nanoTime();
    rawUpdate.setLong(1, random.nextLong());
    rawUpdate.setBytes(2, contents[random.nextInt(contents.length)]);
    rawUpdate.setString(3, any().owner());
    if (rawUpdate.executeUpdate() != 1) {
      throw new IllegalStateException("no row was written");
    }
    long middle = System.nanoTime();
    store.write(any(), content);
    turns.add(begin, middle, System.nanoTime());
  }

  /** A read of SQLite alone and one of the store, in turn. */
  @Benchmark
  public boolean readsInTurn(InTurn turns) throws SQLException {
    long begin = System.nanoTime();
    rawSelect.setString(1, any().owner());
    try (ResultSet row = rawSelect.executeQuery()) {
      if (row.getBytes(2).length + row.getLong(1) == 0) {
        throw new IllegalStateException("an empty row was read");
      }
    }
    long middle = System.nanoTime();
    try (Secret secret = store.read(any()).orElseThrow()) {
      turns.add(begin, middle, System.nanoTime());
      return secret.isEmpty();
    }
  }

  @Benchmark
  public int openAndReadAll() {
    int read = 0;
    try (TokenStore opened = Entries.open(folder)) {
      for (SecretName name : opened.names()) {
        try (Secret secret = opened.read(name).orElseThrow()) {
          read += secret.isEmpty() ? 0 : 1;
        }
      }
    }
    if (read != entries) {
      throw new IllegalStateException(read + " of " + entries);
    }
    return read;
  }

  /** A token from the store of a hundred sign-ins and one from the large store, in turn. */
  @Benchmark
  public AccessTokenOutcome silentHitsInTurn(InTurn turns) {
    long begin = System.nanoTime();
    granted(tokensOfFew.acquire(mailboxOfFew, MailProtocol.IMAP));
    long middle = System.nanoTime();
    AccessTokenOutcome outcome = tokens.acquire(mailbox, MailProtocol.IMAP);
    turns.add(begin, middle, System.nanoTime());
    return granted(outcome);
  }

  private static AccessTokenOutcome granted(AccessTokenOutcome outcome) {
    if (!(outcome instanceof AccessTokenOutcome.Granted)) {
      throw new IllegalStateException(outcome.toString());
    }
    return outcome;
  }
}
