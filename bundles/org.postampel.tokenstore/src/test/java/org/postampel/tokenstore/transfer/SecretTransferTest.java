package org.postampel.tokenstore.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.transfer.TransferOutcome.Refusal;

class SecretTransferTest {

  private static final SecretName SUPPORT = SecretName.password(new MailboxId("support"));
  private static final SecretName INVOICES = SecretName.password(new MailboxId("rechnung"));
  private static final SecretName SIGN_IN = new SecretName(SecretName.Kind.SIGN_IN, "a|b|Jörg");
  private static final int ROUNDS_AT = 5;
  private static final int SALT_AT = 9;
  private static final int CHECK_AT = 25;
  private static final int CONTENT_AT = 53;

  private final TokenStore here = TokenStores.inMemory();
  private final TokenStore there = TokenStores.inMemory();
  private final Secret passphrase = Secret.ofText("Fischers Fritz fischt – täglich");

  @BeforeEach
  void threeEntries() {
    here.write(SUPPORT, Secret.ofText("geheim-ä€😀"));
    here.write(INVOICES, Secret.ofText(""));
    here.write(SIGN_IN, Secret.ofText("{\"RefreshToken\":1}"));
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @Test
  void whatWasExportedArrivesInAnotherStoreUnderTheNamesWantedThere() throws Exception {
    byte[] file = exported(SUPPORT, INVOICES, SIGN_IN, SUPPORT);
    SecretName renamed = SecretName.password(new MailboxId("hilfe"));
    try (TransferredSecrets secrets = opened(file)) {
      assertThat(secrets.names()).containsExactly(INVOICES, SUPPORT, SIGN_IN);
      secrets.writeTo(there, name -> name.equals(SUPPORT) ? renamed : name);
    }
    assertThat(there.names()).containsExactly(renamed, INVOICES, SIGN_IN);
    assertThat(text(renamed)).contains("geheim-ä€😀");
    assertThat(text(INVOICES)).contains("");
    assertThat(text(SIGN_IN)).contains("{\"RefreshToken\":1}");
  }

  @Test
  void onlyWhatIsWantedAndThereIsCarried() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    SecretName absent = SecretName.password(new MailboxId("weg"));
    assertThat(SecretTransfer.export(here, List.of(absent, SUPPORT), passphrase, file))
        .containsExactly(SUPPORT);
    try (TransferredSecrets secrets = opened(file.toByteArray())) {
      assertThat(secrets.names()).containsExactly(SUPPORT);
    }
  }

  @Test
  void theFileTellsNeitherSecretsNorNamesAndIsNeverTheSameTwice() throws Exception {
    byte[] file = exported(SUPPORT, SIGN_IN);
    assertThat(new String(file, StandardCharsets.UTF_8))
        .doesNotContain("geheim", "support", "SIGN_IN", "PASSWORD", "Jörg", "Fritz");
    assertThat(exported(SUPPORT, SIGN_IN)).isNotEqualTo(file);
  }

  @Test
  void anotherPassphraseIsNamedAsSuch() throws Exception {
    byte[] file = exported(SUPPORT);
    for (String other : List.of("", "fischers Fritz fischt – täglich", "x")) {
      assertThat(open(file, Secret.ofText(other))).isEqualTo(Refusal.WRONG_PASSPHRASE);
    }
  }

  @Test
  void everyTruncationLengthIsDamageOrNoFileOfOurs() throws Exception {
    byte[] file = exported(SUPPORT);
    for (int length = 0; length < file.length; length++) {
      assertThat(open(Arrays.copyOf(file, length), passphrase))
          .as("length " + length)
          .isEqualTo(length <= 4 ? Refusal.FOREIGN : Refusal.DAMAGED);
    }
    assertThat(open(Arrays.copyOf(file, file.length + 1), passphrase)).isEqualTo(Refusal.DAMAGED);
  }

  @Test
  void everyFlippedBitIsDamageOrNoFileOfOursAndNeverAWrongPassphrase() throws Exception {
    byte[] file = exported(SUPPORT);
    for (int bit = 0; bit < file.length * Byte.SIZE; bit++) {
      byte[] flipped = flipped(file, bit / Byte.SIZE, 1 << bit % Byte.SIZE);
      assertThat(open(flipped, passphrase))
          .as("bit " + bit)
          .isEqualTo(bit < 4 * Byte.SIZE ? Refusal.FOREIGN : Refusal.DAMAGED);
    }
  }

