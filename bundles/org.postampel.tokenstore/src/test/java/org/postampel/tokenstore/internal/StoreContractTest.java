package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.postampel.tokenstore.internal.StorePlace.hostKey;
import static org.postampel.tokenstore.internal.Stores.INVOICES;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.text;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStore.Change;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.WrappingKeyChoice;

/** What a store promises wherever its rows lie. */
@Timeout(120)
class StoreContractTest {

  private static final String SUPPORT_ROW = "@secret WHERE id = 'PASSWORD|support'";

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadByAnotherStoreOfTheSameDatabase(StorePlace.Kind kind) throws Exception {
    StorePlace place = StorePlace.of(kind, temporary);
    String large = "ä€😀".repeat(64 * 1024 / 9 + 1);
    try (TokenStore store = place.open()) {
      put(store, SUPPORT, "alt");
      put(store, SUPPORT, large);
      put(store, INVOICES, "");
    }
    try (TokenStore store = place.open()) {
      assertThat(text(store, SUPPORT)).contains(large);
      assertThat(text(store, INVOICES)).contains("");
      assertThat(store.names()).containsExactly(INVOICES, SUPPORT);
      assertThat(store.status().wrappingKey()).isEqualTo("host");
      assertThat(store.status().schema()).isEqualTo(2);
      assertThat(store.status().entries()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesMayHoldWhatStatementsGiveAMeaning(StorePlace.Kind kind) throws Exception {
    StorePlace place = StorePlace.of(kind, temporary);
    List<SecretName> names = new ArrayList<>();
    for (String owner :
        List.of("", " ", "%", "_", "@secret", "?", "Bob", "bob", "bob ", "x|y||", "ä€😀\t\n")) {
      names.add(new SecretName(SecretName.Kind.SIGN_IN, owner));
    }
    names.add(new SecretName(SecretName.Kind.SIGN_IN, "'; DELETE FROM secret; --"));
    names.add(new SecretName(SecretName.Kind.SIGN_IN, "ö".repeat(600)));
    try (TokenStore store = place.open()) {
      for (int i = 0; i < names.size(); i++) {
        put(store, names.get(i), "geheim " + i);
      }
      for (int i = 0; i < names.size(); i++) {
        assertThat(text(store, names.get(i))).contains("geheim " + i);
      }
      assertThat(store.names()).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRemovedEntryIsGoneAndRemovingItAgainSaysSo(StorePlace.Kind kind) throws Exception {
    try (TokenStore store = StorePlace.of(kind, temporary).open()) {
      put(store, SUPPORT, "geheim");
      assertThat(store.remove(SUPPORT)).isTrue();
      assertThat(store.remove(SUPPORT)).isFalse();
      assertThat(store.read(SUPPORT)).isEmpty();
      assertThat(store.names()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "FOLDER", mode = EnumSource.Mode.EXCLUDE)
  void lookingIntoAStoreThatIsNotThereMakesNoTables(StorePlace.Kind kind) throws Exception {
    StorePlace place = StorePlace.of(kind, temporary);
    try (EncryptedTokenStore store = place.open()) {
      assertThat(store.read(SUPPORT)).isEmpty();
      assertThat(store.names()).isEmpty();
      assertThat(store.remove(SUPPORT)).isFalse();
      assertThat(store.status().wrappingKey()).isEqualTo("none");
      store.requireKey();
      store.exclusively(SUPPORT, current -> new Change<>(Optional.empty(), ""));
    }
    for (String table : List.of("store", "secret", "data_key", "version_list", "entry_lease")) {
      place.tamper("CREATE TABLE @" + table + " (id INTEGER)");
    }
  }

  @ParameterizedTest
  @EnumSource
  void flippedBytesAndTruncationsOfARowAreNoticed(StorePlace.Kind kind) throws Exception {
    StorePlace place = twoEntries(kind);
    try (TokenStore store = place.open()) {
      for (String column : List.of("nonce", "ciphertext")) {
        byte[] original = place.bytes(column, SUPPORT_ROW);
        for (int i = 0; i < original.length; i += 5) {
          byte[] flipped = original.clone();
          flipped[i] ^= 1;
          place.setBytes(column, SUPPORT_ROW, flipped);
          assertSupportIsDamaged(store);
          place.setBytes(column, SUPPORT_ROW, Arrays.copyOf(original, i));
          assertSupportIsDamaged(store);
        }
        place.setBytes(column, SUPPORT_ROW, original);
      }
      place.tamper("UPDATE @secret SET version = version + 1 WHERE id = 'PASSWORD|support'");
      assertSupportIsDamaged(store);
      put(store, SUPPORT, "neu");
      assertThat(text(store, SUPPORT)).contains("neu");
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsThatChangedPlacesAreNoticed(StorePlace.Kind kind) throws Exception {
    StorePlace place = twoEntries(kind);
    place.tamper(
        "UPDATE @secret SET id = 'x' WHERE id = 'PASSWORD|support'",
        "UPDATE @secret SET id = 'PASSWORD|support' WHERE id = 'PASSWORD|rechnung'",
        "UPDATE @secret SET id = 'PASSWORD|rechnung' WHERE id = 'x'");
    try (TokenStore store = place.open()) {
      assertThat(failureOf(() -> store.read(SUPPORT)).code()).isEqualTo("damaged-entry");
      assertThat(failureOf(() -> store.read(INVOICES)).code()).isEqualTo("damaged-entry");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRowThatIsPutBackIsFound(StorePlace.Kind kind) throws Exception {
    StorePlace place = twoEntries(kind);
    place.tamper("CREATE TABLE kept AS SELECT * FROM " + SUPPORT_ROW);
    String[] putBack = {
      "DELETE FROM " + SUPPORT_ROW, "INSERT INTO @secret SELECT * FROM kept",
    };
    try (TokenStore store = place.open()) {
      put(store, SUPPORT, "neu");
      place.tamper(putBack);
      assertSupportIsDamaged(store);
      assertThat(store.remove(SUPPORT)).isTrue();
      place.tamper(putBack);
      assertSupportIsDamaged(store);
      assertThat(store.remove(SUPPORT)).isTrue();
      assertThat(store.read(SUPPORT)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRowThatVanishesAndADamagedListAreFound(StorePlace.Kind kind) throws Exception {
    StorePlace place = twoEntries(kind);
    try (TokenStore store = place.open()) {
      place.tamper("DELETE FROM " + SUPPORT_ROW);
      assertSupportIsDamaged(store);
      put(store, SUPPORT, "neu");
      String part = "@version_list WHERE part = " + VersionList.part(SUPPORT);
      place.setBytes("ciphertext", part, new byte[56]);
      assertSupportIsDamaged(store);
      put(store, SUPPORT, "ganz neu");
      assertThat(text(store, SUPPORT)).contains("ganz neu");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongKeyIsToldFromADamagedOne(StorePlace.Kind kind) throws Exception {
    StorePlace place = twoEntries(kind);
    try (TokenStore store = place.open(hostKey(8))) {
      assertThat(failureOf(() -> store.read(SUPPORT)).code()).isEqualTo("wrong-host-key");
      assertThat(failureOf(() -> put(store, SUPPORT, "neu")).code()).isEqualTo("wrong-host-key");
      assertThat(failureOf(store::status).reason()).isEqualTo(Reason.WRONG_KEY);
      assertThat(store.names()).containsExactly(INVOICES, SUPPORT);
    }
    place.setBytes("wrapped", "@data_key WHERE id = 1", new byte[48]);
    try (TokenStore store = place.open()) {
      assertThat(failureOf(() -> store.read(SUPPORT)).reason()).isEqualTo(Reason.DAMAGED);
    }
    place.tamper("DELETE FROM @data_key");
    try (TokenStore store = place.open()) {
      assertThat(failureOf(() -> store.read(SUPPORT)).reason()).isEqualTo(Reason.DAMAGED);
      assertThat(failureOf(store::status).reason()).isEqualTo(Reason.DAMAGED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedRecordOfThePassphraseIsReportedInTheWordsOfItsPlace(StorePlace.Kind kind)
      throws Exception {
    StorePlace place = twoEntries(kind);
    place.tamper("UPDATE @data_key SET mode = 'passphrase', reference = 'nonsense'");
    KeyPolicy policy =
        KeyPolicy.of(WrappingKeyChoice.PASSPHRASE)
            .withPassphrase(purpose -> Optional.of(Secret.ofText("Blumenkohl")));
    try (TokenStore store = place.open(policy)) {
      assertThat(failureOf(() -> store.read(SUPPORT)).code())
          .isEqualTo(kind == StorePlace.Kind.FOLDER ? "damaged" : "database-damaged");
    }
  }

  @ParameterizedTest
  @EnumSource
  void keysAreChangedWhileOthersGoOnWorking(StorePlace.Kind kind) throws Exception {
    StorePlace place = twoEntries(kind);
    byte[] before = place.bytes("ciphertext", SUPPORT_ROW);
    KeyPolicy wanted =
        KeyPolicy.of(WrappingKeyChoice.PASSPHRASE)
            .withPassphrase(purpose -> Optional.of(Secret.ofText("Blumenkohl")))
            .withHostKey(hostKey(7).hostKey().get());
    try (TokenStore other = place.open(wanted)) {
      assertThat(text(other, SUPPORT)).contains("geheim");
      try (EncryptedTokenStore store = place.open(wanted)) {
        store.changeKeys();
        assertThat(store.status().wrappingKey()).isEqualTo("passphrase");
      }
      assertThat(text(other, SUPPORT)).contains("geheim");
      put(other, INVOICES, "neu");
    }
    assertThat(place.bytes("ciphertext", SUPPORT_ROW)).isNotEqualTo(before);
    try (TokenStore store = place.open()) {
      assertThat(failureOf(() -> store.read(SUPPORT)).code()).isEqualTo("no-passphrase");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLeaseOfAnOwnerThatIsGoneEndsByWatchingIt(StorePlace.Kind kind) throws Exception {
    StorePlace place = twoEntries(kind);
    place.tamper(
        "INSERT INTO @entry_lease (id, owner, renewed, waited)"
            + " VALUES ('PASSWORD|support', 'gone', 3, 0)");
    try (TokenStore store = place.open(hostKey(7), Clock.systemUTC(), Stores.fastTime())) {
      String seen =
          store.exclusively(
              SUPPORT,
              current -> new Change<>(Optional.of(Secret.ofText("neu")), current.toString()));
      assertThat(seen).startsWith("Optional[");
      assertThat(text(store, SUPPORT)).contains("neu");
    }
  }

  private StorePlace twoEntries(StorePlace.Kind kind) throws Exception {
    StorePlace place = StorePlace.of(kind, temporary);
    try (TokenStore store = place.open()) {
      put(store, SUPPORT, "geheim");
      put(store, INVOICES, "unversehrt");
    }
    return place;
  }

  private static void assertSupportIsDamaged(TokenStore store) {
    TokenStoreException failure = failureOf(() -> store.read(SUPPORT));
    assertThat(failure.code()).isEqualTo("damaged-entry");
    assertThat(failure.location()).isEqualTo("PASSWORD support");
    assertThat(text(store, INVOICES)).contains("unversehrt");
  }

  private static TokenStoreException failureOf(ThrowingCallable call) {
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}
