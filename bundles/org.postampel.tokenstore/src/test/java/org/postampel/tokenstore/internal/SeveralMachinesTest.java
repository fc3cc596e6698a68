package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.tokenstore.internal.StorePlace.hostKey;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postampel.core.credential.TokenStore;
import org.postgresql.ds.PGSimpleDataSource;

/** Stores that share a database and nothing else, least of all the time. */
@Timeout(120)
class SeveralMachinesTest {

  private static final Duration HOURS = Duration.ofHours(7);

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource
  void clocksThatDifferByHoursStillMakeExactlyOneRefreshARound(StorePlace.Kind kind)
      throws Exception {
    StorePlace place = StorePlace.of(kind, temporary);
    Clock now = Clock.systemUTC();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (TokenStore ahead = place.open(hostKey(7), Clock.offset(now, HOURS), System::nanoTime);
        TokenStore behind =
            place.open(hostKey(7), Clock.offset(now, HOURS.negated()), System::nanoTime)) {
      put(ahead, SUPPORT, "expired");
      for (int i = 0; i < 10; i++) {
        String round = "token " + i;
        List<Future<String>> answers = new ArrayList<>();
        for (TokenStore store : List.of(ahead, behind, ahead, behind)) {
          answers.add(threads.submit(() -> OtherMachine.refresh(store, round)));
        }
        List<String> said = new ArrayList<>();
        for (Future<String> answer : answers) {
          said.add(answer.get());
        }
        assertThat(said).containsExactlyInAnyOrder("refreshed", "found", "found", "found");
        assertThat(text(behind, SUPPORT)).contains(round);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void processesOnOnePostgresqlMakeExactlyOneRefreshARound() throws Exception {
    PGSimpleDataSource source = PostgresServer.get().newSchema();
    try (OtherMachine one = OtherMachine.start(source, HOURS);
        OtherMachine two = OtherMachine.start(source, HOURS.negated());
        OtherMachine three = OtherMachine.start(source, Duration.ZERO)) {
      try (TokenStore store = StorePlace.host(source).open()) {
        put(store, SUPPORT, "expired");
        for (int i = 0; i < 20; i++) {
          List<String> said = new ArrayList<>();
          for (OtherMachine machine : List.of(one, two, three)) {
            machine.tell("token " + i);
          }
          for (OtherMachine machine : List.of(one, two, three)) {
            said.add(machine.answer());
          }
          assertThat(said).containsExactlyInAnyOrder("refreshed", "found", "found");
          assertThat(text(store, SUPPORT)).contains("token " + i);
        }
      }
    }
  }

  @Test
  void aMachineThatDiesInTheMiddleHoldsTheOthersUpForALimitedTimeOnly() throws Exception {
    PGSimpleDataSource source = PostgresServer.get().newSchema();
    StorePlace place = StorePlace.host(source);
    try (TokenStore store = place.open();
        OtherMachine machine = OtherMachine.start(source, HOURS)) {
      put(store, SUPPORT, "expired");
      machine.tell("hang");
      assertThat(machine.answer()).isEqualTo("hangs");
      machine.kill();
    }
    try (TokenStore store = place.open(hostKey(7), Clock.systemUTC(), Stores.fastTime())) {
      assertThat(OtherMachine.refresh(store, "token")).isEqualTo("refreshed");
      assertThat(text(store, SUPPORT)).contains("token");
    }
  }
}
