package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.postampel.tokenstore.internal.StorePlace.hostKey;
import static org.postampel.tokenstore.internal.Stores.INVOICES;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postgresql.ds.PGSimpleDataSource;

/** What only a store in a host's database has to get right. */
@Timeout(120)
class HostDatabaseTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(
      value = WrappingKeyChoice.class,
      names = {"VAULT", "FILE", "UNCHOSEN"})
  void aKeyThatOneMachineKeepsIsRefusedInOneSentence(WrappingKeyChoice choice) {
    DataSource source = StorePlace.h2("");
    KeyPolicy policy = KeyPolicy.of(choice);
    try (TokenStore store = TokenStores.open(source, "erp_", policy, CLOCK)) {
      TokenStoreException failure = failureOf(() -> put(store, SUPPORT, "geheim"));
      assertThat(failure.reason()).isEqualTo(Reason.NO_WRAPPING_KEY);
      assertThat(TokenStores.sentence(failure, Locale.GERMAN))
          .contains("assphrase", "host", "JDBC: erp_*");
      assertThat(store.names()).isEmpty();
    }
    assertThatThrownBy(() -> TokenStores.requireKey(source, "erp_", policy))
        .isInstanceOf(TokenStoreException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1a", "A", "a-b", "a;drop table x", "_a", "abcdefghijklmnopqrstuv", "ä", "a "})
  void aPrefixThatIsNoPartOfANameIsRefused(String prefix) {
    assertThatThrownBy(() -> TokenStores.open(StorePlace.h2(""), prefix, hostKey(7), CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoStoresInOneDatabaseKnowNothingOfEachOther() {
    DataSource source = StorePlace.h2("");
    try (TokenStore one = TokenStores.open(source, "a_", hostKey(7), CLOCK);
        TokenStore two = TokenStores.open(source, "abcdefghijklmnopqrs_1", hostKey(8), CLOCK)) {
      put(one, SUPPORT, "eins");
      put(two, SUPPORT, "zwei");
      TokenStores.changeKeys(source, "a_", hostKey(7), CLOCK);
      assertThat(text(one, SUPPORT)).contains("eins");
      assertThat(text(two, SUPPORT)).contains("zwei");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "FOLDER", mode = EnumSource.Mode.EXCLUDE)
  void machinesThatWriteFirstAtTheSameMomentMakeOneStore(StorePlace.Kind kind) throws Exception {
    StorePlace place = StorePlace.of(kind, temporary);
    int machines = 6;
    CyclicBarrier together = new CyclicBarrier(machines);
    ExecutorService threads = Executors.newFixedThreadPool(machines);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < machines; i++) {
        SecretName name = SecretName.password(new MailboxId("m" + i));
        all.add(
            threads.submit(
                () -> {
                  try (TokenStore store = place.open()) {
                    together.await();
                    put(store, name, name.owner());
                  }
                  return name;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    try (TokenStore store = place.open()) {
      assertThat(store.names()).hasSize(machines);
      for (SecretName name : store.names()) {
        assertThat(text(store, name)).contains(name.owner());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "FOLDER", mode = EnumSource.Mode.EXCLUDE)
  void aStoreThatWasLeftHalfMadeIsMadeWhole(StorePlace.Kind kind) throws Exception {
    StorePlace place = StorePlace.of(kind, temporary);
    try (TokenStore store = place.open()) {
      put(store, SUPPORT, "geheim");
    }
    place.tamper("DELETE FROM @store", "DELETE FROM @data_key", "DROP TABLE @entry_lease");
    place.tamper("DELETE FROM @secret", "DELETE FROM @version_list");
    try (TokenStore store = place.open()) {
      assertThat(store.status().schema()).isZero();
      assertThat(store.read(SUPPORT)).isEmpty();
      put(store, INVOICES, "neu");
      assertThat(text(store, INVOICES)).contains("neu");
    }
  }

  @Test
  void aStoreOfANewerVersionIsLeftAlone() throws Exception {
    StorePlace place = StorePlace.of(StorePlace.Kind.H2, temporary);
    try (TokenStore store = place.open()) {
      put(store, SUPPORT, "geheim");
      place.tamper("UPDATE @store SET schema_number = 3");
      for (ThrowingCallable use :
          List.<ThrowingCallable>of(
              () -> store.read(SUPPORT), () -> put(store, SUPPORT, "neu"), store::status)) {
        assertThat(failureOf(use).code()).isEqualTo("database-newer");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "FOLDER", mode = EnumSource.Mode.EXCLUDE)
  void tablesThatAreTakenAwayAreReportedOrMadeAnew(StorePlace.Kind kind) throws Exception {
    StorePlace place = StorePlace.of(kind, temporary);
    try (TokenStore store = place.open()) {
      put(store, SUPPORT, "geheim");
      place.tamper("DROP TABLE @secret");
      assertThat(failureOf(() -> store.read(SUPPORT)).code()).isEqualTo("database-damaged");
      assertThat(failureOf(() -> put(store, SUPPORT, "neu")).reason()).isEqualTo(Reason.DAMAGED);
      for (String table : List.of("store", "data_key", "version_list", "entry_lease")) {
        place.tamper("DROP TABLE @" + table);
      }
      assertThat(store.read(SUPPORT)).isEmpty();
      put(store, SUPPORT, "neu");
      assertThat(text(store, SUPPORT)).contains("neu");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() {
    JdbcDataSource nobody = new JdbcDataSource();
    nobody.setURL("jdbc:h2:mem:nobody;IFEXISTS=TRUE;PASSWORD=geheim4711");
    try (TokenStore store = TokenStores.open(nobody, "erp_", hostKey(7), CLOCK)) {
      TokenStoreException failure = failureOf(() -> store.read(SUPPORT));
      assertThat(failure.code()).isEqualTo("database-unreachable");
      assertThat(TokenStores.sentence(failure, Locale.ENGLISH)).doesNotContain("4711");
    }
  }

  @Test
  void aStaleConnectionOfThePoolLosesNothing() throws Exception {
    PGSimpleDataSource real = PostgresServer.get().newSchema();
    StalePool pool = new StalePool(real);
    try (TokenStore store = StorePlace.host(pool.source()).open()) {
      put(store, SUPPORT, "alt");
      store.exclusively(
          SUPPORT,
          current -> {
            pool.lendStaleOnes(2);
            return new TokenStore.Change<>(Optional.of(Secret.ofText("neu")), "");
          });
      assertThat(pool.staleOnesLeft()).isZero();
      pool.lendStaleOnes(1);
      assertThat(text(store, SUPPORT)).contains("neu");
      assertThat(pool.staleOnesLeft()).isZero();
      pool.lendStaleOnes(1000);
      assertThat(failureOf(() -> store.read(SUPPORT)).code()).isEqualTo("database-unreachable");
    }
  }

  @Test
  void aDatabaseThatForbidsWritingSaysWhoCanHelp() throws Exception {
    PGSimpleDataSource source = PostgresServer.get().newSchema();
    try (TokenStore store = StorePlace.host(source).open()) {
      put(store, SUPPORT, "alt");
    }
    source.setReadOnly(true);
    try (TokenStore store = StorePlace.host(source).open()) {
      assertThat(failureOf(() -> put(store, SUPPORT, "neu")).code()).isEqualTo("database-refuses");
      assertThat(text(store, SUPPORT)).contains("alt");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void aLockThatAnotherOneHoldsForAWhileIsWaitedFor(StorePlace.Kind kind) throws Exception {
    StorePlace place;
    if (kind == StorePlace.Kind.H2) {
      place = StorePlace.host(StorePlace.h2(";LOCK_TIMEOUT=50"));
    } else {
      PGSimpleDataSource source = PostgresServer.get().newSchema();
      source.setOptions("-c lock_timeout=50ms");
      place = StorePlace.host(source);
    }
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (TokenStore store = place.open();
        Connection other = place.source().getConnection()) {
      put(store, SUPPORT, "alt");
      other.setAutoCommit(false);
      try (PreparedStatement lock =
          other.prepareStatement("UPDATE erp_1_store SET id = 1 WHERE id = 1")) {
        lock.executeUpdate();
      }
      Future<?> writing = thread.submit(() -> put(store, SUPPORT, "neu"));
      assertThatThrownBy(() -> writing.get(400, java.util.concurrent.TimeUnit.MILLISECONDS))
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
      other.rollback();
      writing.get();
      assertThat(text(store, SUPPORT)).contains("neu");
    } finally {
      thread.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void aConnectionGoesBackAsItCame(StorePlace.Kind kind) throws Exception {
    StorePlace place = StorePlace.of(kind, temporary);
    try (LentConnection lent = new LentConnection(place.source().getConnection())) {
      for (boolean automatic : new boolean[] {true, false}) {
        for (int isolation :
            new int[] {
              Connection.TRANSACTION_SERIALIZABLE, Connection.TRANSACTION_READ_COMMITTED
            }) {
          lent.prepare(automatic, isolation);
          try (TokenStore store = StorePlace.host(lent.source()).open()) {
            put(store, SUPPORT, "geheim");
            lent.assertAsPrepared();
            assertThat(text(store, SUPPORT)).contains("geheim");
            lent.assertAsPrepared();
            store.exclusively(
                SUPPORT,
                current -> {
                  lent.assertAsPrepared();
                  return new TokenStore.Change<>(Optional.empty(), "");
                });
            lent.assertAsPrepared();
          }
          try (TokenStore store = StorePlace.host(lent.source()).open(hostKey(8))) {
            assertThat(failureOf(() -> put(store, SUPPORT, "neu")).reason())
                .isEqualTo(Reason.WRONG_KEY);
            lent.assertAsPrepared();
          }
        }
      }
    }
    try (TokenStore store = place.open()) {
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
  }

  private static TokenStoreException failureOf(ThrowingCallable call) {
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}
