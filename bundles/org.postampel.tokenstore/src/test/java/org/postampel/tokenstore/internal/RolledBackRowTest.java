package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.postampel.tokenstore.internal.Stores.INVOICES;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.tamper;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.unchosen;
import static org.postampel.tokenstore.internal.Stores.withKeyFile;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;

class RolledBackRowTest {

  private static final String KEEP =
      "CREATE TABLE kept AS SELECT * FROM secret WHERE id = 'PASSWORD|support'";
  private static final String PUT_BACK = "INSERT OR REPLACE INTO secret SELECT * FROM kept";

  @TempDir Path folder;

  @BeforeEach
  void twoEntries() {
    try (TokenStore store = withKeyFile(folder)) {
      put(store, SUPPORT, "alt");
      put(store, INVOICES, "unversehrt");
    }
  }

  @Test
  void aRowThatIsPutBackToAnEarlierVersionIsFound() throws Exception {
    tamper(folder, KEEP);
    try (TokenStore store = unchosen(folder)) {
      put(store, SUPPORT, "neu");
      tamper(folder, PUT_BACK);
      assertSupportIsDamaged(store);
      put(store, SUPPORT, "ganz neu");
      assertThat(text(store, SUPPORT)).contains("ganz neu");
    }
  }

  @Test
  void aRowThatWasRemovedAndWrittenAgainCannotBeExchangedForTheFirstOne() throws Exception {
    tamper(folder, KEEP);
    try (TokenStore store = unchosen(folder)) {
      assertThat(store.remove(SUPPORT)).isTrue();
      put(store, SUPPORT, "neu");
      tamper(folder, PUT_BACK);
      assertSupportIsDamaged(store);
    }
  }

  @Test
  void aRemovedRowThatComesBackIsFoundAndCanBeRemovedAgain() throws Exception {
    tamper(folder, KEEP);
    try (TokenStore store = unchosen(folder)) {
      assertThat(store.remove(SUPPORT)).isTrue();
      assertThat(store.read(SUPPORT)).isEmpty();
      tamper(folder, PUT_BACK);
      assertSupportIsDamaged(store);
      assertThat(store.remove(SUPPORT)).isTrue();
      assertThat(store.read(SUPPORT)).isEmpty();
    }
  }

  @Test
  void aRowThatVanishesIsNoEntryThatWasNeverThere() throws Exception {
    tamper(folder, "DELETE FROM secret WHERE id = 'PASSWORD|support'");
    try (TokenStore store = unchosen(folder)) {
      assertSupportIsDamaged(store);
      put(store, SUPPORT, "neu");
      assertThat(text(store, SUPPORT)).contains("neu");
    }
  }

  @Test
  void aDamagedPartOfTheListClosesItsEntriesOnly() throws Exception {
    tamper(
        folder,
        "UPDATE version_list SET ciphertext = zeroblob(56) WHERE part = "
            + VersionList.part(SUPPORT));
    try (TokenStore store = unchosen(folder)) {
      assertSupportIsDamaged(store);
      put(store, SUPPORT, "neu");
      assertThat(text(store, SUPPORT)).contains("neu");
    }
  }

  private static void assertSupportIsDamaged(TokenStore store) {
    TokenStoreException failure =
        catchThrowableOfType(TokenStoreException.class, () -> store.read(SUPPORT));
    assertThat(failure).isNotNull();
    assertThat(failure.code()).isEqualTo("damaged-entry");
    assertThat(text(store, INVOICES)).contains("unversehrt");
  }
}
