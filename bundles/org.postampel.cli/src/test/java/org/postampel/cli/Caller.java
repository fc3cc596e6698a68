package org.postampel.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.PlainComposition;

/** Somebody who calls the command line and reads what comes back. */
final class Caller {

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Composition composition = PlainComposition.standard();
  private String input = "";
  private Consumer<String> listener = line -> {};
  private String out = "";
  private String err = "";

  Caller(Path folder) {
    this.folder = folder;
    environment.put("POSTAMPEL_WRAPPING_KEY", "file");
  }

  Caller with(Composition other) {
    composition = other;
    return this;
  }

  Caller environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Caller typing(String text) {
    input = text;
    return this;
  }

  /** Runs the words, with the folders of this test behind them. */
  int call(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--mailboxes", mailboxes().toString(), "--store", store().toString()));
    return callExactly(all.toArray(String[]::new));
  }

  int callExactly(String... words) {
    return call(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), words);
  }

  int call(InputStream in, String... words) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new Heard();
    int status =
        PostampelCommandLine.run(
            words,
            in,
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            environment,
            composition);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return status;
  }

  /** Whoever reads standard error while the command runs, line by line. */
  Caller hearing(Consumer<String> reader) {
    listener = reader;
    return this;
  }

  /** Keeps everything and passes on each line as soon as it is complete. */
  private final class Heard extends ByteArrayOutputStream {
    private int begin;

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      String line = new String(buf, begin, count - begin, StandardCharsets.UTF_8);
      if (line.endsWith("\n")) {
        begin = count;
        line.lines().forEach(listener);
      }
    }
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }

  Path mailboxes() {
    return folder.resolve("mailboxes");
  }

  Path store() {
    return folder.resolve("store");
  }

  void writeMailbox(String id, String... lines) throws java.io.IOException {
    Files.createDirectories(mailboxes());
    Files.write(mailboxes().resolve(id + ".properties"), List.of(lines));
  }

  /** A mailbox by password whose servers are on this machine. */
  void writeLocalMailbox(String id, int imapPort, int smtpPort) throws java.io.IOException {
    writeMailbox(
        id,
        "name = Support",
        "address = support@musterfirma.example",
        "provider = generic",
        "incoming.protocol = imap",
        "incoming.host = 127.0.0.1",
        "incoming.port = " + imapPort,
        "incoming.security = tls",
        "outgoing.enabled = true",
        "outgoing.host = 127.0.0.1",
        "outgoing.port = " + smtpPort,
        "outgoing.security = starttls",
        "sign-in = password",
        "sign-in.account = support@musterfirma.example");
  }
}
