package org.postampel.cli.internal.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Terminal;
import picocli.CommandLine.Option;

/** Where reports go besides the terminal. */
public final class ReportTargets {

  /** The name that stands for the standard output. */
  static final String STANDARD_OUTPUT = "-";

  @Option(names = "--json", paramLabel = "FILE|-", descriptionKey = "option.json")
  private String json;

  // Hidden until they are written; asking for them says so.
  @Option(names = "--junit", paramLabel = "FILE|-", hidden = true, descriptionKey = "option.junit")
  private String junit;

  @Option(names = "--html", paramLabel = "FILE|-", hidden = true, descriptionKey = "option.html")
  private String html;

  @Option(names = "--sheet", paramLabel = "FILE|-", hidden = true, descriptionKey = "option.sheet")
  private String sheet;

  /** File or dash by the word of the format. */
  Map<String, String> chosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    put(chosen, "json", json);
    put(chosen, "junit", junit);
    put(chosen, "html", html);
    put(chosen, "sheet", sheet);
    return chosen;
  }

  /** Refuses two reports on standard output, and forms that are not written yet. */
  void requireSensibleUse(Terminal terminal) {
    for (String format : chosen().keySet()) {
      if (!format.equals("json")) {
        throw terminal.refusal(ExitStatus.USAGE, "check.no-such-report", "--" + format);
      }
    }
    if (chosen().values().stream().filter(STANDARD_OUTPUT::equals).count() > 1) {
      throw terminal.refusal(ExitStatus.USAGE, "check.one-dash");
    }
    // Better now than after the check.
    for (String target : chosen().values()) {
      if (!target.equals(STANDARD_OUTPUT) && !TargetFile.named(target, terminal).isPossible()) {
        throw terminal.refusal(ExitStatus.DISK, "check.cannot-write", target);
      }
    }
  }

  private static void put(Map<String, String> chosen, String format, String target) {
    if (target != null) {
      chosen.put(format, target);
    }
  }
}
