package org.postampel.tokenstore;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the caller wants the key of a store to be protected. It counts for the first write only:
 * afterwards the store's own record decides.
 */
public enum WrappingKeyChoice {
  /** Nothing was chosen: the vault is taken where there is one, and nothing else silently. */
  UNCHOSEN,
  /** A key file of mode 0600 beside the store. */
  FILE,
  /** The vault of the operating system: DPAPI, the macOS keychain or the Secret Service. */
  VAULT,
  /** A key derived from a passphrase. */
  PASSPHRASE,
  /** A key the host application supplies. */
  HOST;

  /** The environment variable that chooses where no option does. */
  public static final String ENVIRONMENT_VARIABLE = "POSTAMPEL_WRAPPING_KEY";

  /** The word used on the command line and in {@code store.properties}: {@code file} and so on. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice with this word, if there is one; {@code unchosen} is no word. */
  public static Optional<WrappingKeyChoice> ofId(String id) {
    return Arrays.stream(values())
        .filter(choice -> choice != UNCHOSEN && choice.id().equals(id))
        .findFirst();
  }

  /**
   * The choice of the environment variable {@link #ENVIRONMENT_VARIABLE}; {@link #UNCHOSEN} when it
   * is not set or empty.
   *
   * @throws IllegalArgumentException when it is set to an unknown word
   */
  public static WrappingKeyChoice ofEnvironment(Map<String, String> environment) {
    String word = environment.getOrDefault(ENVIRONMENT_VARIABLE, "").strip();
    if (word.isEmpty()) {
      return UNCHOSEN;
    }
    return ofId(word)
        .orElseThrow(() -> new IllegalArgumentException(ENVIRONMENT_VARIABLE + "=" + word));
  }
}
