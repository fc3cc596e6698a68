package org.postampel.check.internal.step;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.GreyReason;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.oauth.Ending;
import org.postampel.tokenstore.TokenStores;

/**
 * Asks: can the store keep secrets, are those that this mailbox needs in it, and do they last? A
 * throw-away entry is written, read and removed, unless nothing was ever stored.
 *
 * <p>Green when: it came back, and everything needed could be read.
 *
 * <p>Yellow when: the application's certificate or secret, or the sign-in, ends within a month
 * (certificate and secret) or a week (sign-in).
 *
 * <p>Red when: the store cannot be used, a secret is missing, has ended, or is the id of a secret
 * instead of its value.
 */
final class SecretsStep implements Step {

  private static final Duration RENEWAL_TAKES = Duration.ofDays(30);
  private static final Duration SIGN_IN_TAKES = Duration.ofDays(7);

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
    try {
      if (store().wasWritten()) {
        if (!store().roundTrip()) {
          return noticed("store-forgets", "", Map.of(), evidence);
        }
        evidence.add(setting("store: written, read and removed again"));
      }
      Optional<StepVerdict> trouble = passwords(evidence).or(() -> application(evidence));
      return trouble.isPresent() ? trouble.get() : endings(evidence);
    } catch (TokenStoreException e) {
      return failed(e);
    }
  }

  private SecretStore store() {
    return check.services().account().store();
  }

  private Optional<StepVerdict> passwords(List<Evidence> evidence) {
    for (MailServer server : check.mailbox().servers()) {
      if (server.signIn() instanceof ServerSignIn.Password) {
        CredentialOutcome outcome =
            check.services().credentials().credentialFor(check.mailbox(), server.protocol());
        if (outcome instanceof CredentialOutcome.StoreFailed failed) {
          return Optional.of(failed(failed.failure()));
        }
        Optional<SignInTrouble> trouble = SignInTrouble.in(outcome);
        if (trouble.isPresent()) {
          Map<String, String> facts = new HashMap<>(trouble.get().facts());
          facts.putIfAbsent("detail", server.protocol().name());
          return Optional.of(
              noticed(
                  trouble.get().outcome(),
                  trouble.get().literal(),
                  facts,
                  trouble.get().evidence()));
        }
        evidence.add(setting(server.protocol().name() + ": password stored"));
      }
    }
    return Optional.empty();
  }

  /** What an application that signs in by itself needs; a person's own secret may be absent. */
  private Optional<StepVerdict> application(List<Evidence> evidence) {
    Optional<OAuthSignIn> signIn = check.mailbox().oauth();
    if (signIn.isEmpty() || !store().isThere()) {
      return Optional.empty();
    }
    SecretName secret = SecretName.clientSecret(signIn.get().registration());
    boolean there = store().holds(secret);
    boolean needed = !signIn.get().flow().isDelegated() && signIn.get().certificate().isEmpty();
    if (there && TokenReading.knowsTheVocabulary(check) && store().looksLikeAnId(secret)) {
      return Optional.of(
          noticed("secret-looks-like-id", "", Map.of(), List.of(setting("client secret: a GUID"))));
    }
    if (needed && !there) {
      return Optional.of(
          noticed(
              "secret-missing",
              "",
              Map.of("secret", "client-secret"),
              List.of(setting("client-secret " + secret.owner()))));
    }
    if (there) {
      evidence.add(setting("client secret stored"));
    }
    return Optional.empty();
  }

  private StepVerdict endings(List<Evidence> evidence) {
    Instant now = check.services().clock().instant();
    List<Symptom> soon = new ArrayList<>();
    for (Ending ending : check.services().account().endings().apply(check.mailbox())) {
      String day = ending.when().atZone(ZoneOffset.UTC).toLocalDate().toString();
      String kind = Words.of(ending.kind());
      evidence.add(setting(kind + " until " + day + (ending.certain() ? "" : " (estimated)")));
      Duration ahead = ending.kind() == Ending.Kind.REFRESH_TOKEN ? SIGN_IN_TAKES : RENEWAL_TAKES;
      if (ending.when().isBefore(now.plus(ahead))) {
        boolean over = !ending.when().isAfter(now) && ending.certain();
        soon.add(
            check.symptom(
                id(), over ? "ended" : "ends-soon", "", Map.of("detail", day, "ending", kind)));
      }
    }
    if (!soon.isEmpty()) {
      return StepVerdict.unusual(soon, evidence);
    }
    return evidence.isEmpty()
        ? new StepVerdict.Undecided(
            GreyReason.NOT_APPLICABLE, Sentence.of("skipped.no-secret"), evidence)
        : new StepVerdict.Proved(Sentence.of("proved.secrets"), evidence);
  }

  /** The store's own sentence says it best. */
  private StepVerdict failed(TokenStoreException failure) {
    SignInTrouble trouble = SignInTrouble.ofStore(failure);
    return new StepVerdict.Noticed(
        check.symptom(id(), trouble.outcome(), trouble.literal(), trouble.facts()),
        trouble.evidence(),
        false,
        List.of(),
        List.of(
            new Sentence(
                TokenStores.class, "store." + failure.code(), List.of(failure.location()))));
  }

  private StepVerdict noticed(
      String outcome, String literal, Map<String, String> facts, List<Evidence> evidence) {
    return new StepVerdict.Noticed(check.symptom(id(), outcome, literal, facts), evidence);
  }

  private static Evidence setting(String text) {
    return new Evidence(Evidence.Kind.SETTING, text);
  }
}
