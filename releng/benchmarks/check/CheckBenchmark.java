import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.Light;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.mail.HostResolver;
import org.postampel.oauth.OAuthServices;
import org.postampel.tokenstore.TokenStores;

/**
 * How long a check takes beside the usual tools, in the same run and against the same Dovecot and
 * Postfix. Arguments: the folder of the running servers, the token they accept, the number of runs.
 * Exit status 1 when a bound is missed.
 */
public final class CheckBenchmark {

  private static final long ROUND_TRIP = TimeUnit.MILLISECONDS.toNanos(50);

  /** As many as the compiler needs to have done its work: after 200 the legs took a fifth longer. */
  private static final int WARM_UP = 1500;

  /** Without a delay a run is over so soon that any other work on the machine shows in it. */
  private static final int NEAR = 5;

  private static final String TENANT = "11111111-2222-3333-4444-555555555555";
  private static final String CLIENT = "99999999-8888-7777-6666-555555555555";

  private final Path folder;
  private final Properties servers = new Properties();
  private final String token;
  private final int runs;
  private final ProviderPresets presets = ProviderPresets.load();
  private final Map<String, List<Double>> milliseconds = new LinkedHashMap<>();
  private boolean missed;

  /** Where the ports are that stand for the servers: behind the line, or the servers' own. */
  private record Ports(int authority, int imaps, int pop3s, int submission) {}

  private CheckBenchmark(Path folder, String token, int runs) throws IOException {
    this.folder = folder;
    this.token = token;
    this.runs = runs;
    try (Reader in = Files.newBufferedReader(folder.resolve("servers.properties"))) {
      servers.load(in);
    }
  }

  /** Runs everything and prints the table. */
  public static void main(String[] arguments) throws Exception {
    CheckBenchmark benchmark =
        new CheckBenchmark(
            Path.of(arguments[0]), arguments[1].strip(), Integer.parseInt(arguments[2]));
    benchmark.measure();
    System.exit(benchmark.missed ? 1 : 0);
  }

  private void measure() throws Exception {
    Process authority = authority();
    try (BufferedReader said = authority.inputReader();
        OutputStream end = authority.getOutputStream()) {
      measure(Integer.parseInt(said.readLine()));
    }
    authority.waitFor();
  }

