package org.postampel.cli.internal.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.postampel.cli.internal.terminal.ExitStatus;
import org.postampel.cli.internal.terminal.Refusal;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.transfer.SecretTransfer;
import org.postampel.tokenstore.transfer.TransferOutcome;
import org.postampel.tokenstore.transfer.TransferredSecrets;

/**
 * The secrets of one mailbox on their way in a file that a passphrase opens. A sign-in stays where
 * it is: of two owners of one refresh token the authority may serve only the first.
 */
final class TravellingSecrets {

  private final Terminal terminal;
  private final TokenStore store;

  TravellingSecrets(Terminal terminal, TokenStore store) {
    this.terminal = terminal;
    this.store = store;
  }

  /** Writes the file, or says that there is nothing to write. */
  void export(MailboxConfiguration mailbox, String file) throws IOException {
    Set<SecretName> names = namesOf(mailbox);
    names.retainAll(store.names());
    if (names.isEmpty()) {
      terminal.say("secret.none-to-export");
      return;
    }
    try (Secret passphrase = AskedPassphrase.forExport(terminal)) {
      ByteArrayOutputStream box = new ByteArrayOutputStream();
      List<SecretName> written = SecretTransfer.export(store, names, passphrase, box);
      TargetFile.named(file, terminal).write(box.toByteArray());
      say("secret.exported", written);
    }
  }

  /**
   * Stores what the file has for this mailbox and is not stored here already, then does the work;
   * when that fails the secrets are taken out again.
   *
   * @param work gives 0 when it succeeded
   */
  int during(MailboxConfiguration mailbox, String file, IntSupplier work) {
    List<SecretName> stored = new ArrayList<>();
    List<SecretName> kept = new ArrayList<>();
    int status = ExitStatus.DEFECT;
    try {
      try (TransferredSecrets arrived = open(file);
          TokenStore desk = TokenStores.inMemory()) {
        arrived.writeTo(desk, name -> renamed(name, mailbox.id()));
        Set<SecretName> wanted = namesOf(mailbox);
        wanted.retainAll(desk.names());
        for (SecretName name : wanted) {
          if (store.names().contains(name)) {
            kept.add(name);
          } else {
            try (Secret secret = desk.read(name).orElseThrow()) {
              store.write(name, secret);
              stored.add(name);
            }
          }
        }
      }
      status = work.getAsInt();
    } finally {
      if (status != ExitStatus.OK) {
        stored.forEach(store::remove);
      }
    }
    if (status == ExitStatus.OK) {
      say("secret.imported", stored);
      say("secret.kept", kept);
    }
    return status;
  }

  private TransferredSecrets open(String file) {
    Path path = TargetFile.path(file, terminal);
    try (InputStream in = Files.newInputStream(path);
        Secret passphrase = AskedPassphrase.forImport(terminal)) {
      TransferOutcome outcome = SecretTransfer.open(in, passphrase);
      if (outcome instanceof TransferOutcome.Refused refused) {
        throw new Refusal(
            ExitStatus.MALFORMED, SecretTransfer.sentence(refused.why(), file, terminal.locale()));
      }
      return ((TransferOutcome.Opened) outcome).secrets();
    } catch (IOException e) {
      throw terminal.refusal(ExitStatus.DISK, "mailbox.cannot-import", file);
    }
  }

  private void say(String key, List<SecretName> names) {
    names.forEach(name -> terminal.say(key, SecretWords.of(name, terminal.texts())));
  }

  /** Passwords are stored under the id of their mailbox, which may be another one here. */
  private static SecretName renamed(SecretName name, MailboxId id) {
    return switch (name.kind()) {
      case PASSWORD -> SecretName.password(id);
      case OUTGOING_PASSWORD -> SecretName.outgoingPassword(id);
      default -> name;
    };
  }

  private static Set<SecretName> namesOf(MailboxConfiguration mailbox) {
    Set<SecretName> names = new TreeSet<>();
    names.add(SecretName.password(mailbox.id()));
    names.add(SecretName.outgoingPassword(mailbox.id()));
    mailbox
        .oauth()
        .ifPresent(
            oauth -> {
              names.add(SecretName.clientSecret(oauth.registration()));
              names.add(SecretName.clientSecretEnd(oauth.registration()));
              names.add(SecretName.certificate(oauth.registration()));
            });
    return names;
  }
}
