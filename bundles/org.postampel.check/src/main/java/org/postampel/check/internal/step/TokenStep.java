package org.postampel.check.internal.step;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.oauth.AccessToken;
import org.postampel.oauth.AccessTokenOutcome;

/**
 * Asks: does the authority issue an access token for every server that wants one (RFC 6749,
 * sections 4.4 and 6), without asking a person?
 *
 * <p>Green when: it does.
 *
 * <p>Yellow when: the catalogue says that the refusal will pass.
 *
 * <p>Red when: somebody has to sign in, a secret is missing, or the authority refuses or is silent.
 */
final class TokenStep implements Step {

  private static final Duration WAIT_FOR_CLOCK = Duration.ofSeconds(2);

  private final CheckContext check;

  TokenStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.OAUTH_TOKEN;
  }

  @Override
  public StepVerdict run() {
    if (check.desk().isSilent()) {
      return overdue(patience(check.options().stepTimeout()).toSeconds() + " s");
    }
    List<Evidence> evidence = new ArrayList<>();
    for (MailProtocol protocol : check.tokenProtocols()) {
      AccessTokenOutcome outcome = check.desk().token(protocol);
      if (check.stop().isCancelled()) {
        return StepVerdict.cancelled();
      }
      Optional<SignInTrouble> trouble = SignInTrouble.in(outcome);
      if (trouble.isPresent()) {
        return noticed(trouble.get());
      }
      AccessToken token = ((AccessTokenOutcome.Granted) outcome).token();
      check.remember(protocol, token.claims());
      evidence.add(
          new Evidence(
              Evidence.Kind.TOKEN_CLAIM,
              protocol.name()
                  + ": valid until "
                  + token.expiresAt().truncatedTo(ChronoUnit.SECONDS)));
    }
    String authority = check.mailbox().oauth().orElseThrow().authority().getHost();
    return new StepVerdict.Proved(Sentence.of("proved.token", String.valueOf(authority)), evidence);
  }

  private StepVerdict noticed(SignInTrouble trouble) {
    Map<String, String> facts = new HashMap<>(trouble.facts());
    if (trouble.outcome().equals("refused")) {
      facts.put("clock", check.clock().fact(WAIT_FOR_CLOCK));
    }
    return new StepVerdict.Noticed(
        check.symptom(id(), trouble.outcome(), trouble.literal(), facts), trouble.evidence());
  }
}
