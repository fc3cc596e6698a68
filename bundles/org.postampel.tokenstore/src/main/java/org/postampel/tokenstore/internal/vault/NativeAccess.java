package org.postampel.tokenstore.internal.vault;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Path;
import org.postampel.tokenstore.internal.files.PrivateFolder;

/** Loads JNA so that its native library is unpacked in our cache and nowhere else. */
final class NativeAccess {

  private static final String UNPACK_FOLDER = "jna.tmpdir";
  private static boolean loaded;

  private NativeAccess() {}

  static synchronized void load(Path cache) throws VaultFailure {
    if (loaded) {
      return;
    }
    String before = System.getProperty(UNPACK_FOLDER);
    try {
      PrivateFolder.create(cache);
      if (!PrivateFolder.isTrusted(cache)) {
        throw new VaultFailure(VaultFailure.Kind.ABSENT, "others may change " + cache);
      }
      System.setProperty(UNPACK_FOLDER, cache.toString());
      loaded = Native.POINTER_SIZE > 0;
    } catch (IOException | LinkageError e) {
      throw new VaultFailure(VaultFailure.Kind.ABSENT, e.toString());
    } finally {
      // The host may use JNA too, with a folder of its own.
      if (before == null) {
        System.clearProperty(UNPACK_FOLDER);
      } else {
        System.setProperty(UNPACK_FOLDER, before);
      }
    }
  }
}
