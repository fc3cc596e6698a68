package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.tokenstore.internal.Stores.INVOICES;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.unchosen;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.TokenStore;

/** Stores as version 0.1 of the first slice wrote them; the files are its own. */
class FormerStoreTest {

  @TempDir Path temporary;

  @BeforeEach
  void aStoreOfTheFirstSlice() throws Exception {
    Files.createDirectories(folder());
    for (String name : new String[] {"store.db", "store.key", "store.properties"}) {
      try (InputStream in = FormerStoreTest.class.getResourceAsStream("schema-1/" + name)) {
        Files.copy(in, folder().resolve(name));
      }
      Files.setPosixFilePermissions(
          folder().resolve(name), PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void lookingIntoAFormerStoreChangesNothing() {
    try (TokenStore store = unchosen(folder())) {
      assertThat(text(store, SUPPORT)).contains("geheim-ä€😀");
      assertThat(store.names()).containsExactly(INVOICES, SUPPORT);
      assertThat(store.status().schema()).isEqualTo(1);
      assertThat(store.status().wrappingKey()).isEqualTo("file");
    }
    assertThat(folder().resolve("store-schema-1.db")).doesNotExist();
  }

  @Test
  void theFirstWriteBringsAllEntriesOverAndKeepsTheFormerFile() throws Exception {
    try (TokenStore store = unchosen(folder())) {
      put(store, INVOICES, "neu");
      assertThat(text(store, SUPPORT)).contains("geheim-ä€😀");
      assertThat(text(store, INVOICES)).contains("neu");
      assertThat(store.status().schema()).isEqualTo(2);
    }
    Path former = folder().resolve("store-schema-1.db");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(former)))
        .isEqualTo("rw-------");

    Path again = Files.createDirectories(temporary.resolve("again"));
    Files.copy(former, again.resolve("store.db"));
    Files.copy(
        folder().resolve("store.key"),
        again.resolve("store.key"),
        StandardCopyOption.COPY_ATTRIBUTES);
    try (TokenStore store = unchosen(again)) {
      assertThat(text(store, INVOICES)).contains("alt");
      assertThat(store.status().schema()).isEqualTo(1);
    }
  }

  private Path folder() {
    return temporary.resolve("store");
  }
}
