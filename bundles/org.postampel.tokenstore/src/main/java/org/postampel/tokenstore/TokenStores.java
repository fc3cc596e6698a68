package org.postampel.tokenstore;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.text.Texts;
import org.postampel.tokenstore.internal.EncryptedTokenStore;
import org.postampel.tokenstore.internal.MemoryTokenStore;
import org.postampel.tokenstore.internal.UsualFolder;

/** Opens token stores. */
public final class TokenStores {

  /**
   * The system property that names the folder for native libraries (SQLite's, JNA's); without it
   * the libraries lie in the folder {@code cache} below the store.
   */
  public static final String CACHE_PROPERTY = "postampel.cache";

  private TokenStores() {}

  /**
   * The store in a folder. Opening neither reads nor writes: the first write creates folder, key
   * and database, and a store that is not there yet reads as empty.
   *
   * @param folder the folder of the store; may be missing
   * @param choice how the key is protected if this store writes first
   * @param clock the time of entries; nothing depends on its being right
   */
  public static TokenStore open(Path folder, WrappingKeyChoice choice, Clock clock) {
    return open(folder, KeyPolicy.of(choice), clock);
  }

  /**
   * The store in a folder, as above.
   *
   * @param folder the folder of the store; may be missing
   * @param policy how the key is protected if this store writes first, and who supplies one
   * @param clock the time of entries; nothing depends on its being right
   */
  public static TokenStore open(Path folder, KeyPolicy policy, Clock clock) {
    return EncryptedTokenStore.inFolder(folder, policy, clock);
  }

  /**
   * Encrypts everything in a folder's store anew, with a new data key and a new wrapping key, and
   * removes the former wrapping key. Other processes may go on using the store. When it is
   * interrupted, either all is as before or all is done.
   *
   * @param folder the folder of a store that is there
   * @param policy the new protection; {@link WrappingKeyChoice#UNCHOSEN} keeps the present one
   * @param clock the time
   * @throws TokenStoreException when nothing was changed
   */
  public static void changeKeys(Path folder, KeyPolicy policy, Clock clock) {
    try (EncryptedTokenStore store = EncryptedTokenStore.inFolder(folder, policy, clock)) {
      store.changeKeys();
    }
  }

  /**
   * Throws what the first write to the folder would throw for want of a key, so that nobody types a
   * secret in vain; does nothing when the store is there. May ask for the passphrase.
   */
  public static void requireKey(Path folder, KeyPolicy policy) {
    try (EncryptedTokenStore store =
        EncryptedTokenStore.inFolder(folder, policy, Clock.systemUTC())) {
      store.requireKey();
    }
  }

  /**
   * The store in tables of a host's database, which counts as used by several machines: the key is
   * protected by a passphrase or supplied by the host, and nothing else. Opening neither reads nor
   * writes: the first write creates the tables. Tried with PostgreSQL 15, H2 2.4 and SQLite; needs
   * text that tells upper from lower case, and the isolation "read committed".
   *
   * @param database gives connections whose transactions are ours, so none of a container's; each
   *     goes back with the auto-commit and isolation it came with
   * @param tablePrefix what the names of the tables begin with: a letter from a to z, then at most
   *     20 of a to z, 0 to 9 and {@code _}, such as {@code postampel_}
   * @param policy how the key is protected if this store writes first, and who supplies one
   * @param clock the time of entries; nothing depends on its being right
   * @throws IllegalArgumentException when the prefix is none
   */
  public static TokenStore open(
      DataSource database, String tablePrefix, KeyPolicy policy, Clock clock) {
    return EncryptedTokenStore.inDatabase(database, tablePrefix, policy, clock);
  }

  /**
   * Encrypts everything in a database's store anew, as {@link #changeKeys(Path, KeyPolicy, Clock)}
   * does in a folder; other machines may go on using the store.
   *
   * @param database as for {@link #open(DataSource, String, KeyPolicy, Clock)}
   * @param tablePrefix as there
   * @param policy the new protection; {@link WrappingKeyChoice#UNCHOSEN} keeps the present one
   * @param clock the time
   * @throws TokenStoreException when nothing was changed
   */
  public static void changeKeys(
      DataSource database, String tablePrefix, KeyPolicy policy, Clock clock) {
    try (EncryptedTokenStore store =
        EncryptedTokenStore.inDatabase(database, tablePrefix, policy, clock)) {
      store.changeKeys();
    }
  }

  /**
   * Throws what the first write to the database would throw for want of a key, as {@link
   * #requireKey(Path, KeyPolicy)} does for a folder.
   */
  public static void requireKey(DataSource database, String tablePrefix, KeyPolicy policy) {
    try (EncryptedTokenStore store =
        EncryptedTokenStore.inDatabase(database, tablePrefix, policy, Clock.systemUTC())) {
      store.requireKey();
    }
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

  /** The sentences {@code store.<code>}, with the location as their only placeholder. */
  public static Texts texts(Locale locale) {
    return Texts.beside(TokenStores.class, locale);
  }

  /** One sentence for a person: what is wrong with the store and what to do next. */
  public static String sentence(TokenStoreException failure, Locale locale) {
    return texts(locale).get("store." + failure.code(), failure.location());
  }
}
