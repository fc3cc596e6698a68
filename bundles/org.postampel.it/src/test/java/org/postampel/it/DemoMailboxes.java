package org.postampel.it;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The mailbox files of a demo: what a person saved, and what an administrator would hand on.
 *
 * @param data the folder of the demo
 */
record DemoMailboxes(Path data) {

  /** The lines of a mailbox file that may be handed on. */
  private static final String DATA =
      "(oauth\\.(tenant|client-id|authority|redirect)|(incoming|outgoing)\\.(host|port)) .*";

  Path file(String id) {
    return data.resolve("mailboxes/" + id + ".properties");
  }

  Properties saved(String id) throws IOException {
    Properties saved = new Properties();
    try (Reader reader = Files.newBufferedReader(file(id))) {
      saved.load(reader);
    }
    return saved;
  }

  /**
   * What an administrator sends, as lines that stand in a mailbox file.
   *
   * @param client another application than the demo's usual one; empty for that
   */
  String connectionData(String client) throws IOException {
    String lines =
        Files.readAllLines(file("support")).stream()
            .filter(line -> line.matches(DATA))
            .collect(Collectors.joining("\n"));
    String all = lines + "\ntls.trusted-certificates = " + data.resolve("ca.pem");
    return client.isEmpty()
        ? all
        : all.replaceAll("oauth\\.client-id = .*", "oauth.client-id = " + client);
  }
}
