package org.postampel.check.internal.step;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.oauth.AuthorityProbeOutcome;

/**
 * Asks: is the authority there, does it know the organisation, is it the right cloud, and does the
 * local clock agree with its own (OpenID Connect Discovery 1.0, section 4; RFC 9110, section
 * 6.6.1)?
 *
 * <p>Green when: its discovery document came, from the cloud that was asked, with the right time.
 *
 * <p>Yellow when: the clocks differ by more than five minutes, or the authority is overloaded; and
 * whatever is red otherwise where it has issued every token all the same.
 *
 * <p>Red when: it cannot be reached, a proxy, portal or protection program answers in its place, it
 * does not know the organisation, or the organisation lives in another cloud. Nobody waits for it,
 * and it waits for the tokens only when something is wrong.
 */
final class EndpointStep implements Step {

  private static final Set<String> CLOUDS = Set.of("com", "us", "cn");

  private final CheckContext check;

  EndpointStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.OAUTH_ENDPOINT;
  }

  @Override
  public Duration patience(Duration single) {
    return single.multipliedBy(4).plusSeconds(2);
  }

  @Override
  public StepVerdict run() {
    AuthorityProbeOutcome outcome =
        check.services().account().authority().probe(check.mailbox(), check.stop());
    if (outcome instanceof AuthorityProbeOutcome.Reachable reachable) {
      check.clock().measured(reachable.ahead());
      return reachable(reachable);
    } else if (outcome instanceof AuthorityProbeOutcome.Refused refused) {
      check.clock().measured(refused.ahead());
      return refused(refused);
    } else if (outcome instanceof AuthorityProbeOutcome.NotAnAuthority other) {
      return other(other);
    } else if (outcome instanceof AuthorityProbeOutcome.Untrusted untrusted) {
      return untrusted(untrusted);
    } else if (outcome instanceof AuthorityProbeOutcome.Busy busy) {
      return noticed(
          "busy",
          busy.literal(),
          Map.of("detail", "HTTP " + busy.httpStatus()),
          List.of(answer("HTTP " + busy.httpStatus() + " " + busy.literal())));
    } else if (outcome instanceof AuthorityProbeOutcome.Unreachable lost) {
      return noticed(
          "unreachable",
          lost.literal(),
          Map.of(),
          List.of(new Evidence(Evidence.Kind.EXCEPTION, lost.literal())));
    }
    return StepVerdict.cancelled();
  }

  private StepVerdict reachable(AuthorityProbeOutcome.Reachable reachable) {
    long seconds = reachable.ahead().toSeconds();
    List<Evidence> evidence =
        List.of(
            answer("issuer = " + reachable.issuer()),
            answer("clock of the authority: " + (seconds < 0 ? "" : "+") + seconds + " s"));
    OAuthSignIn oauth = check.mailbox().oauth().orElseThrow();
    String asked = String.valueOf(oauth.authority().getHost());
    if (TokenReading.knowsTheVocabulary(check) && !sameCloud(asked, reachable.tokenHost())) {
      return noticed(
          "wrong-cloud", reachable.tokenHost(), Map.of("detail", reachable.tokenHost()), evidence);
    }
    if (ClockComparison.isWrong(reachable.ahead())) {
      String minutes = String.valueOf(reachable.ahead().abs().toMinutes());
      return noticed("clock-wrong", "", Map.of("detail", minutes), evidence);
    }
    return new StepVerdict.Proved(Sentence.of("proved.endpoint", asked), evidence);
  }

  /** Microsoft's clouds end in .com, .us and .cn; within one the hosts have several names. */
  private static boolean sameCloud(String asked, String answering) {
    return !CLOUDS.contains(topLevel(asked))
        || !CLOUDS.contains(topLevel(answering))
        || topLevel(asked).equals(topLevel(answering));
  }

  private static String topLevel(String host) {
    return host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private StepVerdict refused(AuthorityProbeOutcome.Refused refused) {
    SignInTrouble trouble = SignInTrouble.ofAuthority("refused", refused.failure());
    boolean tenant = refused.failure().error().equals("invalid_tenant");
    return noticed(
        tenant ? "tenant-unknown" : "refused",
        trouble.literal(),
        trouble.facts(),
        trouble.evidence());
  }

  private StepVerdict other(AuthorityProbeOutcome.NotAnAuthority other) {
    Map<String, String> facts = new HashMap<>();
    facts.put("status", String.valueOf(other.httpStatus()));
    facts.put("detail", other.location().isEmpty() ? other.literal() : other.location());
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(answer("HTTP " + other.httpStatus() + " " + other.literal()));
    if (!other.location().isEmpty()) {
      evidence.add(answer("Location: " + other.location()));
    }
    return noticed(
        other.httpStatus() == 407 ? "proxy-refused" : "not-an-authority",
        other.literal(),
        facts,
        evidence);
  }

  private StepVerdict untrusted(AuthorityProbeOutcome.Untrusted untrusted) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(Evidence.Kind.EXCEPTION, untrusted.literal()));
    evidence.addAll(Certificates.evidence(untrusted.chain()));
    StringBuilder literal = new StringBuilder(untrusted.literal());
    String issuer = "";
    for (X509Certificate certificate : untrusted.chain()) {
      literal.append("\nissuer: ").append(certificate.getIssuerX500Principal().getName());
      issuer = issuer.isEmpty() ? certificate.getIssuerX500Principal().getName() : issuer;
    }
    Map<String, String> facts =
        Map.of(
            "detail", issuer, ProtectionProducts.FACT, ProtectionProducts.fact(literal.toString()));
    return noticed("untrusted", literal.toString(), facts, evidence);
  }

  private static Evidence answer(String text) {
    return new Evidence(Evidence.Kind.AUTHORITY_ANSWER, text);
  }

  private StepVerdict noticed(
      String outcome, String literal, Map<String, String> facts, List<Evidence> evidence) {
    Symptom symptom = check.symptom(id(), outcome, literal, facts);
    return judged(new StepVerdict.Noticed(symptom, evidence, true), check.options().stepTimeout());
  }

  @Override
  public StepVerdict overdue(String waited) {
    return judged((StepVerdict.Noticed) Step.super.overdue(waited), Duration.ZERO);
  }

  /** Who issues tokens is not disproved; without a token the next steps are red as well. */
  private StepVerdict judged(StepVerdict.Noticed noticed, Duration longest) {
    try {
      if (!check.desk().hasIssuedAll(longest.multipliedBy(2))) {
        return noticed;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return StepVerdict.cancelled();
    }
    return new StepVerdict.Survived(
        new StepVerdict.Noticed(
            noticed.symptom(),
            noticed.evidence(),
            true,
            List.of(),
            List.of(Sentence.of("explained.token-issued"))));
  }
}
