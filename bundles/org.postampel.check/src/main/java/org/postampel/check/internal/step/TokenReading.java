package org.postampel.check.internal.step;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.oauth.TokenClaims;

/**
 * What a token's own statements mean for one server of the mailbox. Nothing here is proof of
 * access: the server decides. Sources: Microsoft's "Access token claims reference" and
 * "Authenticate an IMAP, POP or SMTP connection using OAuth".
 *
 * @param remarks what is not as expected, the gravest first
 * @param facts what the catalogue may want to know when the server refuses the token
 */
record TokenReading(List<Remark> remarks, Map<String, String> facts) {

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** Under which names Exchange Online accepts a token. */
  private static final Set<String> EXCHANGE =
      Set.of(
          "https://outlook.office.com",
          "https://outlook.office365.com",
          "00000002-0000-0ff1-ce00-000000000000");

  /**
   * One thing that is not as expected.
   *
   * @param outcome the word for the catalogue
   * @param detail what exactly
   */
  record Remark(String outcome, String detail) {}

  static TokenReading of(CheckContext check, MailProtocol protocol, TokenClaims claims) {
    OAuthSignIn signIn = check.mailbox().oauth().orElseThrow();
    if (!(claims instanceof TokenClaims.Readable token)) {
      boolean wrongName =
          check.mailbox().provider().equals("outlook-com")
              && signIn.scopes(protocol).stream()
                  .anyMatch(s -> s.toLowerCase(Locale.ROOT).contains("outlook.office365.com"));
      List<Remark> remarks = wrongName ? List.of(new Remark("personal-resource", "")) : List.of();
      return new TokenReading(remarks, Map.of("token.readable", "no"));
    }
    boolean entra = knowsTheVocabulary(check);
    Instant now = check.services().clock().instant();
    List<Remark> remarks = new ArrayList<>();
    audience(token, signIn.scopes(protocol), entra).ifPresent(remarks::add);
    if (entra) {
      flow(token, signIn).ifPresent(remarks::add);
    }
    tenant(token, signIn).ifPresent(remarks::add);
    times(token, now).ifPresent(remarks::add);
    permission(token, signIn, protocol, entra).ifPresent(remarks::add);
    person(token, signIn).ifPresent(remarks::add);
    return new TokenReading(remarks, facts(remarks, token, signIn, entra));
  }

  /** Whether the claims mean what Microsoft documents; what others write into a token is theirs. */
  static boolean knowsTheVocabulary(CheckContext check) {
    return check.preset().oauth().filter(o -> o.kind() == OAuthPreset.Kind.ENTRA).isPresent();
  }

  private static boolean says(List<Remark> remarks, String outcome) {
    return remarks.stream().anyMatch(remark -> remark.outcome().equals(outcome));
  }

  private static Optional<Remark> audience(
      TokenClaims.Readable token, Set<String> scopes, boolean entra) {
    Set<String> named = new LinkedHashSet<>();
    token
        .audience()
        .forEach(name -> named.add(name.toLowerCase(Locale.ROOT).replaceAll("/+$", "")));
    String shown = String.join(", ", new TreeSet<>(token.audience()));
    if (named.contains("https://graph.microsoft.com")
        || named.contains("00000003-0000-0000-c000-000000000000")) {
      return Optional.of(new Remark("audience-graph", shown));
    }
    if (named.contains("https://ps.outlook.com")) {
      return Optional.of(new Remark("audience-consent-only", shown));
    }
    Set<String> wanted = new LinkedHashSet<>(EXCHANGE);
    scopes.forEach(scope -> resource(scope).ifPresent(wanted::add));
    boolean fits = named.stream().anyMatch(wanted::contains);
    return entra && !named.isEmpty() && !fits
        ? Optional.of(new Remark("audience-other", shown))
        : Optional.empty();
  }

