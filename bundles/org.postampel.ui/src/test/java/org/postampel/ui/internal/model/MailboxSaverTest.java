package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.MemoryMailboxes;
import org.postampel.ui.internal.fixture.MemoryStore;

class MailboxSaverTest {

  private static final MailboxId INFO = new MailboxId("info");
  private static final SecretName PASSWORD = SecretName.password(INFO);

  private final MemoryMailboxes mailboxes = new MemoryMailboxes();
  private final MemoryStore store = new MemoryStore();
  private final MailboxSaver saver = new MailboxSaver(mailboxes, new StoreChanges(store));

  @Test
  void secretAndMailboxAreStored() {
    assertThat(save("neu")).isEqualTo(new SaveOutcome.Saved(INFO));

    assertThat(store.text(PASSWORD)).isEqualTo("neu");
    assertThat(mailboxes.draft("info")).isEqualTo(House.passwordDraft());
  }

  @Test
  void aStoreThatRefusesLeavesTheMailboxUntouched() {
    store.refuse(Reason.NO_WRAPPING_KEY);

    assertThat(save("neu"))
        .isInstanceOfSatisfying(
            SaveOutcome.StoreRefused.class,
            refused -> assertThat(refused.failure().reason()).isEqualTo(Reason.NO_WRAPPING_KEY));
    assertThat(mailboxes.list()).isEmpty();
  }

  @Test
  void aFullDiskBringsTheEarlierPasswordBack() {
    store.write(PASSWORD, Secret.ofText("alt"));
    mailboxes.fillDisk();

    assertThat(save("neu")).isInstanceOf(SaveOutcome.MailboxRefused.class);
    assertThat(store.text(PASSWORD)).isEqualTo("alt");
  }

  @Test
  void aFullDiskLeavesNoPasswordOfAMailboxThatIsNotThere() {
    mailboxes.fillDisk();

    save("neu");

    assertThat(store.names()).isEmpty();
  }

  @Test
  void whatWasLentForACheckGoesBackWhenNothingIsSaved() {
    store.write(PASSWORD, Secret.ofText("alt"));
    saver.lend(Map.of(PASSWORD, Secret.ofText("probe-1")));
    saver.lend(Map.of(PASSWORD, Secret.ofText("probe-2")));
    assertThat(store.text(PASSWORD)).isEqualTo("probe-2");

    saver.forget();

    assertThat(store.text(PASSWORD)).isEqualTo("alt");
  }

  @Test
  void whatIsStillOnItsWayWhenTheDialogIsLeftIsNotStored() {
    saver.forget();

    saver.lend(Map.of(PASSWORD, Secret.ofText("zu spät")));

    assertThat(store.names()).isEmpty();
  }

  @Test
  void whatWasSavedStaysWhenTheDialogIsLeft() {
    saver.lend(Map.of(PASSWORD, Secret.ofText("probe")));
    save("neu");

    saver.forget();

    assertThat(store.text(PASSWORD)).isEqualTo("neu");
  }

  @Test
  void theLentSecretIsWipedEvenWhenTheStoreRefuses() {
    store.refuse(Reason.CANNOT_WRITE);
    Secret typed = Secret.ofText("neu");

    assertThatThrownBy(() -> saver.lend(Map.of(PASSWORD, typed)))
        .isInstanceOf(TokenStoreException.class);
    assertThatThrownBy(() -> typed.use(String::new)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwrittenUnasked() {
    MailboxDraft opened = House.passwordDraft();
    mailboxes.save(INFO, opened.with(MailboxField.INCOMING_PORT, "143"));
    Secret typed = Secret.ofText("neu");

    SaveOutcome outcome =
        saver.saveUnlessChanged(
            Optional.of(opened),
            INFO,
            opened.with(MailboxField.NAME, "Auskunft"),
            Map.of(PASSWORD, typed),
            () -> {});

    assertThat(outcome)
        .isEqualTo(new SaveOutcome.ChangedMeanwhile(Set.of(MailboxField.INCOMING_PORT)));
    assertThat(mailboxes.draft("info").text(MailboxField.INCOMING_PORT)).isEqualTo("143");
    assertThat(store.names()).isEmpty();
    assertThatThrownBy(() -> typed.use(String::new)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatNobodyElseTouchedOrSavedAlikeIsSaved() {
    MailboxDraft opened = House.passwordDraft();
    MailboxDraft changed = opened.with(MailboxField.NAME, "Auskunft");
    mailboxes.save(INFO, opened);

    assertThat(saver.saveUnlessChanged(Optional.of(opened), INFO, changed, Map.of(), () -> {}))
        .isInstanceOf(SaveOutcome.Saved.class);
    assertThat(saver.saveUnlessChanged(Optional.of(opened), INFO, changed, Map.of(), () -> {}))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  @Test
  void aNewMailboxDoesNotReplaceOneThatAppearedMeanwhile() {
    mailboxes.save(INFO, House.passwordDraft());

    assertThat(
            saver.saveUnlessChanged(
                Optional.empty(), INFO, House.sharedDraft(), Map.of(), () -> {}))
        .isInstanceOf(SaveOutcome.ChangedMeanwhile.class);
  }

  private SaveOutcome save(String password) {
    return saver.save(
        INFO, House.passwordDraft(), Map.of(PASSWORD, Secret.ofText(password)), () -> {});
  }
}
