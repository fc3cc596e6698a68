package org.postampel.ui.internal.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.FieldProblem.Severity;
import org.postampel.core.validation.ValidationOutcome;

/**
 * The state of the mailbox dialog: what is typed, what is visible, what is wrong where, and whether
 * it can be saved. Confined to one thread, the one of the user interface.
 */
public final class MailboxDialogModel implements AutoCloseable {

  private final ProviderPresets presets;
  private final Validation validation;
  private final Predicate<MailboxId> taken;
  private final TypedSecrets secrets = new TypedSecrets();
  private final SecretEnd secretEnd = new SecretEnd();
  private final Set<MailboxField> edited = EnumSet.noneOf(MailboxField.class);
  private MailboxId id;
  private final boolean existing;
  private MailboxDraft typed;
  private boolean advancedOpen;
  private boolean showAll;
  private Set<SecretName> stored = Set.of();
  private FieldRules rules;
  private ValidationOutcome outcome;

  private MailboxDialogModel(
      Optional<MailboxId> id,
      MailboxDraft draft,
      ProviderPresets presets,
      Validation validation,
      Predicate<MailboxId> taken) {
    this.presets = Objects.requireNonNull(presets);
    this.validation = Objects.requireNonNull(validation);
    this.taken = Objects.requireNonNull(taken);
    this.existing = id.isPresent();
    this.id = id.orElse(null);
    this.typed = Objects.requireNonNull(draft);
    this.showAll = existing;
    judge();
    this.advancedOpen =
        typed.texts().keySet().stream()
            .anyMatch(field -> FieldRules.isAdvanced(field) && rules.applies(field));
  }

  /**
   * The dialog of a mailbox that does not exist yet.
   *
   * @param taken whether an id is in use already
   */
  public static MailboxDialogModel forNew(
      ProviderPresets presets, Validation validation, Predicate<MailboxId> taken) {
    return new MailboxDialogModel(
        Optional.empty(), MailboxDraft.empty(), presets, validation, taken);
  }

  /** The dialog of a mailbox that is stored; its problems are shown from the beginning. */
  public static MailboxDialogModel forExisting(
      MailboxId id, MailboxDraft draft, ProviderPresets presets, Validation validation) {
    return new MailboxDialogModel(Optional.of(id), draft, presets, validation, other -> false);
  }

  /** Whether the mailbox was stored before the dialog opened. */
  public boolean isExisting() {
    return existing;
  }

  /** The id of the mailbox; of a new one it is found when first asked for and stays the same. */
  public MailboxId id() {
    if (id == null) {
      id =
          NewMailboxIds.freeId(
              typed.trimmed(MailboxField.NAME), typed.trimmed(MailboxField.ADDRESS), taken);
      judge();
    }
    return id;
  }

  /** What would be saved: as typed, with provider and sign-in method written out. */
  public MailboxDraft draft() {
    return rules.draft();
  }

  /** What the field shows. */
  public String text(MailboxField field) {
    return switch (field) {
      case INCOMING_PROTOCOL -> orElse(field, "imap");
      case OUTGOING_ENABLED -> orElse(field, "true");
      case SHARED -> orElse(field, "false");
      case OUTGOING_SIGN_IN -> orElse(field, "same");
      case OAUTH_FLOW -> rules.flow().id();
      case PROVIDER, SIGN_IN, INCOMING_SECURITY, OUTGOING_SECURITY -> rules.choice(field);
      default -> rules.draft().text(field);
    };
  }

  /** Takes what a person typed or chose; from now on a problem of this field is shown. */
  public void edit(MailboxField field, String text) {
    typed = typed.with(field, text);
    edited.add(field);
    judge();
  }

  /** Takes what a person typed into a secret field and wipes the array. */
  public void type(SecretField field, char[] characters) {
    if (field == SecretField.CLIENT_SECRET && characters.length > 0) {
      secretEnd.anotherSecret();
    }
    secrets.type(field, characters);
  }

  /** Whether the field is shown. */
  public boolean isVisible(MailboxField field) {
    return rules.applies(field) && (advancedOpen || !FieldRules.isAdvanced(field));
  }

  /** Whether the secret field is shown. */
  public boolean isVisible(SecretField field) {
    boolean further = field == SecretField.OUTGOING_PASSWORD;
    return rules.applies(field) && (advancedOpen || !further);
  }

  /** The last day of the client secret. */
  public SecretEnd secretEnd() {
    return secretEnd;
  }

  /** Whether what is typed as the last day of the client secret is shown and no day. */
  public boolean isSecretEndWrong() {
    return isVisible(SecretField.CLIENT_SECRET) && secretEnd.isWrong();
  }

  /** Whether the field can be changed. */
  public boolean isEnabled(MailboxField field) {
    return rules.enabled(field);
  }

  /** Whether the sign-in method is OAuth 2.0. */
  public boolean isOAuth() {
    return rules.oauth();
  }

  /** Whether a person can sign in: by OAuth 2.0, with a flow that has a person. */
  public boolean canSignIn() {
    return rules.oauth() && rules.flow().isDelegated();
  }

