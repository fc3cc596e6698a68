package org.postampel.tokenstore.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStore.Change;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

/** The program that the tests start as a second process. */
final class OtherProcess {

  private OtherProcess() {}

  /** Starts this program in a Java machine of its own, behind a prefix such as a shell. */
  static Process start(List<String> prefix, Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xshare:auto");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-D" + TokenStores.CACHE_PROPERTY + "=" + folder.resolveSibling("cache"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(OtherProcess.class.getName());
    command.add(folder.toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (TokenStore store = Stores.withKeyFile(folder)) {
      switch (arguments[1]) {
        case "count" -> count(store, Integer.parseInt(arguments[2]));
        case "write" -> writeForEver(store);
        case "rekey" -> changeKeysForEver(folder);
        case "hold" -> hold(store);
        case "try" -> tryToWrite(store, arguments[2]);
        default -> throw new IllegalArgumentException(arguments[1]);
      }
    }
  }

  /** Adds one to a number, many times. */
  static void count(TokenStore store, int times) {
    for (int i = 0; i < times; i++) {
      increment(store);
    }
  }

  /** Adds one to the number and gives what it was before. */
  static String increment(TokenStore store) {
    return store.exclusively(
        Stores.SUPPORT,
        current -> {
          String before = current.map(secret -> secret.use(String::new)).orElse("0");
          String after = String.valueOf(Integer.parseInt(before) + 1);
          return new Change<>(Optional.of(Secret.ofText(after)), before);
        });
  }

  /** Writes entries until it is killed, and says each one that is on disk. */
  private static void writeForEver(TokenStore store) {
    for (int i = 0; ; i++) {
      Stores.put(store, SecretName.password(new MailboxId("m" + i)), "geheim " + i);
      System.out.println(i);
    }
  }

  /** Changes the keys until it is killed, and says so each time. */
  private static void changeKeysForEver(Path folder) {
    while (true) {
      TokenStores.changeKeys(folder, KeyPolicy.of(WrappingKeyChoice.UNCHOSEN), Clock.systemUTC());
      System.out.println("changed");
    }
  }

  /** Takes the lease and keeps it until it is killed. */
  private static void hold(TokenStore store) {
    store.exclusively(
        Stores.SUPPORT,
        current -> {
          System.out.println("held");
          try {
            Thread.sleep(Duration.ofMinutes(5).toMillis());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Change<>(Optional.empty(), current);
        });
  }

  /** Reads, tries to write, reads again, and says what happened. */
  private static void tryToWrite(TokenStore store, String text) {
    System.out.println("before " + Stores.text(store, Stores.SUPPORT).orElse("(missing)"));
    try {
      Stores.put(store, Stores.SUPPORT, text.equals("large") ? "x".repeat(20_000_000) : text);
      System.out.println("written");
    } catch (TokenStoreException e) {
      System.out.println("refused " + e.reason());
    }
    System.out.println("after " + Stores.text(store, Stores.SUPPORT).orElse("(missing)"));
  }
}
