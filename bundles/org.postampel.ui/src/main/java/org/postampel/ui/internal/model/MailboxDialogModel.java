package org.postampel.ui.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.oauth.ClientRegistrations;

/**
 * The state of the mailbox dialog: what is typed, what is visible, what is wrong where, and whether
 * it can be saved. Whoever watches it is told after each change. Confined to one thread, the one of
 * the user interface.
 */
public final class MailboxDialogModel implements AutoCloseable {

  private final ProviderPresets presets;
  private final Validation validation;
  private final Predicate<MailboxId> taken;
  private final Proposals proposals;
  private final List<Runnable> watchers = new ArrayList<>();
  private final FormSecrets secrets = new FormSecrets(this);
  private final SignInQuestion signIn = new SignInQuestion(this);
  private final Folds folds = new Folds(this::changed);
  private final ShownProblems problems;
  private final MailboxDraft opened;
  private final boolean existing;
  private MailboxId id;
  private MailboxDraft typed;
  private long edits;
  private FieldRules rules;
  private ValidationOutcome outcome;

  private MailboxDialogModel(
      Optional<MailboxId> id,
      MailboxDraft draft,
      ProviderPresets presets,
      ClientRegistrations registrations,
      Validation validation,
      Predicate<MailboxId> taken) {
    this.presets = Objects.requireNonNull(presets);
    this.validation = Objects.requireNonNull(validation);
    this.taken = Objects.requireNonNull(taken);
    this.existing = id.isPresent();
    this.proposals =
        new Proposals(new Completion(presets, registrations, !existing), this::concluded);
    this.id = id.orElse(null);
    this.opened = Objects.requireNonNull(draft);
    this.typed = draft;
    this.problems = new ShownProblems(existing);
    judge();
    folds.openWhatIsTyped(rules);
  }

  /**
   * The dialog of a mailbox that does not exist yet.
   *
   * @param draft what is known already, as from a template; empty for nothing
   * @param registrations the applications vendors ship
   * @param taken whether an id is in use already; may touch the disk
   */
  public static MailboxDialogModel forNew(
      MailboxDraft draft,
      ProviderPresets presets,
      ClientRegistrations registrations,
      Validation validation,
      Predicate<MailboxId> taken) {
    return new MailboxDialogModel(
        Optional.empty(), draft, presets, registrations, validation, taken);
  }

  /** The dialog of a mailbox that is stored; its problems are shown from the beginning. */
  public static MailboxDialogModel forExisting(
      MailboxId id,
      MailboxDraft draft,
      ProviderPresets presets,
      ClientRegistrations registrations,
      Validation validation) {
    return new MailboxDialogModel(
        Optional.of(id), draft, presets, registrations, validation, other -> false);
  }

  /** Runs this after each change, on the thread of the change. */
  public void onChange(Runnable watcher) {
    watchers.add(watcher);
  }

  /** How often a person has typed or chosen something; grows with each time. */
  public long edits() {
    return edits;
  }

  /** Whether the mailbox was stored before the dialog opened. */
  public boolean isExisting() {
    return existing;
  }

  /** What was stored when the dialog opened; empty for a new mailbox. */
  public Optional<MailboxDraft> opened() {
    return existing ? Optional.of(opened) : Optional.empty();
  }

  /** The id of the mailbox; a new one has none before one was given to it. */
  public MailboxId id() {
    if (id == null) {
      throw new IllegalStateException("the mailbox has no id yet");
    }
    return id;
  }

  /** Whether the mailbox has an id. */
  public boolean hasId() {
    return id != null;
  }

  /**
   * Finds a free id for what is typed now. Touches the disk, so it is to be asked on another thread
   * than this model's.
   */
  public Supplier<MailboxId> freeId() {
    String name = draft().trimmed(MailboxField.NAME);
    String address = draft().trimmed(MailboxField.ADDRESS);
    return () -> NewMailboxIds.freeId(name, address, taken);
  }

  /** Gives a new mailbox its id, once and for all. */
  public void identify(MailboxId found) {
    if (id == null) {
      id = found;
      judge();
    }
  }

  /**
   * Looks at the files that are named now, and says whether that is any news. Touches the disk, so
   * it is to be asked on another thread than this model's.
   */
  public Optional<BooleanSupplier> unseenFiles() {
    boolean some =
        !draft().trimmed(MailboxField.TRUSTED_CERTIFICATES).isEmpty()
            || !draft().trimmed(MailboxField.OAUTH_CERTIFICATE).isEmpty();
    return some ? Optional.of(validation::look) : Optional.empty();
  }

  /** What would be saved: as typed, with what is concluded from it written out. */
  public MailboxDraft draft() {
    return rules.draft();
  }

