package org.postampel.testkit.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One performance of a script over one connection. */
final class Play {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LineConnection connection;
  private final Transcript transcript;
  private String tag = "*";

  Play(LineConnection connection, Transcript transcript) {
    this.connection = connection;
    this.transcript = transcript;
  }

  void perform(Script script) throws IOException, InterruptedException {
    connection.idleTimeout(PATIENCE);
    for (Script.Step step : script.steps()) {
      step.perform(this);
    }
  }

  LineConnection connection() {
    return connection;
  }

  String tag() {
    return tag;
  }

  void note(String what) {
    transcript.note(what);
  }

  void say(String line) throws IOException {
    transcript.server(line);
    try {
      connection.send(line);
    } catch (IOException e) {
      throw new Deviation("the client was gone before <" + line + ">");
    }
  }

  void sayRaw(byte[] bytes, String described) throws IOException {
    transcript.server(described);
    connection.sendRaw(bytes);
  }

  String hear(String expected) throws IOException {
    return hear(expected, line -> true);
  }

  String hear(String expected, Predicate<String> wanted) throws IOException {
    Optional<String> line;
    try {
      line = connection.readLine();
    } catch (IOException e) {
      throw new Deviation("expected <" + expected + ">, but reading failed: " + e.getMessage());
    }
    if (line.isEmpty()) {
      throw new Deviation("expected <" + expected + ">, but the client closed");
    }
    transcript.client(line.get());
    if (!wanted.test(line.get())) {
      throw new Deviation("expected <" + expected + ">, but got <" + line.get() + ">");
    }
    return line.get();
  }

  void hearEnd() throws IOException {
    Optional<String> line = connection.readLine();
    if (line.isPresent()) {
      transcript.client(line.get());
      throw new Deviation("expected the client to close, but got <" + line.get() + ">");
    }
    transcript.note("client closed");
  }

  void remember(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    if (matcher.matches() && matcher.groupCount() > 0 && matcher.group(1) != null) {
      tag = matcher.group(1);
    }
  }

  void hang() throws IOException {
    transcript.note("hangs");
    connection.idleTimeout(Duration.ofMinutes(5));
    Optional<String> line = connection.readLine();
    while (line.isPresent()) {
      transcript.client(line.get());
      line = connection.readLine();
    }
  }

  void sleep(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }

  void garbage(int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 167 + (i >> 7) + 0x81); // all values, CR and LF among them
    }
    sayRaw(bytes, "<" + length + " bytes of garbage>");
  }

  void flood(String block, String described, int atMost) throws IOException {
    transcript.server(described);
    byte[] bytes = block.getBytes(LineConnection.BYTES);
    for (int sent = 0; sent < atMost; sent += bytes.length) {
      connection.sendRaw(bytes);
    }
  }

  void drip(String line, Duration interval) throws IOException, InterruptedException {
    transcript.server(line + " <byte by byte>");
    for (byte one : (line + "\r\n").getBytes(LineConnection.BYTES)) {
      connection.sendRaw(new byte[] {one});
      Thread.sleep(interval.toMillis());
    }
  }

  /** The client did not do what the script says. */
  static final class Deviation extends IOException {
    private static final long serialVersionUID = 1L;

    Deviation(String what) {
      super(what);
    }
  }
}
