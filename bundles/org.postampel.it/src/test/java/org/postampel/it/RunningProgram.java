package org.postampel.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of the program that waits for a person, without a display and so without a browser. */
final class RunningProgram implements AutoCloseable {

  private final Path said;
  private final Process process;

  private RunningProgram(Path said, Process process) {
    this.said = said;
    this.process = process;
  }

  /** Starts the command. */
  static RunningProgram start(String... arguments) throws IOException {
    return start(List.of(), List.of(arguments));
  }

  /** Starts the command with further options for Java. */
  static RunningProgram start(List<String> options, List<String> arguments) throws IOException {
    // Whoever runs the tests in the background lets them ignore Ctrl+C, and Java would inherit
    // that.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    List<String> java = new ArrayList<>(Program.javaCommand());
    java.addAll(1, options);
    command.addAll(java);
    command.addAll(arguments);
    Path said = Files.createTempFile("postampel-said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    builder.environment().put("LANG", "C.UTF-8");
    return new RunningProgram(said, builder.start());
  }

  /** What it has said so far on both outputs. */
  String said() throws IOException {
    return Files.readString(said);
  }

  /** Waits until it says this and gives the match; fails with what it said when it ends before. */
  Matcher awaitSaid(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> wanted.matcher(said()).find() || !process.isAlive());
    try {
      Matcher matcher = wanted.matcher(said());
      if (!matcher.find()) {
        throw new AssertionError("it never said " + pattern + ": " + said());
      }
      return matcher;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether it still waits. */
  boolean isRunning() {
    return process.isAlive();
  }

  /** What Ctrl+C does in a terminal. */
  void interrupt() throws IOException, InterruptedException {
    signal("-INT");
  }

  /** What a desktop or a service does that ends a program; standard input stays open. */
  void terminate() throws IOException, InterruptedException {
    signal("-TERM");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for its end and gives the exit status. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new AssertionError("still running after a minute");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(said);
  }
}
