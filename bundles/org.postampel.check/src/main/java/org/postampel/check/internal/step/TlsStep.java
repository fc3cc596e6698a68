package org.postampel.check.internal.step;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.Disturbance;
import org.postampel.mail.TlsOutcome;

/**
 * Asks: is the connection encrypted, and is the server who it says (RFC 8314, RFC 9525)?
 *
 * <p>Green when: chain and host name are verified and every certificate is good for two more weeks.
 *
 * <p>Yellow when: a certificate of the chain expires within two weeks, or a protection program that
 * this computer trusts has opened the encryption.
 *
 * <p>Red when: STARTTLS is missing or refused, or the handshake or the verification fails.
 */
final class TlsStep implements Step {

  private static final Duration SOON = Duration.ofDays(14);
  private static final Duration WAIT_FOR_CLOCK = Duration.ofSeconds(2);

  /** How firewalls overwrite the word they do not want to be read. */
  private static final Pattern OVERWRITTEN = Pattern.compile("(?i)\\bX{5,}[A-Z]?\\b");

  private final LegContext leg;

  TlsStep(LegContext leg) {
    this.leg = leg;
  }

  @Override
  public StepId id() {
    return leg.step("tls");
  }

  @Override
  public StepVerdict run() {
    TlsOutcome outcome =
        leg.server().security() == TransportSecurity.STARTTLS
            ? leg.dialogue().startTls()
            : leg.dialogue().handshake();
    if (outcome instanceof TlsOutcome.Secured secured) {
      return secured(secured);
    } else if (outcome instanceof TlsOutcome.Failed failed) {
      return failed(failed);
    }
    return Disturbances.verdict(leg, "tls", (Disturbance) outcome, List.of());
  }

  private StepVerdict secured(TlsOutcome.Secured secured) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(Evidence.Kind.TLS, secured.protocol() + " " + secured.cipherSuite()));
    evidence.addAll(Certificates.evidence(secured.chain()));
    Instant now = leg.check().services().clock().instant();
    String until = secured.notAfter().toString().substring(0, 10);
    List<Symptom> unusual = new ArrayList<>();
    ProtectionProducts.issuing(issuers(secured.chain()))
        .ifPresent(
            product ->
                unusual.add(
                    leg.symptom("tls", "trusted-interception", "", Map.of("detail", product))));
    if (secured.notAfter().isBefore(now.plus(SOON))) {
      unusual.add(leg.symptom("tls", "expires-soon", "", Map.of("detail", until)));
    }
    if (!unusual.isEmpty()) {
      return StepVerdict.unusual(unusual, evidence);
    }
    return new StepVerdict.Proved(
        Sentence.of("proved.tls", secured.protocol(), leg.server().host(), until), evidence);
  }

  private StepVerdict failed(TlsOutcome.Failed failed) {
    List<Evidence> evidence = new ArrayList<>();
    Evidence.Kind kind =
        switch (failed.kind()) {
          case NOT_TLS, REFUSED, INJECTED, NOT_OFFERED -> Evidence.Kind.UNTRUSTED_ANSWER;
          default -> Evidence.Kind.EXCEPTION;
        };
    if (!failed.literal().isBlank()) {
      evidence.add(new Evidence(kind, failed.literal()));
    }
    evidence.addAll(Certificates.evidence(failed.chain()));
    return new StepVerdict.Noticed(
        leg.symptom("tls", Words.of(failed.kind()), literal(failed), facts(failed)), evidence);
  }

  /** Java's words and the issuers: an interception gives itself away by the issuer's name. */
  private static String literal(TlsOutcome.Failed failed) {
    return failed.literal() + issuers(failed.chain());
  }

  private static String issuers(List<X509Certificate> chain) {
    StringBuilder issuers = new StringBuilder();
    for (X509Certificate certificate : chain) {
      issuers.append("\nissuer: ").append(certificate.getIssuerX500Principal().getName());
    }
    return issuers.toString();
  }

  private Map<String, String> facts(TlsOutcome.Failed failed) {
    Map<String, String> facts = new HashMap<>();
    switch (failed.kind()) {
      case NOT_OFFERED ->
          facts.put("stripped", OVERWRITTEN.matcher(failed.literal()).find() ? "yes" : "no");
      case EXPIRED, NOT_YET_VALID ->
          facts.put(
              "clock",
              leg.check().tokenProtocols().isEmpty()
                  ? "unknown"
                  : leg.check().clock().fact(WAIT_FOR_CLOCK));
      case UNKNOWN_ISSUER, PROTOCOL_OR_CIPHER, OTHER -> facts.put("runtime", JavaRuntime.fact());
      default -> {}
    }
    facts.put(ProtectionProducts.FACT, ProtectionProducts.fact(literal(failed)));
    if (!failed.chain().isEmpty()) {
      X509Certificate own = failed.chain().get(0);
      X509Certificate last = failed.chain().get(failed.chain().size() - 1);
      facts.put("chain", failed.chain().size() == 1 ? "short" : "long");
      facts.put("issuer", PublicAuthorities.issued(last) ? "public" : "private");
      facts.put(
          "detail",
          switch (failed.kind()) {
            case HOST_NAME_MISMATCH -> String.join(", ", Certificates.names(own));
            case EXPIRED -> Certificates.until(own);
            case NOT_YET_VALID -> Certificates.from(own);
            case SELF_SIGNED -> Certificates.fingerprint(own);
            default -> own.getIssuerX500Principal().getName();
          });
    }
    return facts;
  }
}
