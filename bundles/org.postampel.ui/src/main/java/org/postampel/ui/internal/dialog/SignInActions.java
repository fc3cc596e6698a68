package org.postampel.ui.internal.dialog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.oauth.SignedInAccount;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.model.SignInState;
import org.postampel.ui.internal.text.EndingWords;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;

/** What the buttons beside the sign-in do, and what is known about it. */
final class SignInActions implements SignInRow.Deeds {

  private final MailboxDialog dialog;
  private final DialogServices services;
  private final MailboxDialogModel model;
  private final Sentences sentences;
  private final BackgroundWork work;
  private final Consumer<Consumer<MailboxConfiguration>> lending;
  private Optional<MailboxConfiguration> lastValid = Optional.empty();
  private List<String> lastSignIn = List.of();
  private String asked = "";
  private SignInState state = SignInState.NOBODY;

  /**
   * The actions of one dialog.
   *
   * @param lending puts what is typed into the store and goes on with the mailbox as typed
   */
  SignInActions(
      MailboxDialog dialog,
      DialogServices services,
      MailboxDialogModel model,
      Sentences sentences,
      BackgroundWork work,
      Consumer<Consumer<MailboxConfiguration>> lending) {
    this.dialog = dialog;
    this.services = services;
    this.model = model;
    this.sentences = sentences;
    this.work = work;
    this.lending = lending;
  }

  @Override
  public void signIn() {
    lending.accept(
        mailbox -> {
          SignInDialog signIn = new SignInDialog(shell(), services, mailbox);
          signIn.open();
          signIn.account().ifPresentOrElse(this::granted, this::lookUpAgain);
        });
  }

  @Override
  public void continueAs(SignedInAccount account) {
    model.edit(MailboxField.SIGN_IN_ACCOUNT, account.userName());
    dialog.form().focus(MailboxField.SIGN_IN_ACCOUNT);
  }

  @Override
  public void signOut() {
    MailboxConfiguration mailbox = named().orElse(null);
    SignedInAccount account = state.account().orElse(null);
    if (mailbox == null || account == null) {
      return;
    }
    work.ask(
        shell(),
        () -> sharing(mailbox),
        names -> {
          SignOutDialog question =
              new SignOutDialog(
                  shell(),
                  sentences,
                  account.userName(),
                  commands(mailbox, account),
                  names,
                  account
                      .removeConsentPage()
                      .map(page -> new SignOutDialog.Page(page, services.browser())));
          if (question.open() == Window.OK) {
            work.ask(shell(), () -> forget(mailbox), this::forgotten, this::broken);
          }
        },
        this::broken);
  }

  /** What forgetting here does not do; only Microsoft has these commands. */
  private Map<String, String> commands(MailboxConfiguration mailbox, SignedInAccount account) {
    return services
        .presets()
        .find(mailbox.provider())
        .flatMap(ProviderPreset::oauth)
        .filter(known -> known.kind() == OAuthPreset.Kind.ENTRA)
        .map(known -> inOrder(account))
        .orElseGet(Map::of);
  }

  private static Map<String, String> inOrder(SignedInAccount account) {
    Map<String, String> commands = new LinkedHashMap<>();
    commands.put("revoke", account.revokeCommand());
    commands.put("remove-consent", account.removeConsentCommand());
    return commands;
  }

  /** Looks up who is signed in, when what is typed names another sign-in than before. */
  void lookUp() {
    // An application signs in as itself; then there is nobody to name.
    boolean named = model.signIn().namesSomebody() || !model.signIn().canSignIn();
    Optional<MailboxConfiguration> mailbox =
        model.signIn().isOAuth() ? named ? named() : model.signIn().unnamed() : Optional.empty();
    String wanted =
        mailbox
            .flatMap(MailboxConfiguration::oauth)
            .map(signIn -> named + signIn.key("").asText())
            .orElse("");
    if (wanted.equals(asked)) {
      return;
    }
    asked = wanted;
    if (state != SignInState.NOBODY) {
      show(SignInState.NOBODY, "");
    }
    mailbox.filter(some -> !wanted.isEmpty()).ifPresent(some -> ask(some, named, wanted));
  }