  @Test
  void aForgedFileWithARightChecksumIsRefusedByTheSeal() throws Exception {
    byte[] file = exported(SUPPORT);
    // Whoever changes what the key depends on cannot be told from a wrong passphrase.
    assertThat(open(forged(file, SALT_AT), passphrase)).isEqualTo(Refusal.WRONG_PASSPHRASE);
    assertThat(open(forged(file, CHECK_AT), passphrase)).isEqualTo(Refusal.WRONG_PASSPHRASE);
    assertThat(open(forged(file, CONTENT_AT), passphrase)).isEqualTo(Refusal.DAMAGED);
    assertThat(open(forged(file, CONTENT_AT + 12), passphrase)).isEqualTo(Refusal.DAMAGED);
    assertThat(open(forged(file, file.length - 33), passphrase)).isEqualTo(Refusal.DAMAGED);
  }

  @Test
  void fewerRoundsOrFarTooManyAreRefusedBeforeAnythingIsDerived() throws Exception {
    byte[] file = exported(SUPPORT);
    for (byte first : new byte[] {-1, 0x7f}) {
      byte[] many = file.clone();
      many[ROUNDS_AT] = first;
      assertThat(open(checked(many), passphrase)).isEqualTo(Refusal.DAMAGED);
    }
    byte[] few = file.clone();
    few[ROUNDS_AT + 1] = 0;
    assertThat(open(checked(few), passphrase)).isEqualTo(Refusal.DAMAGED);
  }

  @Test
  void aNewerVersionIsNamedAsSuch() throws Exception {
    byte[] file = exported(SUPPORT);
    file[4] = 2;
    assertThat(open(checked(file), passphrase)).isEqualTo(Refusal.NEWER);
    file[4] = -1;
    assertThat(open(checked(file), passphrase)).isEqualTo(Refusal.NEWER);
    file[4] = 0;
    assertThat(open(checked(file), passphrase)).isEqualTo(Refusal.DAMAGED);
  }

  @Test
  void anEndlessFileIsReadToTheLimitOnly() throws Exception {
    InputStream endless =
        new InputStream() {
          private int given;

          @Override
          public int read() {
            assertThat(given++).isLessThanOrEqualTo(SecretTransfer.LIMIT);
            return 'x';
          }
        };
    assertThat(SecretTransfer.open(endless, passphrase))
        .isEqualTo(new TransferOutcome.Refused(Refusal.TOO_LARGE));
  }

  @Test
  void anEmptyPassphraseExportsNothing() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThatThrownBy(() -> SecretTransfer.export(here, List.of(SUPPORT), Secret.ofText(""), file))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file.size()).isZero();
  }

  @Test
  void closingWipesWhatArrived() throws Exception {
    TransferredSecrets secrets = opened(exported(SUPPORT));
    secrets.close();
    assertThatThrownBy(() -> secrets.writeTo(there, name -> name))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyRefusalHasASentenceInBothLanguages() {
    for (Refusal refusal : Refusal.values()) {
      String english = SecretTransfer.sentence(refusal, "support.secrets", Locale.ENGLISH);
      assertThat(english).contains("support.secrets");
      assertThat(SecretTransfer.sentence(refusal, "support.secrets", Locale.GERMAN))
          .contains("support.secrets")
          .isNotEqualTo(english);
    }
  }

  private byte[] exported(SecretName... names) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    SecretTransfer.export(here, List.of(names), passphrase, file);
    return file.toByteArray();
  }

  private TransferredSecrets opened(byte[] file) throws IOException {
    TransferOutcome outcome = SecretTransfer.open(new ByteArrayInputStream(file), passphrase);
    assertThat(outcome).isInstanceOf(TransferOutcome.Opened.class);
    return ((TransferOutcome.Opened) outcome).secrets();
  }

  private static Refusal open(byte[] file, Secret passphrase) throws IOException {
    TransferOutcome outcome = SecretTransfer.open(new ByteArrayInputStream(file), passphrase);
    assertThat(outcome).isInstanceOf(TransferOutcome.Refused.class);
    return ((TransferOutcome.Refused) outcome).why();
  }

  private Optional<String> text(SecretName name) {
    return there.read(name).map(secret -> secret.use(String::new));
  }

  private static byte[] flipped(byte[] file, int position, int bits) {
    byte[] flipped = file.clone();
    flipped[position] ^= (byte) bits;
    return flipped;
  }

  private static byte[] forged(byte[] file, int position) throws Exception {
    return checked(flipped(file, position, 1));
  }

  /** The file with the checksum its bytes deserve. */
  private static byte[] checked(byte[] file) throws Exception {
    int end = file.length - 32;
    byte[] checksum = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(file, end));
    System.arraycopy(checksum, 0, file, end, checksum.length);
    return file;
  }
}
