package org.postampel.ui.internal.dialog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postampel.check.ProviderHosts;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.model.ConnectionData;
import org.postampel.ui.internal.model.ConnectionText;
import org.postampel.ui.internal.model.MailboxDialogModel;
import org.postampel.ui.internal.text.AdministratorRequest;
import org.postampel.ui.internal.text.Sentences;
import org.postampel.ui.internal.widget.BackgroundWork;
import org.postampel.ui.internal.widget.Copy;
import org.postampel.ui.internal.widget.Paste;

/**
 * What saves a person typing: what other mailboxes have in common, where a domain's mail arrives,
 * and what goes between the person and the administrator.
 */
final class SetUpActions implements ConnectionRow.Deeds {

  private final MailboxDialog dialog;
  private final DialogServices services;
  private final MailboxDialogModel model;
  private final Sentences sentences;
  private final BackgroundWork work;
  private String finding = "";
  private String asked = "";
  private boolean searching;

  SetUpActions(
      MailboxDialog dialog,
      DialogServices services,
      MailboxDialogModel model,
      Sentences sentences,
      BackgroundWork work) {
    this.dialog = dialog;
    this.services = services;
    this.model = model;
    this.sentences = sentences;
    this.work = work;
  }

  /** Looks at the other mailboxes; an unreadable folder has been said by the list already. */
  void load() {
    if (!model.isExisting()) {
      work.ask(dialog.getShell(), this::others, model.proposals()::others, () -> {});
    }
  }

  private List<MailboxDraft> others() {
    try {
      List<MailboxDraft> others = new ArrayList<>();
      for (MailboxEntry entry : services.mailboxes().list()) {
        if (entry instanceof MailboxEntry.Readable readable) {
          others.add(readable.draft());
        }
      }
      return others;
    } catch (MailboxStorageException unreadable) {
      return List.of();
    }
  }

  /** What was found out about the domain in the address; empty when nobody asked for it. */
  String finding() {
    return asked.equals(domain()) ? finding : "";
  }

  boolean isSearching() {
    return searching;
  }

  /** Asks the name service where the domain's mail arrives; only because a person wants it. */
  void findProvider() {
    String domain = domain();
    asked = domain;
    finding = sentences.get("provider.searching");
    searching = true;
    dialog.refresh();
    work.ask(
        dialog.getShell(),
        () -> exchangers(domain),
        found -> found(domain, found),
        () -> found(domain, Optional.empty()));
  }

  private Optional<List<String>> exchangers(String domain) {
    try {
      return Optional.of(services.exchangers().exchangersOf(domain));
    } catch (IOException noAnswer) {
      return Optional.empty();
    }
  }

  private void found(String domain, Optional<List<String>> hosts) {
    searching = false;
    String first = hosts.filter(all -> !all.isEmpty()).map(all -> all.get(0)).orElse("");
    Optional<String> provider = ProviderHosts.providerOf(first);
    if (provider.isPresent()) {
      finding = "";
      model.proposals().exchanger(domain, first, provider.get());
    } else {
      finding =
          hosts.isEmpty()
              ? sentences.get("provider.no-answer", domain)
              : first.isEmpty()
                  ? sentences.get("provider.no-exchanger", domain)
                  : sentences.get("provider.unknown-exchanger", first);
    }
    dialog.refresh();
  }

  private String domain() {
    String address = model.draft().trimmed(MailboxField.ADDRESS);
    return address.substring(address.lastIndexOf('@') + 1);
  }

  @Override
  public void paste() {
    adopt(ConnectionText.read(Paste.text(dialog.getShell().getDisplay())));
  }

  @Override
  public void adopt(ConnectionData data) {
    try (data) {
      if (data.isEmpty()) {
        say(sentences.get("connection.nothing"));
        return;
      }
      model.adopt(data);
      List<String> what = new ArrayList<>();
      for (MailboxField field : MailboxField.values()) {
        if (data.fields().containsKey(field)) {
          what.add(sentences.get("connection.part." + field.key()));
        }
      }
      data.secret().ifPresent(secret -> what.add(sentences.get("connection.part.client-secret")));
      say(
          sentences.get(
              "connection.adopted", what.stream().distinct().collect(Collectors.joining(", "))));
    }
  }

  @Override
  public void request() {
    Optional<MailboxConfiguration> mailbox =
        model.configuration().or(() -> model.signIn().unnamed());
    String text = new AdministratorRequest(sentences).text(model.draft(), mailbox);
    Copy.text(dialog.getShell().getDisplay(), text);
    say(sentences.get("administrator.request.copied"));
  }

  private void say(String sentence) {
    dialog.form().connection().say(sentence);
    dialog.relayout();
  }
}
