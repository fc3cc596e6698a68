package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;

class TokenStoreServiceTest {

  @TempDir Path folder;

  @Test
  void theFrameworkSaysWhereTheStoreIsAndWhatProtectsIt() {
    try (TokenStore store = service(Optional.of("file"), Map.of())) {
      put(store, SUPPORT, "geheim");
      assertThat(store.status().location()).isEqualTo(folder.toString());
      assertThat(store.status().wrappingKey()).isEqualTo("file");
    }
  }

  @Test
  void theEnvironmentChoosesWhereTheFrameworkDoesNot() {
    try (TokenStore store = service(Optional.empty(), Map.of("POSTAMPEL_WRAPPING_KEY", "file"))) {
      put(store, SUPPORT, "geheim");
      assertThat(store.names()).containsExactly(SUPPORT);
    }
    assertThatThrownBy(
            () -> service(Optional.empty(), Map.of("POSTAMPEL_WRAPPING_KEY", "flie")).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flie");
  }

  @BeforeAll
  static void noVault() {
    System.setProperty("postampel.vault", "none");
  }

  @AfterAll
  static void vaultAgain() {
    System.clearProperty("postampel.vault");
  }

  @Test
  void withoutAChoiceNothingIsWritten() {
    try (TokenStore store = service(Optional.empty(), Map.of())) {
      assertThatThrownBy(() -> put(store, SUPPORT, "geheim"))
          .isInstanceOf(TokenStoreException.class);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aHostThatOffersAKeyIsAskedForIt() {
    try (TokenStore store =
        new TokenStoreService(
            properties(Map.of("postampel.wrapping-key", "host")),
            Map.of("POSTAMPEL_STORE_MACHINES", "several"),
            List.of(() -> new byte[32]),
            List.of(),
            List.of())) {
      put(store, SUPPORT, "geheim");
      assertThat(store.status().wrappingKey()).isEqualTo("host");
    }
    assertThat(folder.resolve("store.properties")).content().contains("machines = several");
  }

  @Test
  void theServiceOfTheHighestRankingCountsAndAmongEqualsTheEldest() {
    List<Map.Entry<Map<String, Object>, String>> handedOut =
        List.of(
            Map.entry(Map.of("service.ranking", -500, "service.id", 41L), "dialog"),
            Map.entry(Map.of("service.id", 7L), "host"),
            Map.entry(Map.of("service.id", 9L), "another host"),
            Map.entry(Map.of("service.ranking", -1000, "service.id", 12L), "terminal"));

    assertThat(TokenStoreService.ranked(handedOut))
        .containsExactly("terminal", "dialog", "another host", "host");
  }

  @Test
  void aDatabaseThatTheHostOffersReplacesTheFolder() {
    DataSource other = StorePlace.h2("");
    DataSource database = StorePlace.h2("");
    Map<String, String> named =
        Map.of("postampel.wrapping-key", "host", "postampel.store.tables", "erp_");
    try (TokenStore store =
        new TokenStoreService(
            properties(named),
            Map.of(),
            List.of(() -> new byte[32]),
            List.of(),
            List.of(other, database))) {
      put(store, SUPPORT, "geheim");
      assertThat(store.status().location()).isEqualTo("JDBC: erp_*");
    }
    try (TokenStore store = StorePlace.host(database, "erp_").open(StorePlace.hostKey(0))) {
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theTablesHaveOurNameWhenTheFrameworkSaysNothing() {
    try (TokenStore store =
        new TokenStoreService(
            properties(Map.of()), Map.of(), List.of(), List.of(), List.of(StorePlace.h2("")))) {
      assertThat(store.status().location()).isEqualTo("JDBC: postampel_*");
      assertThatThrownBy(() -> put(store, SUPPORT, "geheim"))
          .hasMessageContaining("several-machines");
    }
  }

  private TokenStore service(Optional<String> wrappingKey, Map<String, String> environment) {
    Map<String, String> named =
        wrappingKey.map(word -> Map.of("postampel.wrapping-key", word)).orElse(Map.of());
    return new TokenStoreService(properties(named), environment, List.of(), List.of(), List.of());
  }

  /** These properties of the framework, and the folder. */
  private Function<String, Optional<String>> properties(Map<String, String> named) {
    return name ->
        name.equals("postampel.store")
            ? Optional.of(folder.toString())
            : Optional.ofNullable(named.get(name));
  }
}
