package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Optional.of(folder.toString()),
            Optional.of("host"),
            Map.of("POSTAMPEL_STORE_MACHINES", "several"),
            List.of(() -> new byte[32]),
            List.of())) {
      put(store, SUPPORT, "geheim");
      assertThat(store.status().wrappingKey()).isEqualTo("host");
    }
    assertThat(folder.resolve("store.properties")).content().contains("machines = several");
  }

  private TokenStore service(Optional<String> wrappingKey, Map<String, String> environment) {
    return new TokenStoreService(
        Optional.of(folder.toString()), wrappingKey, environment, List.of(), List.of());
  }
}
