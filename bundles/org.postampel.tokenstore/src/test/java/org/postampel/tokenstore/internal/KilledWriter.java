package org.postampel.tokenstore.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.TokenStores;

/**
 * A process that writes until it is killed, and what it said until then. It numbers its writes and
 * puts them into {@link #SLOTS} entries in turn; a number is said when its write has returned.
 */
final class KilledWriter {

  static final int SLOTS = 10;

  private final Process process;
  private final String id;
  private final Thread listener;
  private volatile int acknowledged = -1;

  private KilledWriter(Process process, String id) {
    this.process = process;
    this.id = id;
    this.listener = new Thread(this::listen, "acknowledgements of " + id);
    listener.start();
  }

  static KilledWriter start(Path folder, String id) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
    command.add("-D" + TokenStores.CACHE_PROPERTY + "=" + folder.resolveSibling("cache"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(KilledWriter.class.getName(), folder.toString(), id));
    return new KilledWriter(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start(), id);
  }

  public static void main(String[] arguments) {
    try (TokenStore store = Stores.withKeyFile(Path.of(arguments[0]))) {
      for (int number = 0; ; number++) {
        Stores.put(store, name(arguments[1], number), content(arguments[1], number));
        System.out.println(number);
      }
    }
  }

  /** The name of the entry this write goes to. */
  static SecretName name(String writer, int number) {
    return SecretName.password(new MailboxId(writer + "-" + number % SLOTS));
  }

  /** As long as the tokens of a person usually are; the number stands at the end. */
  static String content(String writer, int number) {
    return "x".repeat(5_000) + writer + " " + number;
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // The last line of a killed process may be half a number, and then it was not said.
        acknowledged = line.equals(String.valueOf(acknowledged + 1)) ? acknowledged + 1 : -2;
      }
    } catch (IOException e) {
      // The end of the process.
      return;
    }
  }

  String id() {
    return id;
  }

  /** The number of the last write the process said is done, -1 before the first. */
  int acknowledged() {
    return acknowledged;
  }

  /** Ends the process by SIGKILL and waits for its last words. */
  void kill() throws InterruptedException {
    // Through the handle, because the process itself would close the stream as well.
    process.toHandle().destroyForcibly();
    process.waitFor();
    listener.join();
  }
}
