package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postampel.tokenstore.internal.Stores.INVOICES;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.tamper;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.unchosen;
import static org.postampel.tokenstore.internal.Stores.withKeyFile;
import static org.postampel.tokenstore.internal.Stores.withVault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.tokenstore.internal.vault.VaultFailure;

@Timeout(120)
class ChangeOfKeysTest {

  private static final KeyPolicy AS_BEFORE = KeyPolicy.of(WrappingKeyChoice.UNCHOSEN);

  @TempDir Path temporary;

  @Test
  void newKeysLeaveNothingThatTheOldOnesOpenAndOthersGoOnWorking() throws Exception {
    try (TokenStore other = withKeyFile(folder())) {
      put(other, SUPPORT, "geheim");
      put(other, INVOICES, "auch");
      byte[] former = Files.readAllBytes(folder().resolve("store.key"));

      TokenStores.changeKeys(folder(), AS_BEFORE, Clock.systemUTC());

      assertThat(keyFiles()).hasSize(1).doesNotContain("store.key");
      assertThat(Files.readAllBytes(folder().resolve(keyFiles().get(0)))).isNotEqualTo(former);
      assertThat(text(other, SUPPORT)).contains("geheim");
      put(other, INVOICES, "neu");
    }
    try (TokenStore store = unchosen(folder())) {
      assertThat(text(store, SUPPORT)).contains("geheim");
      assertThat(text(store, INVOICES)).contains("neu");
    }
  }

  @Test
  void aStoreMovesFromTheKeyFileIntoTheVault() throws Exception {
    FakeVault vault = new FakeVault();
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "geheim");
    }
    KeyPolicy wanted = KeyPolicy.of(WrappingKeyChoice.VAULT);
    try (EncryptedTokenStore store = withVault(folder(), wanted, vault)) {
      store.changeKeys();
      assertThat(store.status().wrappingKey()).isEqualTo("vault");
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
    assertThat(keyFiles()).isEmpty();
    assertThat(folder().resolve("store.properties")).hasContent("wrapping-key = vault");
  }

  @Test
  void aVaultThatRefusesLeavesEverythingAsItWas() throws Exception {
    FakeVault vault = new FakeVault();
    vault.trouble = java.util.Optional.of(VaultFailure.Kind.LOCKED);
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "geheim");
    }
    KeyPolicy wanted = KeyPolicy.of(WrappingKeyChoice.VAULT);
    try (EncryptedTokenStore store = withVault(folder(), wanted, vault)) {
      assertThatThrownBy(store::changeKeys).isInstanceOf(TokenStoreException.class);
    }
    try (TokenStore store = unchosen(folder())) {
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
    assertThat(keyFiles()).containsExactly("store.key");
  }

  @Test
  void aDamagedEntryStaysDamagedAndStaysThere() throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "geheim");
      put(store, INVOICES, "unversehrt");
    }
    tamper(folder(), "UPDATE secret SET version = 7 WHERE id = 'PASSWORD|support'");
    TokenStores.changeKeys(folder(), AS_BEFORE, Clock.systemUTC());
    try (TokenStore store = unchosen(folder())) {
      assertThatThrownBy(() -> store.read(SUPPORT)).hasMessageContaining("damaged-entry");
      assertThat(text(store, INVOICES)).contains("unversehrt");
      assertThat(store.names()).contains(SUPPORT);
    }
  }

  @Test
  void aChangeThatIsKilledHalfWayLosesNothing() throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "geheim");
      put(store, INVOICES, "auch");
    }
    for (int kill = 0; kill < 6; kill++) {
      Process process = OtherProcess.start(List.of(), folder(), "rekey");
      try (var lines = process.inputReader()) {
        for (int i = 0; i <= kill; i++) {
          assertThat(lines.readLine()).isEqualTo("changed");
        }
        process.toHandle().destroyForcibly();
      }
      process.waitFor();
      try (TokenStore store = unchosen(folder())) {
        assertThat(text(store, SUPPORT)).contains("geheim");
        assertThat(text(store, INVOICES)).contains("auch");
      }
    }
  }

  private Path folder() {
    return temporary.resolve("store");
  }

  private List<String> keyFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".key"))
          .toList();
    }
  }
}
