package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

class SecretCommandTest {

  @TempDir Path folder;
  private Caller caller;

  @BeforeEach
  void aMailboxByPassword() throws Exception {
    caller = new Caller(folder);
    caller.writeLocalMailbox("support", 993, 587);
  }

  @Test
  void aPasswordComesByStandardInputAndIsNeverShown() {
    caller.typing("gehäim mit  Blank \r\nnext line\n");
    assertThat(caller.call("secret", "set", "support", "password")).as(caller.err()).isZero();
    assertThat(caller.out() + caller.err()).doesNotContain("gehäim");
    try (TokenStore store =
        TokenStores.open(caller.store(), WrappingKeyChoice.UNCHOSEN, Clock.systemUTC())) {
      assertThat(
              store
                  .read(SecretName.password(new MailboxId("support")))
                  .map(secret -> secret.use(String::new)))
          .contains("gehäim mit  Blank ");
    }
    assertThat(caller.call("secret", "status")).isZero();
    assertThat(caller.out()).contains("key file", "Entries: 1", "password of support");
    assertThat(caller.out()).doesNotContain("gehäim");
  }

  @Test
  void anEmptyInputStoresNothing() {
    assertThat(caller.typing("\n").call("secret", "set", "support", "password")).isEqualTo(64);
    assertThat(caller.typing("").call("secret", "set", "support", "password")).isEqualTo(64);
    assertThat(caller.store()).doesNotExist();
  }

  @Test
  void aSecretInAnotherEncodingIsRefusedInsteadOfChanged() {
    InputStream latin = new ByteArrayInputStream(new byte[] {'k', (byte) 0xfc, 'r', '\n'});
    assertThat(caller.call(latin, inPlace("secret", "set", "support", "password"))).isEqualTo(64);
    assertThat(caller.err()).contains("UTF-8");
    assertThat(caller.store()).doesNotExist();
  }

  private String[] inPlace(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--mailboxes", caller.mailboxes().toString(), "--store", caller.store().toString()));
    return all.toArray(String[]::new);
  }

  @Test
  void aSecretWithoutEndIsRefused() {
    caller.typing("x".repeat(70_000));
    assertThat(caller.call("secret", "set", "support", "password")).isEqualTo(64);
    assertThat(caller.err()).contains("64 KiB");
  }

  @Test
  void withoutAVaultAndWithoutAChosenKeyNothingIsAskedAndNothingStored() {
    System.setProperty("postampel.vault", "none");
    try {
      caller.environment("POSTAMPEL_WRAPPING_KEY", "");
      caller.typing("geheim\n");
      assertThat(caller.call("secret", "set", "support", "password")).isEqualTo(74);
      assertThat(caller.err())
          .contains("--wrapping-key file", "--wrapping-key passphrase")
          .doesNotContain("password of support:");
      assertThat(caller.store()).doesNotExist();
      assertThat(caller.call("secret", "set", "support", "password", "--wrapping-key", "vault"))
          .isEqualTo(74);
      assertThat(caller.err()).contains("vault").doesNotContain("password of support:");
      assertThat(caller.store()).doesNotExist();
    } finally {
      System.clearProperty("postampel.vault");
    }
    assertThat(caller.call("secret", "set", "support", "password", "--wrapping-key", "file"))
        .isZero();
  }

  @Test
  void aPassphraseComesByStandardInputAsALineOfItsOwn() {
    caller.environment("POSTAMPEL_WRAPPING_KEY", "passphrase");
    caller.typing("geheim\nBlumenkohl im Regen\n");
    assertThat(caller.call("secret", "set", "support", "password")).as(caller.err()).isZero();
    assertThat(caller.err()).contains("New passphrase");
    assertThat(caller.typing("").call("secret", "status")).isZero();
    assertThat(caller.out()).contains("Protected by: a passphrase", "password of support");
    caller.typing("geheim\nBlumenkohl in der Sonne\n");
    assertThat(caller.call("secret", "set", "support", "password")).isEqualTo(74);
    assertThat(caller.err()).contains("not the passphrase").doesNotContain("Blumenkohl");
    caller.typing("geheim\n");
    assertThat(caller.call("secret", "set", "support", "password")).isEqualTo(74);
    assertThat(caller.err()).contains("none was given");
  }

