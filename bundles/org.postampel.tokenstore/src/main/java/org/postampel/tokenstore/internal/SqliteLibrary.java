package org.postampel.tokenstore.internal;

import java.nio.file.Path;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.internal.files.PrivateFolder;
import org.sqlite.SQLiteJDBCLoader;

/** Loads SQLite's native library so that it is unpacked in our cache and nowhere else. */
final class SqliteLibrary {

  private static final String UNPACK_FOLDER = "org.sqlite.tmpdir";
  private static boolean loaded;

  private SqliteLibrary() {}

  static synchronized void load(Path cache) {
    if (loaded) {
      return;
    }
    String before = System.getProperty(UNPACK_FOLDER);
    try {
      PrivateFolder.create(cache);
      if (!PrivateFolder.isTrusted(cache)) {
        throw new TokenStoreException(
            Reason.CANNOT_OPEN, FailureCodes.CACHE_NOT_PRIVATE, cache.toString(), null);
      }
      System.setProperty(UNPACK_FOLDER, cache.toString());
      loaded = SQLiteJDBCLoader.initialize();
    } catch (TokenStoreException e) {
      throw e;
    } catch (Exception e) {
      throw notUnpacked(cache, e);
    } finally {
      restore(before);
    }
  }

  private static TokenStoreException notUnpacked(Path cache, Exception cause) {
    return new TokenStoreException(
        Reason.CANNOT_OPEN, FailureCodes.LIBRARY_NOT_UNPACKED, cache.toString(), cause);
  }

  /** The host may use SQLite too, with a folder of its own. */
  private static void restore(String before) {
    if (before == null) {
      System.clearProperty(UNPACK_FOLDER);
    } else {
      System.setProperty(UNPACK_FOLDER, before);
    }
  }
}