  /** Whether the mailbox says who signs in, by what is typed or by its own address. */
  public boolean namesSomebody() {
    return !rules.draft().trimmed(MailboxField.SIGN_IN_ACCOUNT).isEmpty()
        || !rules.hint(MailboxField.SIGN_IN_ACCOUNT).isEmpty();
  }

  /**
   * The mailbox as it would be if it were complete but for the person, so that it can be asked who
   * could sign in; empty while its application is not known.
   */
  public Optional<MailboxConfiguration> unnamed() {
    MailboxDraft probe = rules.draft().with(MailboxField.SIGN_IN_ACCOUNT, "person@probe.example");
    if (probe.trimmed(MailboxField.NAME).isEmpty()) {
      probe = probe.with(MailboxField.NAME, "probe");
    }
    return validation.validate(new MailboxId("new"), probe) instanceof ValidationOutcome.Valid valid
        ? Optional.of(valid.configuration())
        : Optional.empty();
  }

  /** Whether anything was typed or chosen, or the mailbox is not stored at all yet. */
  public boolean isChanged() {
    return !existing || !edited.isEmpty() || secrets.isAnyTyped() || secretEnd.isEdited();
  }

  /** Whether further settings are shown. */
  public boolean isAdvancedOpen() {
    return advancedOpen;
  }

  /** Shows or hides further settings. */
  public void openAdvanced(boolean open) {
    advancedOpen = open;
  }

  /** What an empty field stands for, such as the preset's host; empty when nothing does. */
  public String hint(MailboxField field) {
    return rules.hint(field);
  }

  /** The values a person can choose from, in their order. */
  public List<String> choices(MailboxField field) {
    return rules.choices(field, presets.all().stream().map(ProviderPreset::id).toList());
  }

  /** Shows every problem, also of fields nobody touched, and opens the settings they are in. */
  public void showAllProblems() {
    showAll = true;
    if (outcome.problems().stream().anyMatch(problem -> FieldRules.isAdvanced(problem.field()))) {
      advancedOpen = true;
    }
  }

  /** The problems that are shown, errors first, each kind in the order of the fields. */
  public List<FieldProblem> shownProblems() {
    List<FieldProblem> shown = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      outcome.problems().stream()
          .filter(problem -> problem.severity() == severity)
          .filter(problem -> showAll || edited.contains(problem.field()))
          .forEach(shown::add);
    }
    return shown;
  }

  /** The shown problem of one field. */
  public Optional<FieldProblem> shownProblem(MailboxField field) {
    return shownProblems().stream().filter(problem -> problem.field() == field).findFirst();
  }

  /** The first thing that still keeps the mailbox from being saved, shown or not. */
  public Optional<FieldProblem> firstError() {
    return outcome.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .findFirst();
  }

  /** Whether the mailbox can be saved, signed in for and checked. */
  public boolean canSave() {
    return outcome instanceof ValidationOutcome.Valid && !isSecretEndWrong();
  }

  /** The mailbox as typed; empty while something is wrong. A new one may still change its id. */
  public Optional<MailboxConfiguration> configuration() {
    return outcome instanceof ValidationOutcome.Valid valid
        ? Optional.of(valid.configuration())
        : Optional.empty();
  }

  /** Says which entries the token store has; asked for once, in the background. */
  public void storedSecrets(Set<SecretName> names) {
    stored = Set.copyOf(names);
  }

  /** Whether the store already has what this field is for. */
  public boolean isStored(SecretField field) {
    return configuration()
        .filter(mailbox -> id != null || field == SecretField.CLIENT_SECRET)
        .flatMap(mailbox -> TypedSecrets.nameOf(field, mailbox))
        .map(stored::contains)
        .orElse(Boolean.FALSE);
  }

  /** Copies of the typed secrets under their names in the store; the caller closes them. */
  public Map<SecretName, Secret> typedSecrets() {
    id();
    return configuration().map(mailbox -> secrets.forMailbox(mailbox, rules)).orElseGet(Map::of);
  }

  /** Wipes what was typed into the secret fields. */
  @Override
  public void close() {
    secrets.close();
  }

  private String orElse(MailboxField field, String usual) {
    String text = rules.choice(field);
    return text.isEmpty() ? usual : text;
  }

  private void judge() {
    MailboxDraft complete = typed;
    if (complete.trimmed(MailboxField.PROVIDER).isEmpty()) {
      complete =
          complete.with(
              MailboxField.PROVIDER,
              presets
                  .proposedFor(typed.trimmed(MailboxField.ADDRESS))
                  .orElseGet(presets::generic)
                  .id());
    }
    ProviderPreset preset =
        presets.find(complete.trimmed(MailboxField.PROVIDER)).orElseGet(presets::generic);
    if (complete.trimmed(MailboxField.SIGN_IN).isEmpty()) {
      boolean oauthOnly = preset.oauth().isPresent() && !preset.passwordSignIn();
      complete =
          complete.with(MailboxField.SIGN_IN, oauthOnly ? FieldRules.OAUTH : FieldRules.PASSWORD);
    }
    rules = new FieldRules(complete, preset);
    outcome = validation.validate(id == null ? new MailboxId("new") : id, complete);
  }
}