  @Test
  void aKindThatTheMailboxHasNoUseForIsRefused() {
    assertThat(caller.typing("x\n").call("secret", "set", "support", "client-secret"))
        .isEqualTo(64);
    assertThat(caller.typing("x\n").call("secret", "set", "nobody", "password")).isEqualTo(66);
    assertThat(caller.err()).contains("nobody", "mailbox list");
  }

  @Test
  void aDamagedStoreIsStatus74AndStays() throws Exception {
    Files.createDirectories(caller.store());
    Files.writeString(caller.store().resolve("store.db"), "no database at all ".repeat(100));
    assertThat(caller.call("secret", "status")).isEqualTo(74);
    assertThat(caller.err()).contains("damaged", "store.db");
    assertThat(caller.call("check", "support")).isEqualTo(74);
    assertThat(caller.store().resolve("store.db")).content().startsWith("no database");
  }

  @Test
  void theLastDayOfAClientSecretIsKeptAndSaidUntilANewSecretComes() throws Exception {
    caller.writeMailbox(
        "dienst",
        "name = Dienst",
        "address = support@musterfirma.example",
        "provider = microsoft365",
        "sign-in = oauth2",
        "shared = true",
        "oauth.flow = client-credentials",
        "oauth.tenant = 11111111-2222-3333-4444-555555555555",
        "oauth.client-id = 99999999-8888-7777-6666-555555555555");
    caller.typing("geheimer-wert\n");
    assertThat(caller.call("secret", "set", "dienst", "client-secret", "--ends", "2031-05-17"))
        .as(caller.err())
        .isZero();
    assertThat(caller.call("secret", "status", "--lang", "de")).isZero();
    assertThat(caller.out()).contains("dienst: Geheimer Clientschlüssel, 17. Mai 2031");
    assertThat(caller.call("secret", "status", "--lang", "en")).isZero();
    assertThat(caller.out())
        .contains("What ends one day:", "dienst: client secret, May 17, 2031")
        .doesNotContain("geheimer-wert");

    assertThat(caller.call("secret", "set", "dienst", "client-secret")).isZero();
    assertThat(caller.call("secret", "status")).isZero();
    assertThat(caller.out()).doesNotContain("ends one day", "2031");
  }

  @Test
  void aLastDayThatIsPastSaysSo() throws Exception {
    caller.writeMailbox(
        "dienst",
        "name = Dienst",
        "address = support@musterfirma.example",
        "provider = microsoft365",
        "sign-in = oauth2",
        "shared = true",
        "oauth.flow = client-credentials",
        "oauth.tenant = 11111111-2222-3333-4444-555555555555",
        "oauth.client-id = 99999999-8888-7777-6666-555555555555");
    caller.typing("geheimer-wert\n");
    assertThat(caller.call("secret", "set", "dienst", "client-secret", "--ends", "2024-05-17"))
        .isZero();
    assertThat(caller.call("secret", "status", "--lang", "en")).isZero();
    assertThat(caller.out()).contains("dienst: client secret, May 17, 2024 (over)");
  }

  @Test
  void aDayIsADayAndBelongsToAClientSecret() {
    caller.typing("x\n");
    assertThat(caller.call("secret", "set", "support", "password", "--ends", "2031-05-17"))
        .isEqualTo(64);
    assertThat(caller.err()).contains("--ends");
    assertThat(caller.call("secret", "set", "support", "client-secret", "--ends", "17.5.2031"))
        .isEqualTo(64);
    assertThat(caller.err()).contains("--ends");
    assertThat(caller.store()).doesNotExist();
  }
}