  private Process authority() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "TokenEndpoint",
            folder.resolve("tls/good.pem").toString(),
            folder.resolve("tls/good.key").toString(),
            token)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void measure(int authority) throws Exception {
    try (DelayProxy farAuthority = new DelayProxy(authority, ROUND_TRIP);
        DelayProxy imaps = new DelayProxy(port("imaps.port"), ROUND_TRIP);
        DelayProxy pop3s = new DelayProxy(port("pop3s.port"), ROUND_TRIP);
        DelayProxy submission = new DelayProxy(port("submission.port"), ROUND_TRIP)) {
      Ports far =
          new Ports(farAuthority.port(), imaps.port(), pop3s.port(), submission.port());
      Ports near =
          new Ports(
              authority, port("imaps.port"), port("pop3s.port"), port("submission.port"));
      for (int i = 0; i < WARM_UP; i++) {
        ours(near, "imap", true, "warm-up");
        ours(near, "pop3", false, "warm-up", StepId.POP3_MAILBOX);
      }
      int smtpTrips = 0;
      for (int i = 0; i < runs; i++) {
        curlToken(far);
        curlImaps(far);
        curlPop3s(far);
        swaks(far);
        ours(far, "imap", true, "check, IMAP and SMTP");
        submission.roundTrips();
        ours(far, "pop3", true, "check, POP3 and SMTP");
        Thread.sleep(200);
        smtpTrips = submission.roundTrips().stream().mapToInt(n -> n).max().orElse(0);
        ours(far, "imap", false, "IMAPS leg", StepId.IMAP_MAILBOX);
        ours(far, "pop3", false, "POP3S leg", StepId.POP3_MAILBOX);
        ours(far, "none", true, "SMTP 587 leg", StepId.SMTP_SENDER);
      }
      for (int i = 0; i < NEAR * runs; i++) {
        openssl(near);
        ours(near, "imap", true, "near: check, IMAP and SMTP");
        long legs =
            ours(near, "imap", true, "near: IMAP and SMTP legs", StepId.IMAP_MAILBOX, StepId.SMTP_SENDER)
                + ours(near, "pop3", false, "near: POP3 leg", StepId.POP3_MAILBOX);
        keep("near: all legs", legs);
      }
      report(smtpTrips);
    }
  }

  private void report(int smtpTrips) {
    System.out.printf(Locale.ROOT, "%-32s %10s %10s %10s%n", "milliseconds", "median", "least", "most");
    milliseconds.forEach(
        (name, all) -> {
          if (!name.equals("warm-up")) {
            System.out.printf(
                Locale.ROOT,
                "%-32s %10.1f %10.1f %10.1f%n",
                name,
                median(name),
                all.stream().mapToDouble(x -> x).min().orElse(0),
                all.stream().mapToDouble(x -> x).max().orElse(0));
          }
        });
    System.out.println();
    double token = median("curl token");
    bound("check, IMAP: / (curl token + curl imaps + swaks)",
        median("check, IMAP and SMTP") / (token + median("curl imaps") + median("swaks")), 0.50);
    bound("check, POP3: / (curl token + curl pop3s + swaks)",
        median("check, POP3 and SMTP") / (token + median("curl pop3s") + median("swaks")), 0.50);
    bound("IMAPS leg / curl imaps", median("IMAPS leg") / median("curl imaps"), 0.80);
    bound("POP3S leg / curl pop3s", median("POP3S leg") / median("curl pop3s"), 1.00);
    bound("SMTP 587 leg / swaks", median("SMTP 587 leg") / median("swaks"), 0.80);
    double trips = median("check, IMAP and SMTP") / TimeUnit.NANOSECONDS.toMillis(ROUND_TRIP);
    bound("check, IMAP: round trips above the least possible (9)", trips - 9, 1.5);
    bound("near: all legs / three openssl s_client", median("near: all legs") / median("openssl, three"), 1.00);
    System.out.println("round trips of the SMTP connection, counted on the line: " + smtpTrips
        + " (least possible 9, farewell included: 10)");
  }

  private void bound(String what, double value, double most) {
    boolean held = value <= most;
    missed |= !held;
    System.out.printf(Locale.ROOT, "%-56s %6.2f   at most %.2f   %s%n", what, value, most, held ? "held" : "MISSED");
  }

  // ---- ours

  /**
   * One check with services of its own; the time until the last of the named steps, or of the whole
   * check when none is named. For named steps the token is at hand before, as it is for the peers.
   */
  private long ours(
      Ports ports, String incoming, boolean outgoing, String name, StepId... until)
      throws Exception {
    MailboxConfiguration mailbox = mailbox(ports, incoming, outgoing);
    try (TokenStore store = TokenStores.inMemory();
        Secret secret = Secret.ofText("a secret of the benchmark")) {
      store.write(SecretName.clientSecret(mailbox.oauth().orElseThrow().registration()), secret);
      OAuthServices oauth = OAuthServices.create(store, presets, Clock.systemUTC(), "");
      if (until.length > 0) {
        oauth.accessTokenSource().acquire(mailbox, mailbox.servers().get(0).protocol());
      }
      CheckRunner runner =
          CheckRunner.create(
              oauth.credentialSource(),
              oauth.accessTokenSource(),
              presets,
              HostResolver.system(),
              Clock.systemUTC());
      long[] end = new long[1];
      CheckListener listener =
          new CheckListener() {
            @Override
            public void finished(StepResult result) {
              if (List.of(until).contains(result.step())) {
                end[0] = System.nanoTime();
              }
            }
          };
      long start = System.nanoTime();
      CheckReport report =
          runner.run(mailbox, CheckOptions.defaults().withMx(false), listener, new Cancellation());
      if (until.length == 0) {
        end[0] = System.nanoTime();
      }
      if (report.light() != Light.GREEN) {
        throw new IllegalStateException(name + " is not green: " + report.steps());
      }
      keep(name, end[0] - start);
      return end[0] - start;
    }
  }

  private MailboxConfiguration mailbox(Ports ports, String incoming, boolean outgoing)
      throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("name", "Adele");
    texts.put("address", servers.getProperty("adele.address"));
    texts.put("provider", "generic");
    texts.put("incoming.protocol", incoming);
    if (!incoming.equals("none")) {
      texts.put("incoming.host", "localhost");
      texts.put(
          "incoming.port", "" + (incoming.equals("imap") ? ports.imaps() : ports.pop3s()));
      texts.put("incoming.security", "tls");
    }
    texts.put("outgoing.enabled", "" + outgoing);
    if (outgoing) {
      texts.put("outgoing.host", "localhost");
      texts.put("outgoing.port", "" + ports.submission());
      texts.put("outgoing.security", "starttls");
    }
    texts.put("sign-in", "oauth2");
    texts.put("oauth.flow", "client-credentials");
    texts.put("oauth.authority", "https://localhost:" + ports.authority());
    texts.put("oauth.tenant", TENANT);
    texts.put("oauth.client-id", CLIENT);
    texts.put("oauth.scopes", "https://firma.test/.default");
    texts.put("proxy", "none");
    texts.put("tls.trusted-certificates", servers.getProperty("ca.file"));
    MailboxDraft draft = MailboxDraft.empty();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      draft = draft.with(MailboxField.ofKey(text.getKey()).orElseThrow(), text.getValue());
    }
    ValidationOutcome outcome =
        new MailboxValidator(presets).validate(new MailboxId("adele"), draft, folder);
    if (outcome instanceof ValidationOutcome.Valid valid) {
      return valid.configuration();
    }
    throw new IllegalStateException("not a valid mailbox: " + outcome);
  }

  // ---- peers

  private void curlToken(Ports ports) throws Exception {
    peer("curl token", "curl", "-sS", "--fail", "--cacert", ca(), "-d",
        "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=x&scope=y",
        "https://localhost:" + ports.authority() + "/" + TENANT + "/oauth2/v2.0/token");
  }

  private void curlImaps(Ports ports) throws Exception {
    peer("curl imaps", "curl", "-sS", "--cacert", ca(), "-u", servers.getProperty("adele.address"),
        "--oauth2-bearer", token, "--login-options", "AUTH=XOAUTH2", "-X", "EXAMINE INBOX",
        "imaps://localhost:" + ports.imaps() + "/");
  }

  private void curlPop3s(Ports ports) throws Exception {
    peer("curl pop3s", "curl", "-sS", "--cacert", ca(), "-u", servers.getProperty("adele.address"),
        "--oauth2-bearer", token, "--login-options", "AUTH=XOAUTH2", "-X", "STAT", "-I",
        "pop3s://localhost:" + ports.pop3s() + "/");
  }

  private void swaks(Ports ports) throws Exception {
    String address = servers.getProperty("adele.address");
    peer("swaks", "swaks", "--silent", "3", "--server", "localhost", "--port", "" + ports.submission(), "--tls", "--tls-verify",
        "--tls-ca-path", ca(), "--auth", "PLAIN", "--auth-user", address, "--auth-password",
        servers.getProperty("adele.password"), "--from", address, "--to", address, "--helo", "benchmark.test", "--quit-after", "RCPT");
  }

  private void openssl(Ports ports) throws Exception {
    long start = System.nanoTime();
    for (String[] one :
        List.of(
            new String[] {"" + ports.imaps()},
            new String[] {"" + ports.pop3s()},
            new String[] {"" + ports.submission(), "-starttls", "smtp"})) {
      List<String> command =
          new ArrayList<>(
              List.of("openssl", "s_client", "-brief", "-verify_return_error", "-CAfile", ca(),
                  "-verify_hostname", "localhost", "-connect", "localhost:" + one[0]));
      command.addAll(List.of(one).subList(1, one.length));
      run(command);
    }
    keep("openssl, three", System.nanoTime() - start);
  }

  private void peer(String name, String... command) throws Exception {
    long start = System.nanoTime();
    run(List.of(command));
    keep(name, System.nanoTime() - start);
  }

  private static void run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException(command.get(0) + " ended with " + status + ": " + said);
    }
  }

  // ---- figures

  private void keep(String name, long nanos) {
    milliseconds.computeIfAbsent(name, unused -> new ArrayList<>()).add(nanos / 1e6);
  }

  private double median(String name) {
    List<Double> sorted = milliseconds.get(name).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private int port(String key) {
    return Integer.parseInt(servers.getProperty(key));
  }

  private String ca() {
    return servers.getProperty("ca.file");
  }
}
