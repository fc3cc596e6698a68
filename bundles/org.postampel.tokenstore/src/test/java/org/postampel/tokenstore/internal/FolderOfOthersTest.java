package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.withKeyFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.internal.files.PrivateFolder;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "folders have no modes there")
class FolderOfOthersTest {

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
  void aStoreFolderThatOthersMayChangeIsRefusedUntilTheyMayNot(String mode) throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "alt");
    }
    allow(folder(), mode);
    try (TokenStore store = withKeyFile(folder())) {
      TokenStoreException failure = failureOf(() -> store.read(SUPPORT));
      assertThat(failure.code()).isEqualTo("folder-not-private");
      assertThat(TokenStores.sentence(failure, Locale.ENGLISH))
          .contains(folder().toString(), "chmod 700");
      assertThat(failureOf(() -> put(store, SUPPORT, "neu")).code())
          .isEqualTo("folder-not-private");
      allow(folder(), "rwxr-xr-x");
      assertThat(text(store, SUPPORT)).contains("alt");
    }
  }

  @Test
  void anEmptyFolderThatOthersMayChangeGetsNoStore() throws Exception {
    Files.createDirectory(folder());
    allow(folder(), "rwxrwxrwx");
    try (TokenStore store = withKeyFile(folder())) {
      assertThat(failureOf(() -> put(store, SUPPORT, "neu")).code())
          .isEqualTo("folder-not-private");
    }
    assertThat(folder()).isEmptyDirectory();
  }

  @Test
  void noLibraryIsLoadedFromAFolderThatOthersMayChange() throws Exception {
    Path shared = Files.createDirectory(temporary.resolve("shared"));
    StoreFolder store = new StoreFolder(folder());
    String before = System.getProperty(TokenStores.CACHE_PROPERTY);
    try {
      System.setProperty(TokenStores.CACHE_PROPERTY, shared.toString());
      allow(shared, "rwxr-xr-x");
      assertThat(NativeCache.of(store)).isEqualTo(shared);
      allow(shared, "rwxr-xrwx");
      assertThat(NativeCache.of(store)).isEqualTo(folder().resolve("cache"));
    } finally {
      if (before == null) {
        System.clearProperty(TokenStores.CACHE_PROPERTY);
      } else {
        System.setProperty(TokenStores.CACHE_PROPERTY, before);
      }
    }
  }

  @Test
  void aFolderOfAnotherPersonIsNotTrustedForLibraries() throws Exception {
    Path mine = Files.createDirectory(temporary.resolve("mine"));
    assertThat(PrivateFolder.isTrusted(mine)).isTrue();
    assertThat(PrivateFolder.isTrusted(temporary.resolve("missing"))).isTrue();
    String user = System.getProperty("user.name");
    String owner = Files.getOwner(mine).getName();
    try {
      System.setProperty("user.name", "somebody-else");
      assertThat(PrivateFolder.isTrusted(mine)).isEqualTo(owner.equals("root"));
    } finally {
      System.setProperty("user.name", user);
    }
  }

  private Path folder() {
    return temporary.resolve("store");
  }

  private static void allow(Path folder, String mode) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
  }

  private static TokenStoreException failureOf(ThrowingCallable call) {
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}
