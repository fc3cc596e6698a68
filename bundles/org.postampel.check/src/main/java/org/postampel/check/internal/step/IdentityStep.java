package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.mail.LoginOutcome;

/**
 * Asks: when a server has rejected the sign-in to a shared mailbox, would it accept the other of
 * the two identities (XOAUTH2: the name beside the token)? One single attempt for the whole check,
 * because failed sign-ins alarm administrators and lock accounts.
 *
 * <p>Green when: never; without a rejected sign-in there is nothing to ask, grey not-applicable.
 *
 * <p>Yellow when: the other identity is accepted; the sign-in itself is red then.
 *
 * <p>Red when: never. Grey not-inspectable when the other identity is rejected as well: the
 * identity is not the cause then.
 */
final class IdentityStep implements Step {

  private final CheckContext check;

  IdentityStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.SHARING_IDENTITY;
  }

  @Override
  public Duration patience(Duration single) {
    return single.multipliedBy(6);
  }

  @Override
  public StepVerdict run() {
    Optional<LegContext> rejected = check.sharing().rejected();
    if (rejected.isEmpty()) {
      return undecided(GreyReason.NOT_APPLICABLE, "skipped.identity-not-needed", List.of());
    }
    LegContext failed = rejected.get();
    Optional<String> other = other(failed);
    CredentialOutcome found =
        check.services().credentials().credentialFor(check.mailbox(), failed.protocol());
    if (other.isEmpty()
        || !(found instanceof CredentialOutcome.Ready ready)
        || !(ready.credential() instanceof Credential.BearerToken token)) {
      return undecided(GreyReason.NOT_INSPECTABLE, "undecided.identity-unknown", List.of());
    }
    try (LegContext probe = failed.again()) {
      if (!probe.open()) {
        return check.stop().isCancelled()
            ? StepVerdict.cancelled()
            : undecided(GreyReason.NOT_INSPECTABLE, "undecided.identity-unknown", List.of());
      }
      LoginOutcome outcome =
          probe.dialogue().login(new Credential.BearerToken(other.get(), token.token()));
      return check.stop().isCancelled()
          ? StepVerdict.cancelled()
          : verdict(failed, other.get(), outcome);
    } finally {
      token.token().close();
    }
  }

  /** The identity that was not tried; empty where there is no second one. */
  private Optional<String> other(LegContext failed) {
    String mailbox = check.mailbox().address();
    if (!failed.loginName().equalsIgnoreCase(mailbox)) {
      return Optional.of(mailbox);
    }
    return check
        .mailbox()
        .oauth()
        .map(signIn -> signIn.account())
        .filter(SignInAccount.Person.class::isInstance)
        .map(account -> ((SignInAccount.Person) account).userName())
        .filter(person -> !person.equalsIgnoreCase(mailbox));
  }

  private StepVerdict verdict(LegContext failed, String other, LoginOutcome outcome) {
    String protocol = failed.protocol().name();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(Evidence.Kind.SETTING, protocol + ": " + other));
    if (outcome instanceof LoginOutcome.Accepted accepted) {
      evidence.addAll(Replies.evidence(failed, accepted.reply()));
      boolean sending = failed.protocol() == MailProtocol.SMTP;
      boolean asMailbox = other.equalsIgnoreCase(check.mailbox().address());
      String word = sending ? "other-accepted" : asMailbox ? "other-accepted" : "own-mailbox-only";
      Map<String, String> facts =
          Map.of("detail", protocol + ": " + other, "protocol", failed.protocol().id());
      return new StepVerdict.Noticed(check.symptom(id(), word, "", facts), evidence, true);
    }
    if (outcome instanceof LoginOutcome.Rejected rejected) {
      evidence.addAll(Replies.evidence(failed, rejected.reply(), rejected.challenge()));
    }
    return undecided(GreyReason.NOT_INSPECTABLE, "undecided.identity-not-the-cause", evidence);
  }

  private static StepVerdict undecided(GreyReason reason, String why, List<Evidence> evidence) {
    return new StepVerdict.Undecided(reason, Sentence.of(why), evidence);
  }
}
