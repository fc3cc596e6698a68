package org.postampel.tokenstore.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.text.Texts;
import org.postampel.tokenstore.internal.PassphraseBox;
import org.postampel.tokenstore.transfer.TransferOutcome.Refusal;

/**
 * Carries secrets from one store to another in a file that only a passphrase opens: AES-256-GCM
 * under a key of PBKDF2-HMAC-SHA-512 with 210,000 rounds, whatever protects the stores themselves.
 * Names and number of the entries are encrypted as well.
 */
public final class SecretTransfer {

  /** The most bytes a file of secrets may have: 16 MiB. */
  public static final int LIMIT = 16 * 1024 * 1024;

  private SecretTransfer() {}

  /**
   * Writes the secrets of these names to the stream, encrypted; names without an entry are left
   * out. A sign-in that is carried has two owners of one refresh token from then on, of whom the
   * authority may serve only the first.
   *
   * @param store where the secrets are; nothing is changed there
   * @param names the entries wanted
   * @param passphrase not empty; stays the caller's to close
   * @param out gets everything in one piece, and nothing when something fails before; stays open
   * @return the names that were written, in their natural order
   * @throws IOException when the stream takes nothing
   * @throws TokenStoreException when an entry cannot be read, or all of them exceed {@link #LIMIT}
   * @throws IllegalArgumentException when the passphrase is empty
   */
  public static List<SecretName> export(
      TokenStore store, Collection<SecretName> names, Secret passphrase, OutputStream out)
      throws IOException {
    if (passphrase.isEmpty()) {
      throw new IllegalArgumentException("an empty passphrase protects nothing");
    }
    Map<SecretName, Secret> found = new TreeMap<>();
    try (TransferredSecrets secrets = new TransferredSecrets(found)) {
      for (SecretName name : new TreeSet<>(names)) {
        store.read(name).ifPresent(secret -> found.put(name, secret));
      }
      byte[] plain = TransferContent.write(found);
      try {
        byte[] box = PassphraseBox.seal(plain, passphrase);
        if (box.length > LIMIT) {
          throw new TokenStoreException(
              TokenStoreException.Reason.CANNOT_WRITE, box.length + " > " + LIMIT, null);
        }
        out.write(box);
        out.flush();
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
      return secrets.names();
    }
  }

  /**
   * The secrets of such a file, or why it stays closed. Writes nothing anywhere: that is up to
   * {@link TransferredSecrets#writeTo}.
   *
   * @param in is read to its end, at most {@link #LIMIT} bytes; stays open
   * @param passphrase the one given for the export; stays the caller's to close
   * @throws IOException when the stream cannot be read
   */
  public static TransferOutcome open(InputStream in, Secret passphrase) throws IOException {
    byte[] box = in.readNBytes(LIMIT + 1);
    if (box.length > LIMIT) {
      return new TransferOutcome.Refused(Refusal.TOO_LARGE);
    }
    PassphraseBox.Opening opening = PassphraseBox.open(box, passphrase);
    if (opening instanceof PassphraseBox.Opened opened) {
      try {
        Optional<Map<SecretName, Secret>> content = TransferContent.read(opened.plain());
        return content.isPresent()
            ? new TransferOutcome.Opened(new TransferredSecrets(content.get()))
            // Somebody with the passphrase made it, so it is an entry of a kind to come.
            : new TransferOutcome.Refused(Refusal.NEWER);
      } finally {
        Arrays.fill(opened.plain(), (byte) 0);
      }
    }
    return new TransferOutcome.Refused(
        switch ((PassphraseBox.Closed) opening) {
          case FOREIGN -> Refusal.FOREIGN;
          case NEWER -> Refusal.NEWER;
          case DAMAGED -> Refusal.DAMAGED;
          case WRONG_PASSPHRASE -> Refusal.WRONG_PASSPHRASE;
        });
  }

  /**
   * One sentence for a person: why a file was refused and what to do next.
   *
   * @param refusal why
   * @param file how the person calls the file
   * @param locale the language
   */
  public static String sentence(Refusal refusal, String file, Locale locale) {
    return Texts.beside(SecretTransfer.class, locale).get("transfer." + refusal.code(), file);
  }
}
