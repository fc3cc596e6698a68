package org.postampel.tokenstore;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.text.Texts;
import org.postampel.tokenstore.internal.MemoryTokenStore;
import org.postampel.tokenstore.internal.SqliteTokenStore;
import org.postampel.tokenstore.internal.StoreFolder;
import org.postampel.tokenstore.internal.UsualFolder;

/** Opens token stores. */
public final class TokenStores {

  /**
   * The system property that names the folder for the database's native library; without it the
   * library lies in the folder {@code cache} below the store.
   */
  public static final String CACHE_PROPERTY = "postampel.cache";

  private TokenStores() {}

  /**
   * The store in a folder. Opening neither reads nor writes: the first write creates folder, key
   * and database, and a store that is not there yet reads as empty.
   *
   * @param folder the folder of the store; may be missing
   * @param choice how the key is protected if this store writes first
   * @param clock the time of entries and leases; processes sharing a store share its idea of time
   */
  public static TokenStore open(Path folder, WrappingKeyChoice choice, Clock clock) {
    return new SqliteTokenStore(new StoreFolder(folder), choice, clock);
  }

  /** A store that keeps everything in memory and forgets it when it is closed. */
  public static TokenStore inMemory() {
    return new MemoryTokenStore();
  }

  /**
   * The folder where a person's sign-ins are usually kept: below {@code XDG_DATA_HOME}, {@code
   * APPDATA} or {@code Library}, by operating system.
   *
   * @param environment the environment variables
   * @param operatingSystem the value of {@code os.name}
   * @param home the person's home folder
   */
  public static Path usualFolder(
      Map<String, String> environment, String operatingSystem, Path home) {
    return UsualFolder.of(environment, operatingSystem, home);
  }

  /** The sentences {@code store.<reason>}, with the location as their only placeholder. */
  public static Texts texts(Locale locale) {
    return Texts.beside(TokenStores.class, locale);
  }

  /** One sentence for a person: what is wrong with the store and what to do next. */
  public static String sentence(TokenStoreException failure, Locale locale) {
    String reason = failure.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return texts(locale).get("store." + reason, failure.location());
  }
}
