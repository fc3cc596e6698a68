package org.postampel.check;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.postampel.check.internal.proof.ProofFile;
import org.postampel.core.mailbox.MailboxConfiguration;

/**
 * Remembers which mailboxes have been proven by a real message, until their settings for sending
 * change. Nothing secret is in it. Safe for several threads; trouble with the place of keeping is
 * logged and means that nothing is remembered.
 */
@ConsumerType
public interface SendAsProofs {

  /** The proof for the mailbox as it is configured now, if there is one. */
  Optional<SendAsProof> find(MailboxConfiguration mailbox);

  /** Remembers the proof for the mailbox as it is configured now, instead of an earlier one. */
  void remember(MailboxConfiguration mailbox, SendAsProof proof);

  /**
   * Proofs in a file {@code send-as-proofs.properties}; the token store's folder is a good place.
   *
   * @param folder is made when the first proof is remembered
   */
  static SendAsProofs in(Path folder) {
    return new ProofFile(folder);
  }

  /** Proofs that are forgotten at once. */
  static SendAsProofs forgetful() {
    return new SendAsProofs() {
      @Override
      public Optional<SendAsProof> find(MailboxConfiguration mailbox) {
        return Optional.empty();
      }

      @Override
      public void remember(MailboxConfiguration mailbox, SendAsProof proof) {
        // Nothing is kept.
      }
    };
  }
}
