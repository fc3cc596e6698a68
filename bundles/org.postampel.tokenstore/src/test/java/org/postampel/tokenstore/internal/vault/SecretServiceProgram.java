package org.postampel.tokenstore.internal.vault;

import java.nio.file.Path;
import java.util.Arrays;

/** The program that the test starts inside a D-Bus session of its own. */
final class SecretServiceProgram {

  private SecretServiceProgram() {}

  public static void main(String[] arguments) {
    OperatingSystemVault vault = OperatingSystemVault.ofThisMachine(Path.of(arguments[0]));
    long start = System.nanoTime();
    System.out.println(arguments.length > 1 ? find(vault, arguments[1]) : keepAndFind(vault));
    System.out.println((System.nanoTime() - start) / 1_000_000);
  }

  private static String find(OperatingSystemVault vault, String reference) {
    try {
      return vault.find(reference).map(key -> "found " + key.length).orElse("not there");
    } catch (VaultFailure e) {
      return e.getMessage();
    }
  }

  private static String keepAndFind(OperatingSystemVault vault) {
    byte[] key = new byte[32];
    key[31] = -1;
    try {
      vault.requireUnlocked();
      String reference = vault.keep("Postampel: Prüfung", key);
      boolean same = vault.find(reference).filter(found -> Arrays.equals(found, key)).isPresent();
      boolean other = vault.find("other").isPresent();
      System.out.println(reference);
      return "kept " + same + ", other " + other;
    } catch (VaultFailure e) {
      return e.getMessage();
    }
  }
}
