package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.Disturbance;
import org.postampel.mail.GreetingOutcome;

/**
 * Asks: does a server of the right protocol greet us (RFC 3501 section 7.1, RFC 1939 section 4, RFC
 * 5321 section 3.1)?
 *
 * <p>Green when: it does, and says what it can do.
 *
 * <p>Yellow when: the catalogue says that a refusal will pass, or a protection program answers in
 * the server's place.
 *
 * <p>Red when: another service answers, nobody says a word, or the server wants none of us.
 */
final class GreetingStep implements Step {

  private final LegContext leg;

  GreetingStep(LegContext leg) {
    this.leg = leg;
  }

  @Override
  public StepId id() {
    return leg.step("greeting");
  }

  @Override
  public StepVerdict run() {
    GreetingOutcome outcome = leg.dialogue().greeting();
    if (outcome instanceof GreetingOutcome.Greeted greeted) {
      List<Evidence> evidence = new ArrayList<>();
      evidence.add(new Evidence(answer(), greeted.banner().literal()));
      if (!greeted.capabilities().entries().isEmpty()) {
        String announced = String.join(" | ", greeted.capabilities().entries());
        evidence.add(new Evidence(Evidence.Kind.CAPABILITY, announced));
      }
      Optional<String> shield =
          ProtectionProducts.greeting(greeted.banner().literal(), leg.server().host());
      if (shield.isPresent()) {
        return new StepVerdict.Survived(
            leg.symptom(
                "greeting",
                "mail-shield",
                greeted.banner().literal(),
                Map.of("detail", shield.get())),
            evidence);
      }
      return new StepVerdict.Proved(Sentence.of("proved.greeting", protocolName()), evidence);
    } else if (outcome instanceof GreetingOutcome.Refused refused) {
      return noticed("refused", Replies.literal(refused.reply()), Replies.facts(refused.reply()));
    } else if (outcome instanceof GreetingOutcome.OtherService other) {
      return noticed(
          "other-service",
          other.literal(),
          Map.of("service", Words.of(other.service()), "detail", other.service().name()));
    } else if (outcome instanceof GreetingOutcome.TlsExpected) {
      return noticed("tls-expected", "", Map.of());
    } else if (outcome instanceof GreetingOutcome.Silent silent) {
      String seconds = String.valueOf(Math.max(1, silent.waited().toSeconds()));
      return noticed("silent", "", Map.of("detail", seconds));
    } else if (outcome instanceof GreetingOutcome.PreAuthenticated strange) {
      return noticed("pre-authenticated", strange.banner().literal(), Map.of());
    }
    return Disturbances.verdict(leg, "greeting", (Disturbance) outcome, List.of());
  }

  /** What is said before TLS may come from anybody on the way. */
  private Evidence.Kind answer() {
    return leg.server().security() == TransportSecurity.TLS
        ? Evidence.Kind.SERVER_ANSWER
        : Evidence.Kind.UNTRUSTED_ANSWER;
  }

  private String protocolName() {
    return leg.protocol().name();
  }

  private StepVerdict noticed(String outcome, String literal, Map<String, String> facts) {
    List<Evidence> evidence =
        literal.isBlank()
            ? List.of(new Evidence(Evidence.Kind.EXCEPTION, outcome))
            : List.of(new Evidence(answer(), literal));
    return new StepVerdict.Noticed(leg.symptom("greeting", outcome, literal, facts), evidence);
  }
}
