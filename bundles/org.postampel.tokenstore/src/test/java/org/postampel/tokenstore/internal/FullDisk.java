package org.postampel.tokenstore.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.TokenStores;

/** The program that works on a disk of its own, 512 KiB small, which only its process sees. */
final class FullDisk {

  private FullDisk() {}

  /** The words that mount the disk on a folder and run what follows there. */
  static List<String> mountedOn(Path folder) {
    String mount = "mount -t tmpfs -o size=512k none \"$0\" && exec \"$@\"";
    return List.of("unshare", "-rm", "sh", "-c", mount, folder.toString());
  }

  static Process start(Path disk, Path cache) throws IOException {
    List<String> command = new java.util.ArrayList<>(mountedOn(disk));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.add("-D" + TokenStores.CACHE_PROPERTY + "=" + cache);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FullDisk.class.getName(), disk.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  public static void main(String[] arguments) throws IOException {
    Path disk = Path.of(arguments[0]);
    Path ballast = disk.resolve("ballast");
    fill(ballast);
    try (TokenStore store = Stores.withKeyFile(disk.resolve("store"))) {
      System.out.println("first " + write(store, 0));
      Files.delete(ballast);
      int written = 0;
      String outcome = write(store, written);
      System.out.println("with room " + outcome);
      while (outcome.equals("written")) {
        outcome = write(store, ++written);
      }
      System.out.println("full " + outcome + " " + (written > 10));
      System.out.println("overwrite " + overwriteUntilRefused(store));
      System.out.println("all there " + allThere(store, written));
    }
    try (TokenStore store = Stores.unchosen(disk.resolve("store"))) {
      System.out.println(
          "reopened " + Stores.text(store, name(1)).equals(java.util.Optional.of(content(1))));
    }
  }

  private static void fill(Path ballast) throws IOException {
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[512]);
      }
    } catch (IOException e) {
      if (Files.size(ballast) < 100_000) {
        throw e;
      }
    }
  }

  private static String write(TokenStore store, int number) {
    try {
      Stores.put(store, name(number), content(number));
      return "written";
    } catch (TokenStoreException e) {
      return e.reason().toString();
    }
  }

  /** On a full disk even a row that exists may have no room for its successor. */
  private static String overwriteUntilRefused(TokenStore store) {
    String outcome = "written";
    for (int i = 0; i < 1_000 && outcome.equals("written"); i++) {
      outcome = write(store, 1);
    }
    return outcome;
  }

  private static boolean allThere(TokenStore store, int written) {
    for (int number = 0; number < written; number++) {
      if (!Stores.text(store, name(number)).equals(java.util.Optional.of(content(number)))) {
        return false;
      }
    }
    return store.names().size() == written;
  }

  private static SecretName name(int number) {
    return SecretName.password(new MailboxId("m" + number));
  }

  private static String content(int number) {
    return number + "x".repeat(5_000);
  }
}
