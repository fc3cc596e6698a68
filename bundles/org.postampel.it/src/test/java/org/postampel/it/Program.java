package org.postampel.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the command line of the distribution in a process of its own, as a person would. */
final class Program {

  /**
   * What a run left behind.
   *
   * @param status the exit status
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int status, String out, String err) {}

  private Program() {}

  /** Runs the arguments with nothing on standard input. */
  static Outcome run(String... arguments) throws IOException, InterruptedException {
    return runWithInput("", arguments);
  }

  /** Runs the arguments with this text on standard input; at most three minutes. */
  static Outcome runWithInput(String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(javaCommand());
    command.addAll(List.of(arguments));
    return runCommand(command, input, Map.of());
  }

  /** The beginning of the command that {@code ./run} uses too. */
  static List<String> javaCommand() {
    return javaCommand(Distribution.folder());
  }

  /** The same over another distribution folder. */
  static List<String> javaCommand(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dpostampel.distribution=" + folder,
        "-cp",
        folder.resolve("plugins/*") + File.pathSeparator + folder.resolve("framework/felix/*"),
        "org.postampel.cli.Main");
  }

  /** Runs any command; at most three minutes. */
  static Outcome runCommand(List<String> command, String input, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("postampel-out", ".txt");
    Path err = Files.createTempFile("postampel-err", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      builder.environment().put("LANG", "C.UTF-8");
      Process process = builder.start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("still running after three minutes: " + command);
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
