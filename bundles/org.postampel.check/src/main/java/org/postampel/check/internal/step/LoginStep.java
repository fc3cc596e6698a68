package org.postampel.check.internal.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.mail.Disturbance;
import org.postampel.mail.LoginOutcome;

/**
 * Asks: does the server accept the credential (RFC 4422; XOAUTH2 or RFC 7628 for a token, RFC 4616,
 * RFC 7677 or RFC 2195 for a password)? A rejected token is replaced once and tried on a new
 * connection; the second rejection is final. Whoever says "not now" is not asked again.
 *
 * <p>Green when: the server says so.
 *
 * <p>Yellow when: the catalogue says that a refusal will pass, throttling for instance.
 *
 * <p>Red when: it rejects, does not offer what the credential needs, forbids it in clear text
 * (LOGINDISABLED, RFC 3501 section 6.2.3: said in the greeting, but a fault only for who signs in),
 * or cannot answer.
 */
final class LoginStep implements Step {

  private static final String NAME = "login";

  private final LegContext leg;

  LoginStep(LegContext leg) {
    this.leg = leg;
  }

  @Override
  public StepId id() {
    return leg.step(NAME);
  }

  @Override
  public Duration patience(Duration single) {
    return single.multipliedBy(9);
  }

  @Override
  public StepVerdict run() {
    CredentialOutcome found = credential();
    if (!(found instanceof CredentialOutcome.Ready ready)) {
      return trouble(found, List.of());
    }
    LoginOutcome first = login(ready.credential());
    CredentialCloser.close(ready.credential());
    if (!(first instanceof LoginOutcome.Rejected rejected)
        || !(ready.credential() instanceof Credential.BearerToken)) {
      return verdict(first, ready.credential(), List.of());
    }
    List<Evidence> before = Replies.evidence(leg, rejected.reply(), rejected.challenge());
    source().invalidate(leg.check().mailbox(), leg.protocol());
    CredentialOutcome renewed = credential();
    if (leg.check().stop().isCancelled()) {
      return StepVerdict.cancelled();
    }
    if (!(renewed instanceof CredentialOutcome.Ready again)) {
      return trouble(renewed, before);
    }
    if (!leg.reopen()) {
      return leg.check().stop().isCancelled()
          ? StepVerdict.cancelled()
          : verdict(first, ready.credential(), List.of());
    }
    LoginOutcome second = login(again.credential());
    CredentialCloser.close(again.credential());
    return verdict(second, again.credential(), before);
  }

  private CredentialSource source() {
    return leg.check().services().credentials();
  }

  private CredentialOutcome credential() {
    return source().credentialFor(leg.check().mailbox(), leg.protocol());
  }

  private LoginOutcome login(Credential credential) {
    leg.loginName(credential.loginName());
    return leg.dialogue().login(credential);
  }

  private StepVerdict verdict(LoginOutcome outcome, Credential used, List<Evidence> before) {
    List<Evidence> evidence = new ArrayList<>(before);
    if (outcome instanceof LoginOutcome.Accepted accepted) {
      evidence.addAll(Replies.evidence(leg, accepted.reply()));
      return new StepVerdict.Proved(
          Sentence.of("proved.login", used.loginName(), accepted.mechanism()), evidence);
    } else if (outcome instanceof LoginOutcome.Rejected rejected) {
      leg.check().sharing().rejected(leg);
      evidence.addAll(Replies.evidence(leg, rejected.reply(), rejected.challenge()));
      Map<String, String> facts = new HashMap<>(Replies.facts(rejected.reply()));
      facts.put("mechanism", rejected.mechanism());
      rejected.challenge().ifPresent(why -> facts.put("challenge", why.status()));
      String words =
          rejected.challenge().map(why -> why.decoded() + "\n").orElse("")
              + Replies.literal(rejected.reply());
      return noticed("rejected", words, facts, evidence);
    } else if (outcome instanceof LoginOutcome.Unavailable unavailable) {
      evidence.addAll(Replies.evidence(leg, unavailable.reply()));
      return noticed(
          "unavailable",
          Replies.literal(unavailable.reply()),
          Replies.facts(unavailable.reply()),
          evidence);
    }
    return unsent(outcome, evidence);
  }

  /** Outcomes after which nothing of the credential has left this machine. */
  private StepVerdict unsent(LoginOutcome outcome, List<Evidence> evidence) {
    if (outcome instanceof LoginOutcome.MechanismMissing missing) {
      String offered = String.join(" ", new TreeSet<>(missing.offered()));
      String wanted = String.join(" ", new TreeSet<>(missing.wanted()));
      evidence.add(
          new Evidence(
              Evidence.Kind.CAPABILITY, "offered: " + (offered.isEmpty() ? "-" : offered)));
      return noticed("mechanism-missing", offered, Map.of("detail", wanted), evidence);
    } else if (outcome instanceof LoginOutcome.ClearTextForbidden forbidden) {
      evidence.add(new Evidence(Evidence.Kind.CAPABILITY, forbidden.literal()));
      return noticed("clear-text-forbidden", forbidden.literal(), Map.of(), evidence);
    } else if (outcome instanceof LoginOutcome.NotTransmittable hopeless) {
      String part = Words.of(hopeless.part());
      evidence.add(new Evidence(Evidence.Kind.SETTING, part));
      return noticed("not-transmittable", "", Map.of("part", part), evidence);
    }
    return Disturbances.verdict(leg, NAME, (Disturbance) outcome, evidence);
  }

  private StepVerdict trouble(CredentialOutcome outcome, List<Evidence> before) {
    SignInTrouble trouble =
        Optional.of(outcome).flatMap(SignInTrouble::in).orElseThrow(IllegalStateException::new);
    List<Evidence> evidence = new ArrayList<>(before);
    evidence.addAll(trouble.evidence());
    return noticed(trouble.outcome(), trouble.literal(), trouble.facts(), evidence);
  }

  private StepVerdict noticed(
      String outcome, String literal, Map<String, String> facts, List<Evidence> evidence) {
    return new StepVerdict.Noticed(leg.symptom(NAME, outcome, literal, facts), evidence);
  }
}
