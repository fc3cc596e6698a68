package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.postampel.tokenstore.internal.Stores.SUPPORT;
import static org.postampel.tokenstore.internal.Stores.put;
import static org.postampel.tokenstore.internal.Stores.tamper;
import static org.postampel.tokenstore.internal.Stores.text;
import static org.postampel.tokenstore.internal.Stores.withVault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.PassphraseSource.Purpose;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;
import org.postampel.tokenstore.internal.vault.VaultFailure;

class WrappingKeysTest {

  private static final KeyPolicy UNCHOSEN = KeyPolicy.of(WrappingKeyChoice.UNCHOSEN);

  private final FakeVault vault = new FakeVault();
  private final List<Purpose> asked = new ArrayList<>();
  @TempDir Path temporary;

  @Test
  void theVaultIsTakenWhereThereIsOneAndRecorded() {
    try (TokenStore store = withVault(folder(), UNCHOSEN, vault)) {
      put(store, SUPPORT, "geheim");
    }
    assertThat(folder().resolve("store.properties")).hasContent("wrapping-key = vault");
    assertThat(folder().resolve("store.key")).doesNotExist();
    assertThat(vault.keys).hasSize(1);
    try (TokenStore store = withVault(folder(), UNCHOSEN, vault)) {
      assertThat(text(store, SUPPORT)).contains("geheim");
      assertThat(store.status().wrappingKey()).isEqualTo("vault");
    }
  }

  @Test
  void aLockedVaultIsRefusedAndNothingElseIsTakenInstead() {
    vault.trouble = Optional.of(VaultFailure.Kind.LOCKED);
    try (TokenStore store = withVault(folder(), UNCHOSEN, vault)) {
      assertThat(codeOf(() -> put(store, SUPPORT, "geheim"))).isEqualTo("vault-locked");
    }
    assertThat(folder()).doesNotExist();
  }