  /** What the field shows. */
  public String text(MailboxField field) {
    return field == MailboxField.NAME ? typed.text(field) : rules.text(field);
  }

  /** Takes what a person typed or chose; from now on a problem of this field is shown. */
  public void edit(MailboxField field, String text) {
    if (field == MailboxField.SIGN_IN && text.equals(FieldRules.PASSWORD)) {
      // Behind a password there is always one person.
      signIn.answer(WhoSignsIn.PERSON);
    }
    typed = typed.with(field, text);
    problems.edited(field);
    edited();
  }

  /**
   * Takes a block of connection data over everything it says.
   *
   * @param data closed by the caller
   */
  public void adopt(ConnectionData data) {
    data.fields()
        .forEach(
            (field, text) -> {
              typed = typed.with(field, text);
              problems.edited(field);
            });
    if (!rules.oauth() && !data.fields().isEmpty()) {
      typed = typed.with(MailboxField.SIGN_IN, FieldRules.OAUTH);
    }
    secrets.adopt(data);
    edited();
  }

  /** The secret fields. */
  public FormSecrets secrets() {
    return secrets;
  }

  /** Who signs in. */
  public SignInQuestion signIn() {
    return signIn;
  }

  /** What is folded away. */
  public Folds folds() {
    return folds;
  }

  /** What is concluded for what nobody typed. */
  public Proposals proposals() {
    return proposals;
  }

  /** Whether the field is shown. */
  public boolean isVisible(MailboxField field) {
    return rules.applies(field) && folds.shows(field);
  }

  /** Whether the field can be changed. */
  public boolean isEnabled(MailboxField field) {
    return rules.enabled(field);
  }

  /** Whether anything was typed or chosen, or the mailbox is not stored at all yet. */
  public boolean isChanged() {
    return !existing || problems.isAnyEdited() || secrets.isChanged();
  }

  /** What an empty field stands for, such as the preset's host; empty when nothing does. */
  public String hint(MailboxField field) {
    return field == MailboxField.NAME && !existing
        ? rules.draft().trimmed(MailboxField.NAME)
        : rules.hint(field);
  }

  /** The values a person can choose from, in their order. */
  public List<String> choices(MailboxField field) {
    return rules.choices(field, presets.all().stream().map(ProviderPreset::id).toList());
  }

  /** Shows every problem, also of fields nobody touched, and opens the settings they are in. */
  public void showAllProblems() {
    problems.showAll();
    folds.openWhatIsWrong(problems.shown());
    changed();
  }

  /** The problems that are shown, errors first, each kind in the order of the fields. */
  public List<FieldProblem> shownProblems() {
    return problems.shown();
  }

  /** The shown problem of one field. */
  public Optional<FieldProblem> shownProblem(MailboxField field) {
    return problems.of(field);
  }

  /** The first thing that still keeps the mailbox from being saved, shown or not. */
  public Optional<FieldProblem> firstError() {
    return problems.firstError();
  }

  /** Whether the mailbox can be saved, signed in for and checked. */
  public boolean canSave() {
    return outcome instanceof ValidationOutcome.Valid && !secrets.isEndWrong();
  }

  /** The mailbox as typed; empty while something is wrong. A new one may still change its id. */
  public Optional<MailboxConfiguration> configuration() {
    return valid(outcome);
  }

  /** Wipes what was typed into the secret fields. */
  @Override
  public void close() {
    secrets.close();
  }

  FieldRules rules() {
    return rules;
  }

  MailboxDraft typed() {
    return typed;
  }

  /** Takes an answer that concerns several fields. */
  void retype(MailboxDraft draft, MailboxField field) {
    typed = draft;
    problems.edited(field);
    edited();
  }

  /** What this draft would be. */
  Optional<MailboxConfiguration> judged(MailboxDraft draft) {
    return valid(validation.validate(new MailboxId("new"), draft));
  }

  private static Optional<MailboxConfiguration> valid(ValidationOutcome outcome) {
    return outcome instanceof ValidationOutcome.Valid valid
        ? Optional.of(valid.configuration())
        : Optional.empty();
  }

  void edited() {
    edits++;
    judge();
    folds.openWhatIsWrong(problems.shown());
    changed();
  }

  /** Judges what is typed once more, with what was found out meanwhile. */
  public void concluded() {
    judge();
    changed();
  }

  void changed() {
    List.copyOf(watchers).forEach(Runnable::run);
  }

  private void judge() {
    Completion.Completed completed = proposals.complete(typed);
    rules = new FieldRules(completed.draft(), completed.preset(), completed.registered());
    outcome = validation.validate(id == null ? new MailboxId("new") : id, completed.draft());
    problems.judged(outcome);
  }
}
