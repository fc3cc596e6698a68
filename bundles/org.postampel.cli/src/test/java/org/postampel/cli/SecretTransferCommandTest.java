package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

class SecretTransferCommandTest {

  private static final String CANARY = "Kanarienvogel-7391";

  @TempDir Path folder;
  private Caller here;
  private Caller there;
  private Path settings;
  private Path secrets;

  @BeforeEach
  void aMailboxWithAPassword() throws IOException {
    here = new Caller(folder.resolve("here"));
    there = new Caller(folder.resolve("there"));
    settings = folder.resolve("support.properties");
    secrets = folder.resolve("support.secrets");
    here.writeLocalMailbox("support", 993, 587);
    here.typing(CANARY + "\n").call("secret", "set", "support", "password");
  }

  @Test
  void withoutAPassphraseNoExportCarriesASecret() throws IOException {
    assertThat(here.call("mailbox", "export", "support", settings.toString())).isZero();
    assertThat(settings).content().doesNotContain(CANARY);
    assertThat(here.call("mailbox", "export", "support")).isZero();
    assertThat(here.out()).doesNotContain(CANARY);

    here.typing("");
    assertThat(export()).isEqualTo(64);
    assertThat(here.err()).contains("Without a passphrase no secret travels");
    assertThat(secrets).doesNotExist();
  }

  @Test
  void withAPassphraseThePasswordTravelsEncryptedUnderTheNewName() throws IOException {
    here.typing("Fährmann hol über\n");
    assertThat(export()).as(here.err()).isZero();
    assertThat(new String(Files.readAllBytes(secrets), StandardCharsets.ISO_8859_1))
        .doesNotContain(CANARY, "support");

    there.typing("Fährmann hol über\n");
    assertThat(importAs("neu")).as(there.err()).isZero();
    assertThat(password(there, "neu")).isEqualTo(CANARY);
    assertThat(there.err()).contains("password of neu");
  }

  @Test
  void theWrongPassphraseStoresNothingAndMakesNoMailbox() {
    here.typing("Fährmann hol über\n");
    export();
    there.typing("Fährmann hol unter\n");
    assertThat(importAs("neu")).isEqualTo(65);
    assertThat(there.err()).contains("not the passphrase");
    assertThat(there.mailboxes().resolve("neu.properties")).doesNotExist();
    assertThat(there.store()).doesNotExist();
  }

  @Test
  void aSecretThatIsThereAlreadyIsKeptAndSaid() throws IOException {
    here.typing("Fährmann hol über\n");
    export();
    there.writeLocalMailbox("neu", 993, 587);
    there.typing("schon da\n").call("secret", "set", "neu", "password");
    Files.delete(there.mailboxes().resolve("neu.properties"));

    there.typing("Fährmann hol über\n");
    assertThat(importAs("neu")).as(there.err()).isZero();
    assertThat(there.err()).contains("Kept as it was here already: password of neu");
    assertThat(password(there, "neu")).isEqualTo("schon da");
  }

  @Test
  void standardInputIsEitherForTheSettingsOrForThePassphrase() {
    assertThat(here.call("mailbox", "import", "neu", "--with-secrets", secrets.toString()))
        .isEqualTo(64);
    assertThat(here.err()).contains("name a file for the settings");
    assertThat(here.call("mailbox", "export", "support", "--with-secrets", "-")).isEqualTo(64);
  }

  @Test
  void keysAreChangedAndTheProtectionWithThem() {
    assertThat(here.call("secret", "change-keys")).as(here.err()).isZero();
    assertThat(here.out()).contains("encrypted anew", "key file");
    here.typing("Ein neuer Satz\n");
    assertThat(here.call("secret", "change-keys", "--wrapping-key", "passphrase"))
        .as(here.err())
        .isZero();
    assertThat(here.out()).contains("Protected by: a passphrase");

    // The environment says "file" and must not take the passphrase away.
    here.typing("Ein neuer Satz\nEin ganz neuer Satz\n");
    assertThat(here.call("secret", "change-keys")).as(here.err()).isZero();
    assertThat(here.out()).contains("Protected by: a passphrase");
  }

  @Test
  void whereNothingIsStoredThereIsNoKeyToChange() {
    assertThat(there.call("secret", "change-keys")).isEqualTo(64);
    assertThat(there.err()).contains("no key to change");
    assertThat(there.store()).doesNotExist();
  }

  private int export() {
    return here.call(
        "mailbox", "export", "support", settings.toString(), "--with-secrets", secrets.toString());
  }

  private int importAs(String id) {
    return there.call(
        "mailbox", "import", id, settings.toString(), "--with-secrets", secrets.toString());
  }

  private static String password(Caller caller, String id) {
    try (TokenStore store =
            TokenStores.open(caller.store(), WrappingKeyChoice.FILE, Clock.systemUTC());
        Secret secret = store.read(SecretName.password(new MailboxId(id))).orElseThrow()) {
      return secret.use(String::new);
    }
  }
}
