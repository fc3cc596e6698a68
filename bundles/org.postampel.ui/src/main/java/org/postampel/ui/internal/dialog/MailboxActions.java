package org.postampel.ui.internal.dialog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Shell;
import org.postampel.check.CheckReport;
import org.postampel.check.Light;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.check.CheckDialog;
import org.postampel.ui.internal.check.CheckTarget;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.model.MailboxSaver;
import org.postampel.ui.internal.model.SaveOutcome;
import org.postampel.ui.internal.model.SecretField;
import org.postampel.ui.internal.model.StoreChanges;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.UiThread;

/** What the buttons of the mailbox dialog do; everything that may take time runs elsewhere. */
final class MailboxActions {

  private final MailboxDialog dialog;
  private final DialogServices services;
  private final MailboxDialogModel model;
  private final Sentences sentences;
  private final BackgroundWork work;
  private final MailboxSaver saver;
  private final SignInActions signIns;
  private final SetUpActions setUp;
  private final MendingForm mending;
  private boolean busy;
  private boolean saving;
  private MailboxId saved;
  private CheckReport report;

  MailboxActions(
      MailboxDialog dialog,
      DialogServices services,
      MailboxDialogModel model,
      Sentences sentences) {
    this.dialog = dialog;
    this.services = services;
    this.model = model;
    this.sentences = sentences;
    this.work =
        new BackgroundWork(services.background(), new UiThread(dialog.getShell().getDisplay()));
    this.saver = new MailboxSaver(services.mailboxes(), new StoreChanges(services.store()));
    this.signIns =
        new SignInActions(dialog, services, model, sentences, work, this::withLentSecrets);
    this.setUp = new SetUpActions(dialog, services, model, sentences, work);
    this.mending = new MendingForm(services, model, signIns::lookUpAgain);
  }

  /** What the buttons beside the sign-in do. */
  SignInActions signIns() {
    return signIns;
  }

  /** What the buttons do that save a person typing. */
  SetUpActions setUp() {
    return setUp;
  }

  /** Whether exactly what is typed was checked and works. */
  boolean isProven() {
    return report != null && (report.light() == Light.GREEN || report.light() == Light.YELLOW);
  }

  boolean isBusy() {
    return busy;
  }

  Optional<MailboxId> saved() {
    return Optional.ofNullable(saved);
  }

  Optional<CheckReport> report() {
    return saved == null ? Optional.empty() : Optional.ofNullable(report);
  }

  /** What was checked is no longer what is typed. */
  void edited() {
    report = null;
    signIns.lookUp();
    lookAtFiles();
  }

  /** What a file is like may have changed without any edit here, so each edit is an occasion. */
  private void lookAtFiles() {
    model
        .unseenFiles()
        .ifPresent(
            look ->
                work.ask(
                    shell(),
                    look::getAsBoolean,
                    news -> {
                      if (news) {
                        model.concluded();
                      }
                    },
                    () -> {}));
  }

  /** Asks the store what it has, and what other mailboxes there are. */
  void load() {
    setUp.load();
    lookAtFiles();
    work.ask(
        shell(),
        () -> tryStore(() -> new Stored(services.store().status(), services.store().names())),
        answer -> {
          if (answer.failure() == null) {
            model.secrets().stored(Set.copyOf(answer.value().names()));
            dialog.form().protection(answer.value().status());
            dialog.refresh();
            signIns.lookUp();
          } else {
            dialog.refuse(sentences.of(answer.failure()));
          }
        },
        this::broken);
  }

  void save() {
    save(false);
  }

  private void save(boolean overwriting) {
    if (!model.canSave() || busy) {
      dialog.showProblems();
      return;
    }
    if (!model.hasId()) {
      identify(() -> save(overwriting));
      return;
    }
    Map<SecretName, Secret> secrets = model.secrets().typed();
    MailboxId id = model.id();
    MailboxDraft draft = model.draft();
    saving = true;
    setBusy(true);
    Runnable noting = noting(secrets.keySet());
    Supplier<SaveOutcome> deed =
        overwriting
            ? () -> saver.save(id, draft, secrets, noting)
            : () -> saver.saveUnlessChanged(model.opened(), id, draft, secrets, noting);
    work.ask(shell(), deed, this::saved, this::broken);
  }

