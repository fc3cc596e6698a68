package org.postampel.tokenstore.internal;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStore.Change;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The program that the tests start as another machine: it has a clock of its own, and refreshes the
 * sign-in whenever a line tells it that the token of this round has ended.
 */
final class OtherMachine implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;

  private OtherMachine(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts the program over this database; the password goes by standard input. */
  static OtherMachine start(PGSimpleDataSource source, Duration wrongBy) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OtherMachine.class.getName(),
            source.getURL(),
            source.getUser(),
            wrongBy.toString());
    OtherMachine machine =
        new OtherMachine(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    machine.tell(source.getPassword());
    return machine;
  }

  void tell(String line) throws Exception {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  String answer() throws Exception {
    return answers.readLine();
  }

  /** Ends the program without asking it. */
  void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws Exception {
    kill();
  }

  public static void main(String[] arguments) throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(arguments[0]);
    source.setUser(arguments[1]);
    source.setPassword(orders.readLine());
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[2]));
    try (TokenStore store =
        StorePlace.host(source).open(StorePlace.hostKey(7), clock, System::nanoTime)) {
      for (String round = orders.readLine(); round != null; round = orders.readLine()) {
        System.out.println(refresh(store, round));
      }
    }
  }

  /** Refreshes the token unless somebody did so in this round, as a sign-in does. */
  static String refresh(TokenStore store, String round) {
    return store.exclusively(
        Stores.SUPPORT,
        current -> {
          if (current.map(secret -> secret.use(String::new)).orElse("").equals(round)) {
            return new Change<>(Optional.empty(), "found");
          }
          if (round.equals("hang")) {
            System.out.println("hangs");
          }
          pause(round.equals("hang") ? Duration.ofMinutes(5) : Duration.ofMillis(40));
          return new Change<>(Optional.of(Secret.ofText(round)), "refreshed");
        });
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
