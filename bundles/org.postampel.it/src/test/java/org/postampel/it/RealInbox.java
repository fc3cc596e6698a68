package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The inbox of a mailbox on the real servers, seen by curl: nothing of ours takes part. */
final class RealInbox {

  private final RealServers servers;
  private final String address;
  private final List<String> signIn;

  private RealInbox(RealServers servers, String mailbox, String... signIn) {
    this.servers = servers;
    this.address = servers.get(mailbox + ".address");
    this.signIn = List.of(signIn);
  }

  /** A person's inbox, by password. */
  static RealInbox of(RealServers servers, String person) {
    String name = servers.get(person + ".address");
    return new RealInbox(servers, person, "--user", name + ":" + servers.get(person + ".password"));
  }

  /** A shared inbox, by the token of a delegate. */
  static RealInbox of(RealServers servers, String mailbox, String token) {
    String name = servers.get(mailbox + ".address");
    return new RealInbox(servers, mailbox, "--user", name, "--oauth2-bearer", token);
  }

  /** Sends a letter to itself and waits until it has arrived. */
  void receive(String subject) throws IOException, InterruptedException {
    String letter =
        "From: <%s>\r\nTo: <%s>\r\nSubject: %s\r\n\r\nGuten Tag\r\n"
            .formatted(address, address, subject);
    curl(
        letter,
        url("smtps", "smtps", ""),
        "--mail-from",
        address,
        "--mail-rcpt",
        address,
        "--upload-file",
        "-");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !search("SUBJECT " + subject).isEmpty());
  }

  /** Marks what is there as deleted, as a person's mail program does who has not tidied up yet. */
  void markAllDeleted() throws IOException, InterruptedException {
    curl("", url("imaps", "imaps", "INBOX"), "--request", "STORE 1:* +FLAGS (\\Deleted)");
  }

  /** The UIDs of the letters that this search of IMAP finds (RFC 3501, section 6.4.4). */
  List<String> search(String criterion) throws IOException, InterruptedException {
    String answer =
        curl("", url("imaps", "imaps", "INBOX"), "--request", "UID SEARCH " + criterion);
    String found = answer.replace("* SEARCH", "").strip();
    return found.isEmpty() ? List.of() : List.of(found.split(" "));
  }

  private String url(String scheme, String port, String path) {
    return scheme + "://localhost:" + servers.get(port + ".port") + "/" + path;
  }

  private String curl(String input, String... what) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("curl", "-sS", "--max-time", "60", "--cacert", servers.get("ca.file")));
    command.addAll(signIn);
    command.addAll(List.of(what));
    Program.Outcome outcome = Program.runCommand(command, input, Map.of());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }
}
