package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.ServerSignIn;

/**
 * Asks: is every password that a server of the mailbox wants in the store?
 *
 * <p>Green when: each of them could be read.
 *
 * <p>Yellow when: never.
 *
 * <p>Red when: one is missing, or the store cannot be used.
 */
final class SecretsStep implements Step {

  private final CheckContext check;

  SecretsStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.ACCOUNT_SECRETS;
  }

  @Override
  public StepVerdict run() {
    List<Evidence> evidence = new ArrayList<>();
    for (MailServer server : check.mailbox().servers()) {
      if (server.signIn() instanceof ServerSignIn.Password) {
        CredentialOutcome outcome =
            check.services().credentials().credentialFor(check.mailbox(), server.protocol());
        Optional<SignInTrouble> trouble = SignInTrouble.in(outcome);
        if (trouble.isPresent()) {
          return noticed(server, trouble.get());
        }
        String protocol = server.protocol().name();
        evidence.add(new Evidence(Evidence.Kind.SETTING, protocol + ": password stored"));
      }
    }
    return new StepVerdict.Proved(Sentence.of("proved.secrets", evidence.size()), evidence);
  }

  private StepVerdict noticed(MailServer server, SignInTrouble trouble) {
    Map<String, String> facts = new HashMap<>(trouble.facts());
    facts.putIfAbsent("detail", server.protocol().name());
    return new StepVerdict.Noticed(
        check.symptom(id(), trouble.outcome(), trouble.literal(), facts), trouble.evidence());
  }
}
