package org.postampel.cli.proof;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.cli.PostampelCommandLine;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.PlainComposition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInPrompt;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

/**
 * The product with every logger at its finest, doing what standard input says and printing all that
 * comes back. Whatever it writes anywhere is searched for secrets by the process that started it.
 */
final class CanaryProcess {

  private static final String DONE = "--done--";
  private static final String OPEN = "--open-- ";

  private final Path folder;

  private CanaryProcess(Path folder) {
    this.folder = folder;
  }

  static Process start(Path folder) throws IOException {
    Path logging = folder.resolve("logging.properties");
    Files.writeString(
        logging,
        "handlers = java.util.logging.ConsoleHandler\n"
            + ".level = ALL\n"
            + "java.util.logging.ConsoleHandler.level = ALL\n");
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.util.logging.config.file=" + logging);
    command.add("-Djdk.httpclient.HttpClient.log=all");
    command.add("-Djdk.internal.httpclient.debug=true");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace");
    command.add("-Dorg.slf4j.simpleLogger.showLogName=true");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-D" + TokenStores.CACHE_PROPERTY + "=" + folder.resolveSibling("cache"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CanaryProcess.class.getName(), folder.toString()));
    return new ProcessBuilder(command).redirectError(folder.resolve("stderr").toFile()).start();
  }

  /** Whether the line says that the last order was carried out. */
  static boolean isDone(String line) {
    return line.equals(DONE);
  }

  /** The address that a line wants to have opened in a browser. */
  static Optional<URI> toOpen(String line) {
    return line.startsWith(OPEN)
        ? Optional.of(URI.create(line.substring(OPEN.length())))
        : Optional.empty();
  }

  public static void main(String[] arguments) throws Exception {
    CanaryProcess product = new CanaryProcess(Path.of(arguments[0]));
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ");
      try {
        product.carryOut(words);
      } catch (RuntimeException e) {
        e.printStackTrace();
        System.out.println("exception " + e);
      }
      System.out.println(DONE);
    }
  }

  private void carryOut(String[] words) throws IOException {
    switch (words[0]) {
      case "run" -> run("", Arrays.copyOfRange(words, 1, words.length));
      case "typing" -> run(words[1] + "\n", Arrays.copyOfRange(words, 2, words.length));
      case "sign-in" -> signIn(words[1], words[2], Duration.ZERO);
      case "values" -> values(words[1], Duration.ofHours(Integer.parseInt(words[2])));
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private void run(String input, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--mailboxes", mailboxes().toString(), "--store", store().toString()));
    int status =
        PostampelCommandLine.run(
            all.toArray(String[]::new),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            System.out,
            System.err,
            Map.of("POSTAMPEL_WRAPPING_KEY", "file"),
            PlainComposition.standard());
    System.out.println("status " + status);
  }

  private void signIn(String id, String way, Duration ahead) {
    SignInPrompt browser = address -> System.out.println(OPEN + address);
    SignInPrompt device =
        new SignInPrompt() {
          @Override
          public void openInBrowser(URI address) {
            throw new IllegalStateException();
          }

          @Override
          public boolean prefersDeviceCode() {
            return true;
          }

          @Override
          public boolean showDeviceCode(String code, URI address, Instant expires) {
            return true;
          }
        };
    MailboxConfiguration mailbox = DemoSignIns.mailbox(mailboxes(), id);
    try (TokenStore store = openStore()) {
      System.out.println(
          services(store, ahead)
              .signInService()
              .signIn(mailbox, way.equals("device") ? device : browser, new Cancellation()));
    }
  }

  /** Prints everything that comes back about a mailbox, with new tokens where old ones ended. */
  private void values(String id, Duration ahead) {
    MailboxConfiguration mailbox = DemoSignIns.mailbox(mailboxes(), id);
    try (TokenStore store = openStore()) {
      OAuthServices services = services(store, ahead);
      System.out.println(mailbox + " " + store.status() + " " + store.names() + " " + store);
      for (SecretName name : store.names()) {
        System.out.println(name + " " + store.read(name));
      }
      for (MailServer server : mailbox.servers()) {
        System.out.println(
            services.credentialSource().credentialFor(mailbox, server.protocol()) + " " + server);
        if (mailbox.oauth().isPresent()) {
          System.out.println(services.accessTokenSource().acquire(mailbox, server.protocol()));
          System.out.println(services.signInService().signedInAs(mailbox));
        }
      }
    }
    Places places =
        new Places(mailboxes(), store(), KeyPolicy.of(WrappingKeyChoice.UNCHOSEN), false);
    try (Workplace workplace = PlainComposition.standard().open(places)) {
      MailboxEntry entry =
          MailboxRepository.inFolder(mailboxes()).find(new MailboxId(id)).orElseThrow();
      System.out.println(
          workplace
              .checks()
              .check(
                  entry,
                  CheckOptions.defaults().withMx(false),
                  CheckListener.NONE,
                  new Cancellation()));
    }
  }

  private static OAuthServices services(TokenStore store, Duration ahead) {
    Clock clock = Clock.offset(Clock.systemUTC(), ahead);
    return OAuthServices.create(store, ProviderPresets.load(), clock, "anna");
  }

  private TokenStore openStore() {
    return TokenStores.open(store(), WrappingKeyChoice.FILE, Clock.systemUTC());
  }

  private Path mailboxes() {
    return folder.resolve("mailboxes");
  }

  private Path store() {
    return folder.resolve("store");
  }
}
