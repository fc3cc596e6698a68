package org.postampel.tokenstore.internal.vault;

import com.sun.jna.platform.win32.Crypt32Util;
import com.sun.jna.platform.win32.Win32Exception;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * Windows: the key encrypted by the Data Protection API (CryptProtectData) for this Windows user on
 * this machine. The encrypted key is the reference; Windows itself stores nothing.
 */
final class DpapiVault implements OperatingSystemVault {

  private static final int NO_WINDOW = 1;
  private static final byte[] PURPOSE = "org.postampel".getBytes(StandardCharsets.US_ASCII);

  private final Path cache;

  DpapiVault(Path cache) {
    this.cache = cache;
  }

  @Override
  public void requireUnlocked() throws VaultFailure {
    keep("", new byte[1]);
  }

  @Override
  public String keep(String label, byte[] key) throws VaultFailure {
    NativeAccess.load(cache);
    try {
      byte[] box = Crypt32Util.cryptProtectData(key, PURPOSE, NO_WINDOW, label, null);
      return Base64.getEncoder().encodeToString(box);
    } catch (Win32Exception e) {
      throw new VaultFailure(VaultFailure.Kind.ABSENT, e.toString());
    }
  }

  @Override
  public Optional<byte[]> find(String reference) throws VaultFailure {
    NativeAccess.load(cache);
    try {
      byte[] box = Base64.getDecoder().decode(reference);
      return Optional.of(Crypt32Util.cryptUnprotectData(box, PURPOSE, NO_WINDOW, null));
    } catch (IllegalArgumentException | Win32Exception e) {
      // Another user or another machine: Windows gives nothing away.
      return Optional.empty();
    }
  }

  @Override
  public void remove(String reference) {
    // Nothing is stored.
  }
}
