package org.postampel.check.internal.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.postampel.check.SendAsProof;
import org.postampel.check.SendAsProofs;
import org.postampel.core.mailbox.MailboxConfiguration;

/** Proofs in a small file: one line a mailbox, {@code id = hash instant kind}. */
public final class ProofFile implements SendAsProofs {

  private static final System.Logger LOG = System.getLogger(ProofFile.class.getName());
  private static final String NAME = "send-as-proofs.properties";
  private static final long LARGEST = 1024 * 1024;

  private final Path file;

  /** Proofs in a file of that folder. */
  public ProofFile(Path folder) {
    this.file = Objects.requireNonNull(folder).resolve(NAME);
  }

  @Override
  public synchronized Optional<SendAsProof> find(MailboxConfiguration mailbox) {
    try {
      String[] words = read().getOrDefault(mailbox.id().value(), "").split(" ");
      if (words.length != 3 || !words[0].equals(SendingSettings.hash(mailbox))) {
        return Optional.empty();
      }
      for (SendAsProof.Kind kind : SendAsProof.Kind.values()) {
        if (kind.id().equals(words[2])) {
          return Optional.of(new SendAsProof(Instant.parse(words[1]), kind));
        }
      }
    } catch (IOException | DateTimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Proofs of sending cannot be read: " + file, e);
    }
    return Optional.empty();
  }

  @Override
  public synchronized void remember(MailboxConfiguration mailbox, SendAsProof proof) {
    try {
      Map<String, String> all = read();
      all.put(
          mailbox.id().value(),
          SendingSettings.hash(mailbox)
              + " "
              + proof.when().truncatedTo(ChronoUnit.SECONDS)
              + " "
              + proof.kind().id());
      write(all);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "A proof of sending cannot be kept: " + file, e);
    }
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (!Files.exists(file) || Files.size(file) > LARGEST) {
      return all;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          all.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
      }
    }
    return all;
  }

  private void write(Map<String, String> all) throws IOException {
    Files.createDirectories(file.getParent());
    StringBuilder text = new StringBuilder("# Mailboxes proven by a real message; no secrets.\n");
    all.forEach((id, proof) -> text.append(id).append(" = ").append(proof).append('\n'));
    Path fresh = Files.createTempFile(file.getParent(), "send-as-proofs", ".tmp");
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
