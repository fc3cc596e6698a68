package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.postampel.tokenstore.internal.Stores.INVOICES;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.unchosen;
import static org.postampel.tokenstore.internal.Stores.withKeyFile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStore.Change;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

class EncryptedTokenStoreTest {

  @TempDir Path temporary;

  @Test
  void whatIsWrittenIsReadByTheNextProcess() {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "geheim-ä€😀");
      put(store, SUPPORT, "neu-ä€😀");
      put(store, INVOICES, "");
    }
    try (TokenStore store = unchosen(folder())) {
      assertThat(text(store, SUPPORT)).contains("neu-ä€😀");
      assertThat(text(store, INVOICES)).contains("");
      assertThat(store.names()).containsExactly(INVOICES, SUPPORT);
      assertThat(store.status().wrappingKey()).isEqualTo("file");
      assertThat(store.status().schema()).isEqualTo(2);
      assertThat(store.status().entries()).isEqualTo(2);
    }
  }

  @Test
  void aRemovedEntryIsGoneAndRemovingItAgainSaysSo() {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "geheim");
      assertThat(store.remove(SUPPORT)).isTrue();
      assertThat(store.remove(SUPPORT)).isFalse();
      assertThat(store.read(SUPPORT)).isEmpty();
      assertThat(store.names()).isEmpty();
    }
  }

  @Test
  void lookingIntoAStoreThatIsNotThereCreatesNothing() {
    try (TokenStore store = withKeyFile(folder())) {
      assertThat(store.read(SUPPORT)).isEmpty();
      assertThat(store.names()).isEmpty();
      assertThat(store.remove(SUPPORT)).isFalse();
      assertThat(store.status().wrappingKey()).isEqualTo("none");
      assertThat(store.status().schema()).isZero();
      String seen =
          store.exclusively(SUPPORT, current -> new Change<>(Optional.empty(), "seen " + current));
      assertThat(seen).isEqualTo("seen Optional.empty");
    }
    assertThat(folder()).doesNotExist();
  }

  @Test
  void theFirstWriteRefusesToChooseAKeySilently() {
    try (TokenStore store =
        Stores.withoutVault(folder(), KeyPolicy.of(WrappingKeyChoice.UNCHOSEN))) {
      assertThatThrownBy(() -> put(store, SUPPORT, "geheim"))
          .isInstanceOfSatisfying(
              TokenStoreException.class,
              failure -> {
                assertThat(failure.reason()).isEqualTo(Reason.NO_WRAPPING_KEY);
                assertThat(TokenStores.sentence(failure, Locale.ENGLISH))
                    .contains("--wrapping-key file", "POSTAMPEL_WRAPPING_KEY");
                assertThat(TokenStores.sentence(failure, Locale.GERMAN))
                    .contains("--wrapping-key file", "Wählen Sie");
              });
    }
    assertThat(folder()).doesNotExist();
  }

  @Test
  void everyReasonHasASentenceInBothLanguages() {
    for (Reason reason : Reason.values()) {
      TokenStoreException failure = new TokenStoreException(reason, "/srv/store", null);
      assertThat(TokenStores.sentence(failure, Locale.ENGLISH)).contains("/srv/store");
      assertThat(TokenStores.sentence(failure, Locale.GERMAN))
          .contains("/srv/store")
          .isNotEqualTo(TokenStores.sentence(failure, Locale.ENGLISH));
    }
  }

  @Test
  void everyMoreExactCodeHasASentenceInBothLanguages() throws IllegalAccessException {
    for (java.lang.reflect.Field constant : FailureCodes.class.getDeclaredFields()) {
      if (constant.getType() == String.class) {
        String code = (String) constant.get(null);
        TokenStoreException failure =
            new TokenStoreException(Reason.CANNOT_OPEN, code, "/srv/store", null);
        assertThat(TokenStores.sentence(failure, Locale.GERMAN))
            .contains("/srv/store")
            .isNotEqualTo(TokenStores.sentence(failure, Locale.ENGLISH));
      }
    }
  }

  @Test
  void onlyTheOwnerMayReadTheFiles() throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "geheim");
      assertThat(modes())
          .containsEntry(folder(), "rwx------")
          .containsEntry(folder().resolve("store.key"), "rw-------")
          .containsEntry(folder().resolve("store.db"), "rw-------")
          .containsEntry(folder().resolve("store.db-wal"), "rw-------")
          .containsEntry(folder().resolve("store.properties"), "rw-------");
    }
  }

  @Test
  void theSecretStandsInNoFileOfTheFolder() throws Exception {
    String canary = "Kanarienvogel-4711-äöü";
    byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
    List<byte[]> forms = new ArrayList<>();
    forms.add(bytes);
    forms.add(canary.getBytes(StandardCharsets.UTF_16LE));
    forms.add(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
    forms.add(Base64.getEncoder().withoutPadding().encode(bytes));
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, canary);
      put(store, SUPPORT, canary);
      assertThat(text(store, SUPPORT)).contains(canary);
      for (Path file : files()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (byte[] form : forms) {
          assertThat(content.contains(new String(form, StandardCharsets.ISO_8859_1)))
              .as(file.toString())
              .isFalse();
        }
      }
    }
  }

  @Test
  void theSameSecretIsNeverStoredAsTheSameBytes() throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "geheim");
      byte[] first = Files.readAllBytes(folder().resolve("store.db-wal"));
      put(store, SUPPORT, "geheim");
      byte[] second = Files.readAllBytes(folder().resolve("store.db-wal"));
      assertThat(second).isNotEqualTo(first);
    }
  }

  @Test
  void aFolderNameMayContainWhatAddressesGiveAMeaning() {
    Path odd = temporary.resolve("Daten #1 100% ä&ö=ü mode=ro");
    if (java.io.File.separatorChar == '/') {
      odd = temporary.resolve("was? #1 100% ä&ö=ü");
    }
    try (TokenStore store = withKeyFile(odd)) {
      put(store, SUPPORT, "geheim");
    }
    assertThat(odd.resolve("store.db")).isRegularFile();
    try (TokenStore store = unchosen(odd)) {
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
  }

  @Test
  void aStoreThatIsMovedAwayWhileOpenIsNotWrittenToUnderItsOldName() throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "alt");
      Files.move(folder(), temporary.resolve("weg"));
      assertThat(store.read(SUPPORT)).isEmpty();
      put(store, SUPPORT, "neu");
      assertThat(text(store, SUPPORT)).contains("neu");
    }
    try (TokenStore moved = unchosen(temporary.resolve("weg"))) {
      assertThat(text(moved, SUPPORT)).contains("alt");
    }
  }

  @Test
  void aClosedStoreRefusesWork() {
    TokenStore store = withKeyFile(folder());
    put(store, SUPPORT, "geheim");
    store.close();
    assertThatThrownBy(() -> store.read(SUPPORT)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSameContentIsNotWrittenAgain() throws Exception {
    try (TokenStore store = withKeyFile(folder())) {
      put(store, SUPPORT, "geheim");
      store.exclusively(SUPPORT, current -> new Change<>(current, "kept"));
      store.exclusively(
          SUPPORT, current -> new Change<>(Optional.of(Secret.ofText("geheim")), "equal"));
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
    try (java.sql.Connection connection =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder().resolve("store.db"));
        java.sql.ResultSet row =
            connection.createStatement().executeQuery("SELECT version FROM secret")) {
      assertThat(row.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void whatWasLentToExclusiveWorkAndWhatItKeptIsClosedAfterwards() {
    List<Secret> seen = new ArrayList<>();
    try (TokenStore store = withKeyFile(folder())) {
      for (String content : List.of("first", "second", "second")) {
        store.exclusively(
            SUPPORT,
            current -> {
              current.ifPresent(seen::add);
              Secret kept = Secret.ofText(content);
              seen.add(kept);
              return new Change<>(Optional.of(kept), "");
            });
      }
      assertThatThrownBy(
              () ->
                  store.exclusively(
                      SUPPORT,
                      current -> {
                        seen.add(current.orElseThrow());
                        throw new IllegalStateException("the authority was not reached");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(text(store, SUPPORT)).contains("second");
    }
    assertThat(seen)
        .hasSize(6)
        .allSatisfy(
            secret ->
                assertThatThrownBy(() -> secret.useUtf8(bytes -> bytes))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed"));
  }

  private Path folder() {
    return temporary.resolve("store");
  }

  private List<Path> files() throws java.io.IOException {
    try (Stream<Path> all = Files.list(folder())) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private java.util.Map<Path, String> modes() throws java.io.IOException {
    java.util.Map<Path, String> modes = new java.util.TreeMap<>();
    for (Path file : Stream.concat(Stream.of(folder()), files().stream()).toList()) {
      modes.put(
          file,
          java.nio.file.attribute.PosixFilePermissions.toString(
              Files.getPosixFilePermissions(file)));
    }
    return modes;
  }
}
