package org.postampel.testkit.internal.authority;

import java.util.Objects;
import java.util.Optional;

/**
 * A refusal in Entra's words, which {@link EntraErrors} reads from a table.
 *
 * @param number the AADSTS number
 * @param error the OAuth error word
 * @param suberror what Entra adds for some
 * @param status the HTTP status at the token endpoint
 * @param text the sentence after "AADSTSnnn: "
 */
record EntraError(int number, String error, Optional<String> suberror, int status, String text) {

  EntraError {
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(suberror, "suberror");
    Objects.requireNonNull(text, "text");
  }

  static EntraError of(int number, String error, String text) {
    int status = error.equals("invalid_client") ? 401 : 400;
    return new EntraError(number, error, Optional.empty(), status, text);
  }

  EntraError withStatus(int other) {
    return new EntraError(number, error, suberror, other, text);
  }

  static EntraError unknownTenant(String tenant) {
    return EntraErrors.of("unknown-tenant", tenant);
  }

  static EntraError notMultiTenant(String client) {
    return EntraErrors.of("not-multi-tenant", client);
  }

  static EntraError missing(String parameter) {
    return EntraErrors.of("missing", parameter);
  }

  static EntraError unknownClient(String client, String tenantName) {
    return EntraErrors.of("unknown-client", client, tenantName);
  }

  static EntraError redirectNotRegistered(String redirect, String client) {
    return EntraErrors.of("redirect-not-registered", redirect, client);
  }

  static EntraError wrongSecret(String client) {
    return EntraErrors.of("wrong-secret", client);
  }

  static EntraError expiredSecret(String client) {
    return EntraErrors.of("expired-secret", client);
  }

  static EntraError missingSecret() {
    return EntraErrors.of("missing-secret");
  }

  static EntraError secretOfPublicClient() {
    return EntraErrors.of("secret-of-public-client");
  }

  static EntraError unknownScope(String scope) {
    return EntraErrors.of("unknown-scope", scope);
  }

  static EntraError mixedScopes(String scope) {
    return EntraErrors.of("mixed-scopes", scope);
  }

  static EntraError notRegistered(String client) {
    return EntraErrors.of("not-registered", client);
  }

  static EntraError needsDefault(String scope) {
    return EntraErrors.of("needs-default", scope);
  }

  static EntraError codeUsed() {
    return EntraErrors.of("code-used");
  }

  static EntraError codeExpired() {
    return EntraErrors.of("code-expired");
  }

  static EntraError badGrant() {
    return EntraErrors.of("bad-grant");
  }

  static EntraError otherClient() {
    return EntraErrors.of("other-client");
  }

  static EntraError otherRedirect(String sent, String original) {
    return EntraErrors.of("other-redirect", sent, original);
  }

  static EntraError verifierMismatch() {
    return EntraErrors.of("verifier-mismatch");
  }

  static EntraError challengeNeeded() {
    return EntraErrors.of("challenge-needed");
  }

  static EntraError refreshExpired(String issued) {
    return EntraErrors.of("refresh-expired", issued);
  }

  static EntraError refreshRevoked(String from) {
    return EntraErrors.of("refresh-revoked", from);
  }

  static EntraError consentRequired(String client, String name) {
    return EntraErrors.of("consent-required", client, name);
  }

  static EntraError consentDeclined() {
    return EntraErrors.of("consent-declined");
  }

  static EntraError administratorNeeded(String name) {
    return EntraErrors.of("administrator-needed", name);
  }

  static EntraError accountBlocked() {
    return EntraErrors.of("account-blocked");
  }

  static EntraError accountUnknown(String account) {
    return EntraErrors.of("account-unknown", account);
  }

  static EntraError silentNotPossible() {
    return EntraErrors.of("silent-not-possible");
  }

  static EntraError devicePending() {
    return EntraErrors.of("device-pending");
  }

  static EntraError deviceTooFast() {
    return EntraErrors.of("device-too-fast");
  }

  static EntraError deviceExpired() {
    return EntraErrors.of("device-expired");
  }

  static EntraError deviceUnknown() {
    return EntraErrors.of("device-unknown");
  }

  static EntraError deviceDeclined() {
    return EntraErrors.of("device-declined");
  }

  static EntraError blockedByConditionalAccess() {
    return EntraErrors.of("blocked-by-conditional-access");
  }

  static EntraError assertionMalformed(String why) {
    return EntraErrors.of("assertion-malformed", why);
  }

  static EntraError assertionKeyUnknown(String thumbprint) {
    return EntraErrors.of("assertion-key-unknown", thumbprint);
  }

  static EntraError assertionKeyExpired(String thumbprint) {
    return EntraErrors.of("assertion-key-expired", thumbprint);
  }

  static EntraError assertionOfAnother(String client) {
    return EntraErrors.of("assertion-of-another", client);
  }

  static EntraError assertionAudience(String sent, String expected) {
    return EntraErrors.of("assertion-audience", sent, expected);
  }

  static EntraError assertionTime(String now) {
    return EntraErrors.of("assertion-time", now);
  }

  static EntraError grantUnknown(String grant) {
    return EntraErrors.of("grant-unknown", grant);
  }

  static EntraError throttled() {
    return EntraErrors.of("throttled").withStatus(429);
  }
}
