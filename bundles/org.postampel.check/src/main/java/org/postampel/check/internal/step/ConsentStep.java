package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.TokenClaims;

/**
 * Asks: has somebody accepted the permissions of the application (RFC 6749, section 1.2; OpenID
 * Connect Core, section 3.1.2.6)?
 *
 * <p>Green when: a token was issued for the permissions of every server.
 *
 * <p>Yellow when: never.
 *
 * <p>Red when: the authority waits for the administrator or for the person; the remedy holds the
 * address to send. Grey when the answer says nothing about it, a missing sign-in for instance.
 */
final class ConsentStep implements Step {

  private static final String REQUIRED = "consent_required";

  private final CheckContext check;

  ConsentStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.OAUTH_CONSENT;
  }

  /** Silence says nothing about the consent; the next step says what it means. */
  @Override
  public StepVerdict overdue(String waited) {
    check.desk().giveUp();
    return undecided("undecided.consent-silent", List.of());
  }

  @Override
  public StepVerdict run() {
    List<Evidence> evidence = new ArrayList<>();
    boolean complete = true;
    for (MailProtocol protocol : check.tokenProtocols()) {
      Optional<AccessTokenOutcome> outcome = check.desk().answer(protocol);
      if (check.stop().isCancelled()) {
        return StepVerdict.cancelled();
      }
      Optional<SignInTrouble> trouble = outcome.flatMap(SignInTrouble::in);
      if (outcome.isEmpty() || trouble.isPresent()) {
        return trouble
            .map(why -> trouble(outcome.get(), why))
            .orElseGet(() -> undecided("undecided.consent-unknown", List.of()));
      }
      TokenClaims claims = ((AccessTokenOutcome.Granted) outcome.get()).token().claims();
      evidence.add(new Evidence(Evidence.Kind.TOKEN_CLAIM, protocol.name() + ": " + said(claims)));
      complete &=
          TokenReading.of(check, protocol, claims).remarks().stream()
              .noneMatch(remark -> remark.outcome().matches("(scope|role)-missing"));
    }
    return complete
        ? new StepVerdict.Proved(Sentence.of("proved.consent"), evidence)
        : undecided("undecided.consent-incomplete", evidence);
  }

  private StepVerdict trouble(AccessTokenOutcome outcome, SignInTrouble trouble) {
    boolean pending = outcome instanceof AccessTokenOutcome.ConsentPending;
    if (pending || isRequired(trouble.facts())) {
      String word = pending ? "consent-pending" : trouble.outcome();
      Map<String, String> facts = new HashMap<>(trouble.facts());
      if (outcome instanceof AccessTokenOutcome.ConsentPending waiting) {
        facts.put(Symptom.CONSENT_PAGE, waiting.consent().adminConsentAddress().toString());
      }
      return new StepVerdict.Noticed(
          check.symptom(id(), word, trouble.literal(), facts), trouble.evidence());
    } else if (outcome instanceof AccessTokenOutcome.Unreachable) {
      return undecided("undecided.consent-silent", List.of());
    }
    return undecided("undecided.consent-unknown", List.of());
  }

  private static boolean isRequired(Map<String, String> facts) {
    return REQUIRED.equals(facts.get("suberror")) || REQUIRED.equals(facts.get("error"));
  }

  private static StepVerdict undecided(String why, List<Evidence> evidence) {
    return new StepVerdict.Undecided(GreyReason.NOT_INSPECTABLE, Sentence.of(why), evidence);
  }

  private static String said(TokenClaims claims) {
    if (!(claims instanceof TokenClaims.Readable token)) {
      return "token issued";
    }
    TreeSet<String> granted = new TreeSet<>(token.scopes());
    granted.addAll(token.roles());
    return granted.isEmpty() ? "token issued" : String.join(" ", granted);
  }
}
