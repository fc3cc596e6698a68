package org.postampel.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./run demo DIR} in a process of its own, with everybody signed in. */
final class DemoTenantProcess {

  private final Path folder;
  private final Process process;

  private DemoTenantProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** Starts it and returns when it says how to check its mailboxes. */
  static DemoTenantProcess start(Path folder) throws IOException {
    List<String> command = new ArrayList<>(Program.javaCommand());
    command.addAll(List.of("demo", folder.toString(), "--lang", "en"));
    Process process =
        new ProcessBuilder(command)
            .redirectError(folder.resolveSibling("demo-errors.txt").toFile())
            .start();
    // Not closed: the end of its input would end the demo.
    BufferedReader reader = process.inputReader();
    List<String> said = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.add(line);
      if (line.contains("check --all")) {
        return new DemoTenantProcess(folder, process);
      }
    }
    throw new AssertionError("the demo ended after saying " + said);
  }

  /** Checks all its mailboxes in the given framework. */
  Program.Outcome checkAll(String framework) throws IOException, InterruptedException {
    return Program.run(
        "check",
        "--all",
        "--json",
        "-",
        "--lang",
        "en",
        "--framework",
        framework,
        "--mailboxes",
        folder.resolve("mailboxes").toString(),
        "--store",
        folder.resolve("store").toString());
  }

  /** Ends it by closing its input, as a terminal does. */
  void stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("the demo did not end when its input did");
    }
  }
}
