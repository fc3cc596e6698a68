package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;

import org.junit.jupiter.api.Test;
import org.postampel.core.credential.TokenStore;
import org.postampel.tokenstore.TokenStores;

class MemoryTokenStoreTest {

  @Test
  void itKeepsChangesAndForgetsAtTheEnd() {
    TokenStore store = TokenStores.inMemory();
    put(store, SUPPORT, "7");
    assertThat(OtherProcess.increment(store)).isEqualTo("7");
    assertThat(text(store, SUPPORT)).contains("8");
    assertThat(store.names()).containsExactly(SUPPORT);
    assertThat(store.status().wrappingKey()).isEqualTo("none");
    store.close();
    assertThat(store.read(SUPPORT)).isEmpty();
  }

  @Test
  void closingWhatWasReadLeavesTheStoredSecretAlone() {
    TokenStore store = TokenStores.inMemory();
    put(store, SUPPORT, "geheim");
    store.read(SUPPORT).orElseThrow().close();
    assertThat(text(store, SUPPORT)).contains("geheim");
    assertThat(store.remove(SUPPORT)).isTrue();
    assertThat(store.remove(SUPPORT)).isFalse();
  }
}
