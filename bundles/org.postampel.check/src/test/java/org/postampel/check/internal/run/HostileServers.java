package org.postampel.check.internal.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.task.Cancellation;

/** A program of its own, with little memory, that checks mailboxes at hostile servers. */
final class HostileServers {

  private static final int AT_ONCE = 4;

  private HostileServers() {}

  /**
   * Starts it; it says one finding a line, with a "=" before it.
   *
   * @param places step that is attacked and port, with a colon between them
   */
  static Process program(List<String> places) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(HostileServers.class.getName());
    command.add(Rig.trustedFile().toString());
    command.addAll(places);
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .directory(new File(System.getProperty("java.io.tmpdir")))
        .start();
  }

  /** The program: the file of trusted certificates, then the places. */
  public static void main(String[] arguments) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<String>> findings = new ArrayList<>();
    for (String place : Arrays.asList(arguments).subList(1, arguments.length)) {
      findings.add(workers.submit(() -> finding(Path.of(arguments[0]), place)));
    }
    for (Future<String> finding : findings) {
      System.out.println("=" + finding.get());
    }
    System.exit(0);
  }

  private static String finding(Path trusted, String place) {
    StepId step = new StepId(place.substring(0, place.indexOf(':')));
    int port = Integer.parseInt(place.substring(place.indexOf(':') + 1));
    String leg = step.value().substring(0, step.value().indexOf('.'));
    MailProtocol protocol = MailProtocol.valueOf(leg.toUpperCase(Locale.ROOT));
    MailServer server =
        new MailServer(protocol, "localhost", port, TransportSecurity.TLS, Rig.signIn());
    MailboxConfiguration.Builder mailbox = Samples.mailbox().trustedCertificates(trusted);
    CheckReport report =
        Rig.runner(Rig.RESOLVER)
            .run(
                (protocol == MailProtocol.SMTP
                        ? mailbox.outgoing(server)
                        : mailbox.incoming(server))
                    .build(),
                CheckOptions.defaults().withStepTimeout(Duration.ofSeconds(5)),
                CheckListener.NONE,
                new Cancellation());
    return report
        .step(step)
        .flatMap(result -> result.finding())
        .map(finding -> finding.code())
        .orElse("none: " + report.steps());
  }
}
