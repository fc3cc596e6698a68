package org.postampel.host.internal.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.text.Texts;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.host.internal.fixture.MemoryMailboxes;
import org.postampel.host.internal.fixture.MemoryStore;

class MailboxListTest {

  private static final MailboxId SUPPORT = new MailboxId("support");
  private static final String ANNA = "anna@musterfirma.example";
  private static final LastCheck.Done GREEN =
      new LastCheck.Done("green", Instant.parse("2026-02-03T10:15:30Z"));

  private final List<String> journal = new CopyOnWriteArrayList<>();
  private final MemoryMailboxes mailboxes = new MemoryMailboxes(journal);
  private final MemoryStore store = new MemoryStore(journal);
  private final MailboxValidator validator = new MailboxValidator(ProviderPresets.load());
  private MailboxList list;

  @BeforeEach
  void openList(@TempDir Path temporary) {
    LastChecks checks = new LastChecks(temporary.resolve("last-checks.properties"));
    list = new MailboxList(mailboxes, store, validator, checks, "anna");
  }

  @Test
  void everyMailboxHasARowAlsoWhenItsFileIsBroken() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    mailboxes.save("nameless", MemoryMailboxes.password(""));
    mailboxes.breakFile("info");

    assertThat(list.rows())
        .extracting(MailboxRow::name, MailboxRow::address)
        .containsExactly(
            tuple("info", ""),
            tuple("nameless", "info@gmx.de"),
            tuple("Support", "support@musterfirma.example"));
  }

  @Test
  void aBrokenFileIsNamedWithItsLine() {
    mailboxes.breakFile("info");
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    Texts core = Texts.beside(Texts.class, Locale.GERMAN);

    assertThat(list.rows().get(0).problem(core).orElseThrow())
        .contains("info.properties", "3", "colour");
    assertThat(list.rows().get(1).problem(core)).isEmpty();
  }

  @Test
  void aLightIsShownUntilTheSettingsChange() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    list.remember(SUPPORT, GREEN);
    assertThat(list.rows().get(0).lastCheck()).isEqualTo(GREEN);

    mailboxes.save("support", MemoryMailboxes.oauth("Support", "carla@musterfirma.example"));
    assertThat(list.rows().get(0).lastCheck()).isEqualTo(new LastCheck.Outdated(GREEN.finished()));
  }

  @Test
  void anotherNameDoesNotMakeALightOutdated() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    list.remember(SUPPORT, GREEN);
    mailboxes.save("support", MemoryMailboxes.oauth("Kundendienst", ANNA));

    assertThat(list.rows().get(0).lastCheck()).isEqualTo(GREEN);
  }

  @Test
  void aCheckOfAMailboxThatIsGoneIsNotRemembered() {
    list.remember(SUPPORT, GREEN);
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));

    assertThat(list.rows().get(0).lastCheck()).isEqualTo(new LastCheck.Never());
  }

  @Test
  void itsOwnPasswordsGoWithAMailbox() {
    mailboxes.save("info", MemoryMailboxes.password("Info"));
    MailboxId info = new MailboxId("info");
    store.put(SecretName.password(info));
    store.put(SecretName.outgoingPassword(info));
    store.put(SecretName.password(SUPPORT));

    assertThat(list.removedWith(info))
        .containsExactly(SecretName.password(info), SecretName.outgoingPassword(info));
  }

  @Test
  void aMailboxWithoutSecretsTakesNothingAlong() {
    mailboxes.save("info", MemoryMailboxes.password("Info"));

    assertThat(list.removedWith(new MailboxId("info"))).isEmpty();
  }

  @Test
  void theSignInGoesWithTheLastMailboxThatUsesIt() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    mailboxes.save("other", MemoryMailboxes.oauth("Other", "carla@musterfirma.example"));
    mailboxes.save("info", MemoryMailboxes.password("Info"));
    SecretName signIn = signInOf("support");
    store.put(signIn);
    store.put(signInOf("other"));

    assertThat(list.removedWith(SUPPORT)).containsExactly(signIn);
  }

  @Test
  void theSignInStaysWhileAnotherMailboxUsesIt() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    mailboxes.save("invoices", MemoryMailboxes.oauth("Invoices", ANNA));
    store.put(signInOf("support"));

    assertThat(list.removedWith(SUPPORT)).isEmpty();
  }

  @Test
  void theSignInOfTheCurrentUserIsFoundByThePrincipalOfTheHost() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", "current-user"));
    SecretName signIn = signInOf("support");
    assertThat(signIn.owner()).contains("anna");
    store.put(signIn);

    assertThat(list.removedWith(SUPPORT)).containsExactly(signIn);
  }

  @Test
  void theSignInStaysWhileABrokenFileMightMeanIt() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    mailboxes.breakFile("info");
    store.put(signInOf("support"));

    assertThat(list.removedWith(SUPPORT)).isEmpty();
  }

  @Test
  void theSignInStaysWhileAnIncompleteMailboxMightMeanIt() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    MailboxDraft mistyped =
        MemoryMailboxes.oauth("Invoices", ANNA).with(MailboxField.INCOMING_PORT, "0");
    mailboxes.save("invoices", mistyped);
    store.put(signInOf("support"));

    assertThat(list.removedWith(SUPPORT)).isEmpty();
  }

  @Test
  void aBrokenMailboxTakesItsPasswordAlong() {
    mailboxes.breakFile("info");
    SecretName password = SecretName.password(new MailboxId("info"));
    store.put(password);

    assertThat(list.removedWith(new MailboxId("info"))).containsExactly(password);
  }

  @Test
  void theSettingsGoLast() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    store.put(SecretName.password(SUPPORT));
    store.put(signInOf("support"));

    assertThat(list.delete(SUPPORT)).isTrue();

    assertThat(journal).hasSize(3);
    assertThat(journal.get(0)).isEqualTo("PASSWORD of support");
    assertThat(journal.get(1)).startsWith("SIGN_IN of ");
    assertThat(journal.get(2)).isEqualTo("settings of support");
    assertThat(list.rows()).isEmpty();
    assertThat(store.names()).isEmpty();
  }

  @Test
  void aStoreThatRefusesLeavesTheMailboxWhole() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    store.put(signInOf("support"));
    store.refuse();

    assertThatThrownBy(() -> list.delete(SUPPORT)).isInstanceOf(TokenStoreException.class);
    assertThat(list.rows()).hasSize(1);
    assertThat(store.names()).hasSize(1);
  }

  @Test
  void aFileThatCannotBeRemovedKeepsItsLight() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    list.remember(SUPPORT, GREEN);
    mailboxes.lock();

    assertThatThrownBy(() -> list.delete(SUPPORT)).isInstanceOf(MailboxStorageException.class);
    assertThat(list.rows().get(0).lastCheck()).isEqualTo(GREEN);
  }

  @Test
  void aMailboxThatIsNotThereIsToldApart() {
    assertThat(list.delete(SUPPORT)).isFalse();
  }

  @Test
  void aNewMailboxOfADeletedIdHasNoLight() {
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));
    list.remember(SUPPORT, GREEN);
    list.delete(SUPPORT);
    mailboxes.save("support", MemoryMailboxes.oauth("Support", ANNA));

    assertThat(list.rows().get(0).lastCheck()).isEqualTo(new LastCheck.Never());
  }

  /** The name a sign-in service stores the sign-in of this mailbox under. */
  private SecretName signInOf(String id) {
    MailboxId mailbox = new MailboxId(id);
    MailboxDraft draft = ((MailboxEntry.Readable) mailboxes.find(mailbox).orElseThrow()).draft();
    ValidationOutcome outcome = validator.validate(mailbox, draft, mailboxes.folder());
    MailboxConfiguration configuration = ((ValidationOutcome.Valid) outcome).configuration();
    return SecretName.signIn(configuration.oauth().orElseThrow().key("anna"));
  }
}
