package org.postampel.tokenstore.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.credential.TokenStoreException.Reason;
import org.postampel.tokenstore.TokenStores;
import org.sqlite.SQLiteJDBCLoader;

/** Loads SQLite's native library so that it is unpacked in our cache and nowhere else. */
final class SqliteLibrary {

  private static final String UNPACK_FOLDER = "org.sqlite.tmpdir";
  private static boolean loaded;

  private SqliteLibrary() {}

  static synchronized void load(Path defaultCache) {
    if (loaded) {
      return;
    }
    Path cache = Path.of(System.getProperty(TokenStores.CACHE_PROPERTY, defaultCache.toString()));
    String before = System.getProperty(UNPACK_FOLDER);
    try {
      StoreFolder.createFolder(cache);
      System.setProperty(UNPACK_FOLDER, cache.toString());
      loaded = SQLiteJDBCLoader.initialize();
    } catch (IOException e) {
      throw new TokenStoreException(Reason.CANNOT_OPEN, cache.toString(), e);
    } catch (Exception e) {
      throw new TokenStoreException(Reason.CANNOT_OPEN, cache.toString(), e);
    } finally {
      restore(before);
    }
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
