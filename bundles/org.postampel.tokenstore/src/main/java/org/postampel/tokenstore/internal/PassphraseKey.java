package org.postampel.tokenstore.internal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.tokenstore.PassphraseSource;
import org.postampel.tokenstore.PassphraseSource.Purpose;
import org.postampel.tokenstore.WrappingKeyChoice;

/**
 * The wrapping key derived from a passphrase by PBKDF2 with HMAC-SHA-512 (RFC 8018, section 5.2).
 * The reference holds rounds and salt: {@code pbkdf2-hmac-sha512:210000:<salt>}.
 */
final class PassphraseKey implements KeyKeeper {

  static final int ROUNDS = 210_000;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_ROUNDS = 10_000_000;
  private static final String SCHEME = "pbkdf2-hmac-sha512";
  private static final int SALT_BYTES = 16;
  private static final Pattern REFERENCES =
      Pattern.compile(SCHEME + ":([0-9]{1,8}):([A-Za-z0-9+/]{21}[AQgw])");

  private final Database database;
  private final Optional<PassphraseSource> source;
  private Kept chosen;

  PassphraseKey(Database database, Optional<PassphraseSource> source) {
    this.database = database;
    this.source = source;
  }

  @Override
  public WrappingKeyChoice choice() {
    return WrappingKeyChoice.PASSPHRASE;
  }

  @Override
  public synchronized void require() {
    if (chosen == null) {
      byte[] salt = new byte[SALT_BYTES];
      RANDOM.nextBytes(salt);
      String text = Base64.getEncoder().withoutPadding().encodeToString(salt);
      byte[] key = derive(ask(Purpose.CHOOSE), salt, ROUNDS);
      chosen = new Kept(SCHEME + ":" + ROUNDS + ":" + text, key);
    }
  }

  @Override
  public synchronized Kept create(boolean replacing) {
    require();
    Kept kept = chosen;
    chosen = null;
    return kept;
  }

  @Override
  public byte[] find(String reference) {
    Matcher parts = REFERENCES.matcher(reference);
    if (!parts.matches()) {
      throw database.damaged();
    }
    int rounds = Integer.parseInt(parts.group(1));
    // Fewer rounds would be somebody's attempt to learn the passphrase cheaply.
    if (rounds < ROUNDS || rounds > MOST_ROUNDS) {
      throw database.damaged();
    }
    return derive(ask(Purpose.OPEN), Base64.getDecoder().decode(parts.group(2)), rounds);
  }

  @Override
  public TokenStoreException wrong(String reference) {
    return KeyRefusal.WRONG_PASSPHRASE.at(database.location());
  }

  @Override
  public void forget(String reference) {
    // It is in nobody's hands but the person's.
  }

  private Secret ask(Purpose purpose) {
    return source
        .flatMap(some -> some.passphrase(purpose))
        .filter(secret -> !secret.isEmpty())
        .orElseThrow(() -> KeyRefusal.NO_PASSPHRASE.at(database.location()));
  }

  private static byte[] derive(Secret passphrase, byte[] salt, int rounds) {
    try (passphrase) {
      return passphrase.use(characters -> derive(characters, salt, rounds));
    }
  }

  static byte[] derive(char[] characters, byte[] salt, int rounds) {
    PBEKeySpec specification =
        new PBEKeySpec(characters, salt, rounds, SealedBox.KEY_BYTES * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
          .generateSecret(specification)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PBKDF2 is missing from this Java", e);
    } finally {
      specification.clearPassword();
    }
  }
}
