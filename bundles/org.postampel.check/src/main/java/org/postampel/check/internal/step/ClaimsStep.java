package org.postampel.check.internal.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.oauth.TokenClaims;

/**
 * Asks: does the token say what the mail servers want to read (aud, scp or roles, tid, upn, exp)?
 *
 * <p>Green when: everything it says fits the settings, for every protocol.
 *
 * <p>Yellow when: another person than the configured one signed in.
 *
 * <p>Red when: audience, permission, organisation, kind or time is wrong. Grey when the token
 * cannot be read, comes from an authority whose vocabulary we do not know, or leaves the question
 * to the server.
 */
final class ClaimsStep implements Step {

  private final CheckContext check;

  ClaimsStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.OAUTH_CLAIMS;
  }

  @Override
  public StepVerdict run() {
    List<Evidence> evidence = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    boolean opaque = false;
    for (MailProtocol protocol : check.tokenProtocols()) {
      TokenClaims claims = check.claims(protocol).orElseThrow();
      opaque |= claims instanceof TokenClaims.Opaque;
      evidence.addAll(evidence(protocol, claims));
      TokenReading.of(check, protocol, claims)
          .remarks()
          .forEach(remark -> seen.add(new Seen(protocol, remark)));
    }
    boolean unreadable = opaque;
    return seen.stream()
        .filter(one -> !one.remark().outcome().equals("smtp-role-unseen"))
        .min((a, b) -> Boolean.compare(a.isMild(), b.isMild()))
        .map(worst -> noticed(worst, evidence))
        .orElseGet(() -> quiet(unreadable ? "opaque-token" : open(seen), evidence));
  }

  private StepVerdict noticed(Seen worst, List<Evidence> evidence) {
    Map<String, String> facts =
        Map.of("detail", worst.remark().detail(), "protocol", worst.protocol().id());
    return new StepVerdict.Noticed(
        check.symptom(id(), worst.remark().outcome(), worst.remark().detail(), facts),
        evidence,
        true);
  }

  /** The question a readable token without a fault leaves to the server; empty when none. */
  private String open(List<Seen> seen) {
    if (!TokenReading.knowsTheVocabulary(check)) {
      return "other-authority";
    }
    return seen.isEmpty() ? "" : "smtp-role";
  }

  private static StepVerdict quiet(String open, List<Evidence> evidence) {
    return open.isEmpty()
        ? new StepVerdict.Proved(Sentence.of("proved.claims"), evidence)
        : new StepVerdict.Undecided(
            GreyReason.NOT_INSPECTABLE, Sentence.of("undecided." + open), evidence);
  }

  private static List<Evidence> evidence(MailProtocol protocol, TokenClaims claims) {
    List<Evidence> evidence = new ArrayList<>();
    if (claims instanceof TokenClaims.Readable token) {
      String prefix = protocol.name() + " ";
      claim(evidence, prefix + "aud", String.join(" ", new TreeSet<>(token.audience())));
      claim(evidence, prefix + "scp", String.join(" ", new TreeSet<>(token.scopes())));
      claim(evidence, prefix + "roles", String.join(" ", new TreeSet<>(token.roles())));
      claim(evidence, prefix + "tid", token.tenant());
      claim(evidence, prefix + "upn", token.userName());
      claim(evidence, prefix + "appid", token.appId());
      claim(evidence, prefix + "exp", token.expiresAt().toString());
    } else {
      claim(evidence, protocol.name() + " token", "opaque");
    }
    return evidence;
  }

  private static void claim(List<Evidence> evidence, String name, String value) {
    if (!value.isEmpty()) {
      evidence.add(new Evidence(Evidence.Kind.TOKEN_CLAIM, name + " = " + value));
    }
  }

  private record Seen(MailProtocol protocol, TokenReading.Remark remark) {
    /** Another person may well be somebody with the same rights. */
    boolean isMild() {
      return remark.outcome().equals("person-other")
          || remark.outcome().equals("personal-resource");
    }
  }
}
