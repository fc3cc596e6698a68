package org.postampel.testkit.internal.imap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postampel.testkit.internal.mail.MailFolder;
import org.postampel.testkit.internal.mail.MailStore;
import org.postampel.testkit.server.LineConnection;

/**
 * The commands of a signed-in client that concern folders; messages are {@link MessageCommands}.
 */
final class MailboxCommands {
  private static final String FLAGS = "(\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)";

  private final LineConnection connection;
  private final MailStore store;
  private final String address;
  private Optional<FolderView> selected = Optional.empty();

  MailboxCommands(LineConnection connection, MailStore store, String address) {
    this.connection = connection;
    this.store = store;
    this.address = address;
  }

  /** Performs a command; returns false when it is none of ours or not possible now. */
  boolean perform(ImapCommand command) throws IOException, ImapSyntax {
    ImapArguments words = ImapArguments.parse(command.rest());
    switch (command.name()) {
      case "NOOP", "CHECK" -> {
        tellChanges();
        ok(command, "");
      }
      case "NAMESPACE" -> {
        say("* NAMESPACE ((\"\" \"/\")) NIL NIL");
        ok(command, "");
      }
      case "LIST", "LSUB" -> list(command, words);
      case "STATUS" -> status(command, words);
      case "SELECT" -> select(command, words, false);
      case "EXAMINE" -> select(command, words, true);
      case "CREATE" -> answer(command, store.create(address, words.word()), "already exists.");
      case "DELETE" -> answer(command, store.delete(address, words.word()), "cannot be deleted.");
      case "SUBSCRIBE", "UNSUBSCRIBE" -> ok(command, "");
      case "APPEND" ->
          new MessageCommands(connection, store, address, selected).append(command, words);
      default -> {
        return selected.isPresent() && performSelected(command, words);
      }
    }
    return true;
  }

  void leave() {
    selected = Optional.empty();
  }

  private boolean performSelected(ImapCommand command, ImapArguments words)
      throws IOException, ImapSyntax {
    MessageCommands messages = new MessageCommands(connection, store, address, selected);
    switch (command.name()) {
      case "UNSELECT" -> {
        leave();
        ok(command, "");
      }
      case "CLOSE" -> {
        messages.removeDeleted(Optional.empty());
        leave();
        ok(command, "");
      }
      case "IDLE" -> idle(command);
      default -> {
        return messages.perform(command, words);
      }
    }
    return true;
  }

  private void list(ImapCommand command, ImapArguments words) throws IOException, ImapSyntax {
    String reference = words.word();
    String wanted = words.word();
    if (wanted.isEmpty()) {
      say("* " + command.name() + " (\\Noselect) \"/\" \"\"");
    } else {
      Pattern pattern = wildcard(reference + wanted);
      for (MailFolder folder : store.folders(address)) {
        if (pattern.matcher(folder.name().toUpperCase(Locale.ROOT)).matches()) {
          String attributes = folder.name().equals("INBOX") ? "\\Marked " : "";
          say(
              "* "
                  + command.name()
                  + " ("
                  + attributes
                  + "\\HasNoChildren) \"/\" "
                  + ImapText.string(folder.name()));
        }
      }
    }
    ok(command, "");
  }

  private static Pattern wildcard(String wanted) {
    StringBuilder regex = new StringBuilder();
    for (char c : wanted.toUpperCase(Locale.ROOT).toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '%' ? "[^/]*" : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString());
  }

  private void status(ImapCommand command, ImapArguments words) throws IOException, ImapSyntax {
    String name = words.word();
    Optional<MailFolder> folder = store.folder(address, name);
    if (folder.isEmpty()) {
      say(command.tag() + " NO " + name + " doesn't exist.");
      return;
    }
    MailFolder found = folder.get();
    List<String> values = new ArrayList<>();
    for (String word : words.words()) {
      String key = word.toUpperCase(Locale.ROOT);
      long value =
          switch (key) {
            case "MESSAGES" -> found.messages().size();
            case "RECENT" -> 0;
            case "UIDNEXT" -> found.next();
            case "UIDVALIDITY" -> found.validity();
            case "UNSEEN" -> found.messages().stream().filter(one -> !one.has("\\Seen")).count();
            default -> throw new ImapSyntax("no status: " + key);
          };
      values.add(key + " " + value);
    }
    say("* STATUS " + ImapText.string(name) + " (" + String.join(" ", values) + ")");
    ok(command, "");
  }

  private void select(ImapCommand command, ImapArguments words, boolean readOnly)
      throws IOException, ImapSyntax {
    String name = words.word();
    leave();
    Optional<MailFolder> folder = store.folder(address, name);
    if (folder.isEmpty()) {
      say(command.tag() + " NO " + name + " doesn't exist.");
      return;
    }
    FolderView view = new FolderView(folder.get(), readOnly);
    selected = Optional.of(view);
    say(
        "* " + view.size() + " EXISTS",
        "* 0 RECENT",
        "* FLAGS " + FLAGS,
        "* OK [PERMANENTFLAGS " + (readOnly ? "()" : FLAGS) + "] Permanent flags");
    Optional<FolderView.Numbered> unseen =
        view.all().stream().filter(one -> !one.message().has("\\Seen")).findFirst();
    if (unseen.isPresent()) {
      say("* OK [UNSEEN " + unseen.get().number() + "] Is the first unseen message");
    }
    say(
        "* OK [UIDVALIDITY " + folder.get().validity() + "] UIDVALIDITY value",
        "* OK [UIDNEXT " + folder.get().next() + "] The next unique identifier value");
    ok(command, readOnly ? "[READ-ONLY] " : "[READ-WRITE] ");
  }

  private void idle(ImapCommand command) throws IOException {
    FolderView view = selected.orElseThrow();
    Runnable watcher =
        () -> {
          try {
            tellChanges();
          } catch (IOException e) {
            // The client is gone; its own thread notices that as well.
          }
        };
    connection.idleTimeout(Duration.ofMinutes(30));
    say("+ IDLE accepted, awaiting DONE command.");
    view.folder().watch(watcher);
    Optional<String> done;
    try {
      watcher.run();
      done = connection.readLine();
    } finally {
      view.folder().unwatch(watcher);
    }
    if (done.isPresent()) {
      ok(command, "");
    }
  }

  private void tellChanges() throws IOException {
    synchronized (connection) {
      if (selected.isPresent()) {
        say(selected.get().update(true).toArray(String[]::new));
      }
    }
  }

  private void answer(ImapCommand command, boolean done, String otherwise) throws IOException {
    if (done) {
      ok(command, "");
    } else {
      say(command.tag() + " NO Folder " + otherwise);
    }
  }

  private void ok(ImapCommand command, String code) throws IOException {
    say(command.tag() + " OK " + code + command.name() + " completed.");
  }

  private void say(String... lines) throws IOException {
    synchronized (connection) {
      connection.send(lines);
    }
  }
}