  private static Optional<String> resource(String scope) {
    try {
      URI uri = URI.create(scope);
      return uri.getHost() == null
          ? Optional.empty()
          : Optional.of((uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<Remark> flow(TokenClaims.Readable token, OAuthSignIn signIn) {
    if (signIn.flow().isDelegated() == token.applicationOnly()) {
      return Optional.of(
          new Remark(token.applicationOnly() ? "flow-application" : "flow-person", ""));
    }
    return Optional.empty();
  }

  private static Optional<Remark> tenant(TokenClaims.Readable token, OAuthSignIn signIn) {
    boolean comparable = GUID.matcher(signIn.tenant()).matches() && !token.tenant().isEmpty();
    return comparable && !token.tenant().equalsIgnoreCase(signIn.tenant())
        ? Optional.of(new Remark("tenant-other", token.tenant()))
        : Optional.empty();
  }

  private static Optional<Remark> times(TokenClaims.Readable token, Instant now) {
    if (!token.expiresAt().isAfter(now)) {
      return Optional.of(new Remark("expired", token.expiresAt().toString()));
    }
    if (token.notBefore().isAfter(now.plus(CLOCK_SKEW))) {
      return Optional.of(new Remark("not-yet-valid", token.notBefore().toString()));
    }
    return Optional.empty();
  }

  private static Optional<Remark> permission(
      TokenClaims.Readable token, OAuthSignIn signIn, MailProtocol protocol, boolean entra) {
    if (!entra) {
      return Optional.empty();
    }
    if (!signIn.flow().isDelegated()) {
      String role =
          switch (protocol) {
            case IMAP -> "IMAP.AccessAsApp";
            case POP3 -> "POP.AccessAsApp";
            case SMTP -> "SMTP.SendAsApp";
          };
      return has(token.roles(), role)
          ? Optional.empty()
          : Optional.of(
              new Remark(
                  protocol == MailProtocol.SMTP ? "smtp-role-unseen" : "role-missing", role));
    }
    return signIn.scopes(protocol).stream()
        .map(scope -> scope.substring(scope.lastIndexOf('/') + 1))
        .filter(name -> !name.isEmpty() && !name.startsWith(".") && !has(token.scopes(), name))
        .sorted()
        .findFirst()
        .map(name -> new Remark("scope-missing", name));
  }

  private static boolean has(Set<String> granted, String name) {
    return granted.stream()
        .anyMatch(one -> one.substring(one.lastIndexOf('/') + 1).equalsIgnoreCase(name));
  }

  private static Optional<Remark> person(TokenClaims.Readable token, OAuthSignIn signIn) {
    return isPersonKnown(token, signIn)
            && signIn.account() instanceof SignInAccount.Person person
            && !token.userName().equalsIgnoreCase(person.userName())
        ? Optional.of(new Remark("person-other", token.userName()))
        : Optional.empty();
  }

  /** A login name says nothing about an address, and the other way round. */
  private static boolean isPersonKnown(TokenClaims.Readable token, OAuthSignIn signIn) {
    return !token.userName().isEmpty()
        && signIn.account() instanceof SignInAccount.Person person
        && person.userName().contains("@") == token.userName().contains("@");
  }

  private static Map<String, String> facts(
      List<Remark> remarks, TokenClaims.Readable token, OAuthSignIn signIn, boolean entra) {
    boolean personKnown = isPersonKnown(token, signIn);
    return Map.of(
        "token.readable", "yes",
        "token.audience",
            remarks.stream().anyMatch(r -> r.outcome().startsWith("audience-"))
                ? "other"
                : entra ? "mail" : "unknown",
        "token.scope",
            says(remarks, "scope-missing") || says(remarks, "role-missing")
                ? "missing"
                : !entra || says(remarks, "smtp-role-unseen") ? "unknown" : "complete",
        "token.tenant", says(remarks, "tenant-other") ? "other" : "expected",
        "token.time",
            says(remarks, "expired") || says(remarks, "not-yet-valid") ? "wrong" : "valid",
        "token.person",
            says(remarks, "person-other") ? "other" : personKnown ? "expected" : "unknown");
  }
}
