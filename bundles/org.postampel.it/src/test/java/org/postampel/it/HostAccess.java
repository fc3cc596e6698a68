package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a host meets that opens the mailboxes: the program of {@code src/test/programs}, run over
 * the jars of the distribution.
 */
final class HostAccess {

  private static final String PROGRAM =
      "bundles/org.postampel.it/src/test/programs/OpenMailboxes.java";
  private static final String WORKS = "works";

  /** By id, direction and way, as the program prints them. */
  private final Map<String, String> outcomes = new TreeMap<>();

  private HostAccess() {}

  /**
   * Stores the mailboxes' secrets, then opens and uses each mailbox.
   *
   * @param folder where the mailbox files are
   * @param store the folder of the token store
   */
  static HostAccess open(Path folder, Path store, List<CheckedMailbox> mailboxes)
      throws IOException, InterruptedException {
    HostAccess host = new HostAccess();
    for (String line : run(mailboxes, folder.toString(), store.toString()).lines().toList()) {
      String[] parts = line.split("\t", 4);
      host.outcomes.put(parts[0] + " " + parts[1] + " " + parts[2], parts[3]);
    }
    return host;
  }

  /** Only stores the mailboxes' secrets. */
  static void store(Path folder, Path store, List<CheckedMailbox> mailboxes)
      throws IOException, InterruptedException {
    run(mailboxes, folder.toString(), store.toString(), "--only-store");
  }

  private static String run(List<CheckedMailbox> mailboxes, String... arguments)
      throws IOException, InterruptedException {
    Path distribution = Distribution.folder();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        distribution.resolve("plugins/*")
            + File.pathSeparator
            + distribution.resolve("framework/felix/*"));
    command.add(Distribution.root().resolve(PROGRAM).toString());
    command.addAll(List.of(arguments));
    String secrets =
        mailboxes.stream()
            .filter(mailbox -> !mailbox.secret().isEmpty())
            .map(mailbox -> mailbox.id() + "\t" + mailbox.secret() + "\n")
            .collect(Collectors.joining());
    Program.Outcome outcome = Program.runCommand(command, secrets, Map.of());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }

  /**
   * What happened: {@code works}, {@code opened: ...} or {@code refused: ...}; empty when the
   * mailbox does not go that way.
   *
   * @param direction incoming or outgoing
   * @param way access (Postampel's) or angus (alone)
   */
  String outcome(String id, String direction, String way) {
    return outcomes.getOrDefault(id + " " + direction + " " + way, "");
  }

  /**
   * Fails unless the lights of both legs are green or yellow exactly where mail works, and unless
   * the sign-in is red where the host hears of a rejected credential.
   */
  void verify(CheckedMailbox mailbox, Report report) {
    assertThat(outcomes.keySet()).anyMatch(key -> key.startsWith(mailbox.id() + " "));
    verify(mailbox, report, "incoming", "(imap|pop3)");
    verify(mailbox, report, "outgoing", "smtp");
  }

  private void verify(CheckedMailbox mailbox, Report report, String direction, String leg) {
    for (String way : List.of("access", "angus")) {
      String outcome = outcome(mailbox.id(), direction, way);
      if (!outcome.isEmpty() && !(way.equals("angus") && mailbox.isNeverInClear())) {
        assertThat(works(report, leg))
            .as("%s by %s: %s; but the check says %s", direction, way, outcome, report.brief())
            .isEqualTo(outcome.equals(WORKS));
      }
    }
    if (outcome(mailbox.id(), direction, "access").startsWith("refused: Rejected")) {
      assertThat(report.lights().entrySet())
          .as(report.brief())
          .anyMatch(
              step -> step.getKey().matches(leg + "\\.login") && step.getValue().equals("red"));
    }
  }

  private static boolean works(Report report, String leg) {
    return report.lights().entrySet().stream()
        .filter(step -> step.getKey().matches(leg + "\\..*"))
        .noneMatch(
            step -> step.getValue().matches("red|grey\\((blocked|cancelled|probe-failed)\\)"));
  }
}