  /**
   * The mailbox as typed; with a mistake that has nothing to do with the sign-in, as in a port, the
   * one before it, as the same person goes on being signed in.
   */
  private Optional<MailboxConfiguration> named() {
    Optional<MailboxConfiguration> typed = model.configuration();
    List<String> signIn =
        Stream.of(MailboxField.values())
            .filter(field -> field == MailboxField.PROVIDER || isOfSignIn(field.key()))
            .map(model::text)
            .toList();
    if (typed.isPresent() || !signIn.equals(lastSignIn)) {
      lastValid = typed;
      lastSignIn = signIn;
    }
    return lastValid;
  }

  private static boolean isOfSignIn(String key) {
    return key.startsWith("sign-in") || key.startsWith("oauth.");
  }

  private void granted(SignedInAccount account) {
    show(new SignInState(Optional.of(account), Optional.empty(), List.of(), List.of()));
    lookUpAgain();
  }

  /** Looks up who is signed in, as somebody may have signed in or out elsewhere. */
  void lookUpAgain() {
    asked = "";
    lookUp();
  }

  private void ask(MailboxConfiguration mailbox, boolean named, String wanted) {
    work.ask(
        shell(),
        () -> {
          try {
            return Optional.of(SignInState.of(mailbox, named, services.signIns()));
          } catch (TokenStoreException unusable) {
            // The store has said so already, above the fields.
            return Optional.<SignInState>empty();
          }
        },
        answer -> {
          if (wanted.equals(asked)) {
            answer.ifPresent(this::show);
          }
        },
        this::broken);
  }

  private void show(SignInState now) {
    show(now, sentence(now));
  }

  private void show(SignInState now, String sentence) {
    state = now;
    dialog.form().signIn().show(now, sentence);
    dialog.form().ends(now.endings(), new EndingWords(sentences).of(now.endings(), Instant.now()));
    dialog.relayout(dialog.form().signInParts());
  }

  private String sentence(SignInState now) {
    if (now.waiting().isPresent()) {
      return sentences.get(
          "sign-in.waiting-since",
          DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
              .withLocale(services.locale())
              .format(now.waiting().get().since().atZone(ZoneId.systemDefault())));
    } else if (now.account().isPresent()) {
      return somebody(now.account().get());
    }
    return sentences.get(now.offers().isEmpty() ? "sign-in.nobody" : "sign-in.offers");
  }

  /** Who, and at Microsoft of which organisation: somebody may have accounts in several. */
  private String somebody(SignedInAccount account) {
    String tenant = account.key().registration().tenant();
    String name = account.userName();
    String organisation = tenant.contains(".") ? tenant : name.substring(name.indexOf('@') + 1);
    return model.signIn().isMicrosoft365() && !organisation.equals(name)
        ? sentences.get("sign-in.somebody.of", name, organisation)
        : sentences.get("sign-in.somebody", name);
  }

  private List<String> sharing(MailboxConfiguration mailbox) {
    MailboxValidator validator = new MailboxValidator(services.presets());
    List<MailboxConfiguration> all = new ArrayList<>();
    for (MailboxEntry entry : services.mailboxes().list()) {
      if (entry instanceof MailboxEntry.Readable readable
          && validator.validate(readable.id(), readable.draft(), services.mailboxes().folder())
              instanceof ValidationOutcome.Valid valid) {
        all.add(valid.configuration());
      }
    }
    return services.signIns().sharing(mailbox, all).stream()
        .map(MailboxConfiguration::name)
        .toList();
  }

  private Optional<TokenStoreException> forget(MailboxConfiguration mailbox) {
    try {
      services.signIns().signOut(mailbox);
      return Optional.empty();
    } catch (TokenStoreException refused) {
      return Optional.of(refused);
    }
  }

  private void forgotten(Optional<TokenStoreException> refused) {
    refused.map(sentences::of).ifPresent(dialog::refuse);
    lookUpAgain();
  }

  private void broken() {
    dialog.refuse(sentences.get("internal-error"));
  }

  private Shell shell() {
    return dialog.getShell();
  }
}