  @Test
  void aVaultThatIsGoneOrLockedLaterKeepsTheStoreClosed() {
    try (TokenStore store = withVault(folder(), UNCHOSEN, vault)) {
      put(store, SUPPORT, "geheim");
    }
    try (TokenStore store = withVault(folder(), UNCHOSEN, vault)) {
      vault.trouble = Optional.of(VaultFailure.Kind.LOCKED);
      assertThat(codeOf(() -> store.read(SUPPORT))).isEqualTo("vault-locked");
      assertThat(codeOf(() -> put(store, SUPPORT, "neu"))).isEqualTo("vault-locked");
      vault.trouble = Optional.of(VaultFailure.Kind.ABSENT);
      assertThat(codeOf(() -> store.read(SUPPORT))).isEqualTo("no-vault");
      vault.trouble = Optional.empty();
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
  }

  @Test
  void aStoreCopiedToAnotherPersonGivesNothingAway() {
    try (TokenStore store = withVault(folder(), UNCHOSEN, vault)) {
      put(store, SUPPORT, "geheim");
    }
    try (TokenStore store = withVault(folder(), UNCHOSEN, new FakeVault())) {
      TokenStoreException failure = failureOf(() -> store.read(SUPPORT));
      assertThat(failure.code()).isEqualTo("not-in-vault");
      assertThat(failure.reason()).isEqualTo(Reason.WRONG_KEY);
    }
  }

  @Test
  void aStoreOfSeveralMachinesRefusesAVaultKeyInOneSentence() {
    KeyPolicy shared = KeyPolicy.of(WrappingKeyChoice.VAULT).onSeveralMachines();
    try (TokenStore store = withVault(folder(), shared, vault)) {
      TokenStoreException failure = failureOf(() -> put(store, SUPPORT, "geheim"));
      assertThat(failure.code()).isEqualTo("several-machines");
      assertThat(TokenStores.sentence(failure, Locale.GERMAN)).contains("passphrase", "host");
    }
    KeyPolicy open = UNCHOSEN.onSeveralMachines();
    try (TokenStore store = withVault(folder(), open, vault)) {
      assertThat(codeOf(() -> put(store, SUPPORT, "geheim"))).isEqualTo("no-wrapping-key");
    }
    assertThat(folder()).doesNotExist();
    assertThat(vault.keys).isEmpty();
  }

  @Test
  void theRecordRemembersThatSeveralMachinesUseTheStore() {
    KeyPolicy shared = passphrase("Blumenkohl").onSeveralMachines();
    try (TokenStore store = withVault(folder(), shared, vault)) {
      put(store, SUPPORT, "geheim");
    }
    assertThat(folder().resolve("store.properties")).content().contains("machines = several");
    try (EncryptedTokenStore store = withVault(folder(), passphrase("Blumenkohl"), vault)) {
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
  }

  @Test
  void aPassphraseIsChosenOnceAndAskedForOnceAProcess() {
    try (TokenStore store = withVault(folder(), passphrase("Blumenkohl"), vault)) {
      put(store, SUPPORT, "geheim");
      assertThat(text(store, SUPPORT)).contains("geheim");
    }
    assertThat(asked).containsExactly(Purpose.CHOOSE);
    asked.clear();
    try (TokenStore store = withVault(folder(), passphrase("Blumenkohl"), vault)) {
      assertThat(store.status().wrappingKey()).isEqualTo("passphrase");
      assertThat(asked).isEmpty();
      assertThat(text(store, SUPPORT)).contains("geheim");
      put(store, SUPPORT, "neu");
      assertThat(text(store, SUPPORT)).contains("neu");
    }
    assertThat(asked).containsExactly(Purpose.OPEN);
  }

  @Test
  void aWrongOrMissingPassphraseSaysSo() {
    try (TokenStore store = withVault(folder(), passphrase("Blumenkohl"), vault)) {
      put(store, SUPPORT, "geheim");
    }
    try (TokenStore store = withVault(folder(), passphrase("blumenkohl"), vault)) {
      assertThat(codeOf(() -> store.read(SUPPORT))).isEqualTo("wrong-passphrase");
    }
    try (TokenStore store = withVault(folder(), passphrase(""), vault)) {
      assertThat(codeOf(() -> store.read(SUPPORT))).isEqualTo("no-passphrase");
    }
    try (TokenStore store = withVault(folder(), UNCHOSEN, vault)) {
      assertThat(codeOf(() -> store.read(SUPPORT))).isEqualTo("no-passphrase");
    }
  }

  @Test
  void fewerRoundsThanPromisedAreRefusedBeforeThePassphraseIsAskedFor() throws Exception {
    try (TokenStore store = withVault(folder(), passphrase("Blumenkohl"), vault)) {
      put(store, SUPPORT, "geheim");
    }
    tamper(folder(), "UPDATE data_key SET reference = replace(reference, '210000', '000001')");
    asked.clear();
    try (TokenStore store = withVault(folder(), passphrase("Blumenkohl"), vault)) {
      assertThat(codeOf(() -> store.read(SUPPORT))).isEqualTo("damaged");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void theHostsKeyOpensTheStoreAndOnlyTheHostsKey() {
    try (TokenStore store = withVault(folder(), host((byte) 7), vault)) {
      put(store, SUPPORT, "geheim");
    }
    try (TokenStore store = withVault(folder(), host((byte) 7), vault)) {
      assertThat(text(store, SUPPORT)).contains("geheim");
      assertThat(store.status().wrappingKey()).isEqualTo("host");
    }
    try (TokenStore store = withVault(folder(), host((byte) 8), vault)) {
      assertThat(codeOf(() -> store.read(SUPPORT))).isEqualTo("wrong-host-key");
    }
    try (TokenStore store = withVault(folder(), UNCHOSEN, vault)) {
      assertThat(codeOf(() -> store.read(SUPPORT))).isEqualTo("no-host-key");
    }
    KeyPolicy failing =
        UNCHOSEN.withHostKey(
            () -> {
              throw new IllegalStateException("the key is 4711");
            });
    try (TokenStore store = withVault(folder(), failing, vault)) {
      assertThat(failureOf(() -> store.read(SUPPORT)).toString()).doesNotContain("4711");
    }
  }

  @Test
  void everyRefusalHasASentenceInBothLanguages() {
    for (KeyRefusal refusal : KeyRefusal.values()) {
      TokenStoreException failure = refusal.at("/srv/store");
      assertThat(TokenStores.sentence(failure, Locale.ENGLISH)).contains("/srv/store");
      assertThat(TokenStores.sentence(failure, Locale.GERMAN))
          .contains("/srv/store")
          .isNotEqualTo(TokenStores.sentence(failure, Locale.ENGLISH));
    }
  }

  private Path folder() {
    return temporary.resolve("store");
  }

  private KeyPolicy passphrase(String text) {
    return KeyPolicy.of(WrappingKeyChoice.PASSPHRASE)
        .withPassphrase(
            purpose -> {
              asked.add(purpose);
              return Optional.of(Secret.ofText(text));
            });
  }

  private static KeyPolicy host(byte each) {
    return KeyPolicy.of(WrappingKeyChoice.HOST)
        .withHostKey(
            () -> {
              byte[] key = new byte[32];
              Arrays.fill(key, each);
              return key;
            });
  }

  private static String codeOf(ThrowingCallable call) {
    return failureOf(call).code();
  }

  private static TokenStoreException failureOf(ThrowingCallable call) {
    TokenStoreException failure = catchThrowableOfType(TokenStoreException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}