  /** Finds the id of a new mailbox, and then goes on. */
  private void identify(Runnable next) {
    setBusy(true);
    work.ask(
        shell(),
        model.freeId(),
        free -> {
          model.identify(free);
          setBusy(false);
          next.run();
        },
        this::broken);
  }

  /** Keeps or forgets the last day of the client secret, where somebody said something about it. */
  private Runnable noting(Set<SecretName> typed) {
    MailboxConfiguration mailbox = model.configuration().orElseThrow();
    boolean secret =
        mailbox
            .oauth()
            .map(oauth -> SecretName.clientSecret(oauth.registration()))
            .filter(typed::contains)
            .isPresent();
    boolean concerned = model.secrets().isVisible(SecretField.CLIENT_SECRET);
    if (!concerned || !secret && !model.secrets().end().isEdited()) {
      return () -> {};
    }
    Optional<LocalDate> day = model.secrets().end().day();
    return () -> services.signIns().noteClientSecretEnd(mailbox, day);
  }

  private void saved(SaveOutcome outcome) {
    saving = false;
    setBusy(false);
    if (outcome instanceof SaveOutcome.Saved done) {
      saved = done.id();
      dialog.finish();
    } else if (outcome instanceof SaveOutcome.ChangedMeanwhile changed) {
      if (OverwriteQuestion.isAnsweredYes(shell(), sentences, model.draft(), changed.fields())) {
        save(true);
      }
    } else if (outcome instanceof SaveOutcome.StoreRefused refused) {
      dialog.refuse(sentences.of(refused.failure()));
    } else if (outcome instanceof SaveOutcome.MailboxRefused refused) {
      dialog.refuse(sentences.of(refused.failure()));
    }
  }

  void check() {
    withLentSecrets(
        mailbox -> {
          CheckDialog check =
              new CheckDialog(
                  shell(),
                  services,
                  CheckTarget.of(services.checks(), mailbox),
                  mending.of(mailbox));
          check.open();
          report = check.report().orElse(report);
          dialog.refresh();
        });
  }

  /** The dialog is closed: what was lent to the store goes back, unless it is being saved. */
  void leave() {
    if (saved == null && !saving) {
      work.run(saver::forget);
      work.run(mending::forget);
    }
  }

  private void withLentSecrets(Consumer<MailboxConfiguration> next) {
    if (!model.canSave()) {
      dialog.showProblems();
      return;
    }
    if (!model.hasId()) {
      identify(() -> withLentSecrets(next));
      return;
    }
    Map<SecretName, Secret> secrets = model.secrets().typed();
    MailboxConfiguration mailbox = model.configuration().orElseThrow();
    setBusy(true);
    work.ask(
        shell(),
        () ->
            tryStore(
                () -> {
                  saver.lend(secrets);
                  return mailbox;
                }),
        answer -> {
          setBusy(false);
          if (answer.failure() == null) {
            next.accept(answer.value());
          } else {
            dialog.refuse(sentences.of(answer.failure()));
          }
        },
        this::broken);
  }

  private void broken() {
    saving = false;
    setBusy(false);
    dialog.refuse(sentences.get("internal-error"));
  }

  private void setBusy(boolean now) {
    busy = now;
    dialog.refresh();
  }

  private Shell shell() {
    return dialog.getShell();
  }

  private record Stored(TokenStoreStatus status, List<SecretName> names) {}

  private record Answer<T>(T value, TokenStoreException failure) {}

  private static <T> Answer<T> tryStore(Supplier<T> question) {
    try {
      return new Answer<>(question.get(), null);
    } catch (TokenStoreException failure) {
      return new Answer<>(null, failure);
    }
  }
}
