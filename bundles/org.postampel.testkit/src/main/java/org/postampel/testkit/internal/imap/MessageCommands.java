package org.postampel.testkit.internal.imap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.postampel.testkit.internal.imap.FolderView.Numbered;
import org.postampel.testkit.internal.mail.MailFolder;
import org.postampel.testkit.internal.mail.MailStore;
import org.postampel.testkit.internal.mail.MimePart;
import org.postampel.testkit.internal.mail.StoredMessage;
import org.postampel.testkit.server.LineConnection;

/** The commands that concern messages (RFC 3501 section 6.4, RFC 4315, RFC 6851). */
final class MessageCommands {
  private static final DateTimeFormatter APPEND_DATE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d-MMM-yyyy HH:mm:ss Z")
          .toFormatter(Locale.ENGLISH);

  private final LineConnection connection;
  private final MailStore store;
  private final String address;
  private final Optional<FolderView> selected;

  MessageCommands(
      LineConnection connection, MailStore store, String address, Optional<FolderView> selected) {
    this.connection = connection;
    this.store = store;
    this.address = address;
    this.selected = selected;
  }

  /** Performs a command on the selected folder; returns false when it is none of ours. */
  boolean perform(ImapCommand command, ImapArguments words) throws IOException, ImapSyntax {
    boolean byUid = command.name().startsWith("UID ");
    switch (byUid ? command.name().substring(4) : command.name()) {
      case "FETCH" -> fetch(command, words, byUid);
      case "SEARCH" -> search(command, words, byUid);
      case "STORE" -> store(command, words, byUid);
      case "COPY" -> copy(command, words, byUid, false);
      case "MOVE" -> copy(command, words, byUid, true);
      case "EXPUNGE" -> {
        removeDeleted(byUid ? Optional.of(SequenceSet.parse(words.word())) : Optional.empty());
        tell(view().update(true));
        ok(command, "");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  void append(ImapCommand command, ImapArguments words) throws IOException, ImapSyntax {
    Optional<MailFolder> target = store.folder(address, words.word());
    Set<String> flags = new HashSet<>();
    Instant received = store.now();
    Object next = words.any();
    if (next instanceof List<?> list) {
      flags.addAll(ImapArguments.of(list).words());
      next = words.any();
    }
    if (words.hasNext()) {
      received = date((String) next);
      next = words.any();
    }
    if (target.isEmpty()) {
      say(command.tag() + " NO [TRYCREATE] The folder does not exist.");
      return;
    }
    StoredMessage added =
        target.get().add(((String) next).getBytes(StandardCharsets.ISO_8859_1), received, flags);
    if (selected.isPresent()) {
      tell(view().update(false));
    }
    ok(command, "[APPENDUID " + target.get().validity() + " " + added.uid() + "] ");
  }

  void removeDeleted(Optional<SequenceSet> uids) {
    FolderView view = view();
    if (view.readOnly()) {
      return;
    }
    List<StoredMessage> gone =
        uids.map(set -> view.chosen(set, true)).orElseGet(view::all).stream()
            .map(Numbered::message)
            .filter(message -> message.has("\\Deleted"))
            .toList();
    view.folder().remove(gone);
  }

  private void fetch(ImapCommand command, ImapArguments words, boolean byUid)
      throws IOException, ImapSyntax {
    SequenceSet set = SequenceSet.parse(words.word());
    List<FetchItem> items = new ArrayList<>(FetchItem.parse(words.words()));
    if (byUid && items.stream().noneMatch(item -> item.is("UID"))) {
      items.addAll(FetchItem.parse(List.of("UID")));
    }
    boolean marks = !view().readOnly() && items.stream().anyMatch(FetchItem::marksSeen);
    if (marks && items.stream().noneMatch(item -> item.is("FLAGS"))) {
      items.addAll(FetchItem.parse(List.of("FLAGS")));
    }
    for (Numbered one : view().chosen(set, byUid)) {
      if (marks) {
        one.message().add(Set.of("\\Seen"));
      }
      MimePart outline = MimePart.of(one.message().content());
      List<String> values = new ArrayList<>();
      for (FetchItem item : items) {
        values.add(item.answer(one.message(), outline));
      }
      say("* " + one.number() + " FETCH (" + String.join(" ", values) + ")");
    }
    ok(command, "");
  }

  private void search(ImapCommand command, ImapArguments words, boolean byUid)
      throws IOException, ImapSyntax {
    List<Numbered> all = view().all();
    Predicate<Numbered> wanted = SearchKey.parse(words, all);
    String found =
        all.stream()
            .filter(wanted)
            .map(one -> " " + (byUid ? one.message().uid() : one.number()))
            .collect(Collectors.joining());
    say("* SEARCH" + found);
    ok(command, "");
  }

  private void store(ImapCommand command, ImapArguments words, boolean byUid)
      throws IOException, ImapSyntax {
    SequenceSet set = SequenceSet.parse(words.word());
    String how = words.keyword();
    Set<String> flags = new HashSet<>(words.words());
    boolean silent = how.endsWith(".SILENT");
    if (view().readOnly()) {
      say(command.tag() + " NO The folder is read-only.");
      return;
    }
    for (Numbered one : view().chosen(set, byUid)) {
      switch (silent ? how.substring(0, how.length() - 7) : how) {
        case "+FLAGS" -> one.message().add(flags);
        case "-FLAGS" -> one.message().remove(flags);
        case "FLAGS" -> one.message().replace(flags);
        default -> throw new ImapSyntax("cannot store " + how);
      }
      if (!silent) {
        String now = "FLAGS (" + String.join(" ", one.message().flags()) + ")";
        String uid = byUid ? " UID " + one.message().uid() : "";
        say("* " + one.number() + " FETCH (" + now + uid + ")");
      }
    }
    ok(command, "");
  }

  private void copy(ImapCommand command, ImapArguments words, boolean byUid, boolean move)
      throws IOException, ImapSyntax {
    List<StoredMessage> chosen =
        view().chosen(SequenceSet.parse(words.word()), byUid).stream()
            .map(Numbered::message)
            .toList();
    Optional<MailFolder> target = store.folder(address, words.word());
    if (target.isEmpty()) {
      say(command.tag() + " NO [TRYCREATE] The folder does not exist.");
      return;
    }
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    for (StoredMessage message : chosen) {
      StoredMessage copied =
          target.get().add(message.content(), message.received(), message.flags());
      from.add(Long.toString(message.uid()));
      to.add(Long.toString(copied.uid()));
    }
    String code =
        from.isEmpty()
            ? ""
            : "[COPYUID "
                + target.get().validity()
                + " "
                + String.join(",", from)
                + " "
                + String.join(",", to)
                + "] ";
    if (move && !view().readOnly()) {
      if (!code.isEmpty()) {
        say("* OK " + code.strip());
      }
      view().folder().remove(chosen);
      tell(view().update(true));
      ok(command, "");
    } else {
      ok(command, code);
    }
  }

  private FolderView view() {
    return selected.orElseThrow();
  }

  private static Instant date(String text) throws ImapSyntax {
    try {
      return OffsetDateTime.parse(text.strip(), APPEND_DATE).toInstant();
    } catch (DateTimeParseException e) {
      throw new ImapSyntax("no date: " + text);
    }
  }

  private void ok(ImapCommand command, String code) throws IOException {
    say(command.tag() + " OK " + code + command.name() + " completed.");
  }

  private void tell(List<String> lines) throws IOException {
    say(lines.toArray(String[]::new));
  }

  private void say(String... lines) throws IOException {
    synchronized (connection) {
      connection.send(lines);
    }
  }
}
