package org.postampel.testkit.internal.authority;

import java.util.Objects;
import java.util.Optional;

/**
 * A refusal in Entra's words.
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

  EntraError withSuberror(String suberror) {
    return new EntraError(number, error, Optional.of(suberror), status, text);
  }

  EntraError withStatus(int other) {
    return new EntraError(number, error, suberror, other, text);
  }

  static EntraError unknownTenant(String tenant) {
    return of(
        90002,
        "invalid_request",
        "Tenant '"
            + tenant
            + "' not found. Check to make sure you have the correct tenant ID and are signing into"
            + " the correct cloud.");
  }

  static EntraError notMultiTenant(String client) {
    return of(
        50194,
        "invalid_request",
        "Application '"
            + client
            + "' is not configured as a multi-tenant application. Usage of the /common endpoint is"
            + " not supported for such apps.");
  }

  static EntraError missing(String parameter) {
    return of(
        900144,
        "invalid_request",
        "The request body must contain the following parameter: '" + parameter + "'.");
  }

  static EntraError unknownClient(String client, String tenantName) {
    return of(
        700016,
        "unauthorized_client",
        "Application with identifier '"
            + client
            + "' was not found in the directory '"
            + tenantName
            + "'.");
  }

  static EntraError redirectNotRegistered(String redirect, String client) {
    return of(
        50011,
        "invalid_request",
        "The redirect URI '"
            + redirect
            + "' specified in the request does not match the redirect URIs configured for the"
            + " application '"
            + client
            + "'.");
  }

  static EntraError wrongSecret(String client) {
    return of(
        7000215,
        "invalid_client",
        "Invalid client secret provided. Ensure the secret being sent in the request is the client"
            + " secret value, not the client secret ID, for a secret added to app '"
            + client
            + "'.");
  }

  static EntraError expiredSecret(String client) {
    return of(
        7000222,
        "invalid_client",
        "The provided client secret keys for app '" + client + "' are expired.");
  }

  static EntraError missingSecret() {
    return of(
        7000218,
        "invalid_client",
        "The request body must contain the following parameter: 'client_assertion' or"
            + " 'client_secret'.");
  }

  static EntraError secretOfPublicClient() {
    return of(
        700025,
        "invalid_client",
        "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");
  }

  static EntraError unknownScope(String scope) {
    return of(
        70011,
        "invalid_scope",
        "The provided request must include a 'scope' input parameter. The provided value for the"
            + " input parameter 'scope' is not valid. The scope "
            + scope
            + " is not valid.");
  }

  static EntraError mixedScopes(String scope) {
    return of(
        700022,
        "invalid_scope",
        "The provided value for the input parameter scope isn't valid because it contains more"
            + " than one resource. Scope "
            + scope
            + " is not valid.");
  }

  static EntraError notRegistered(String client) {
    return of(
        650057,
        "invalid_resource",
        "Invalid resource. The client has requested access to a resource which is not listed in"
            + " the requested permissions in the client's application registration. Client app ID: "
            + client
            + ".");
  }

  static EntraError needsDefault(String scope) {
    return of(
        1002012,
        "invalid_scope",
        "The provided value for scope "
            + scope
            + " is not valid. Client credential flows must have a scope value with /.default"
            + " suffixed to the resource identifier (application ID URI).");
  }

  static EntraError codeUsed() {
    return of(
        54005,
        "invalid_grant",
        "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use"
            + " an existing refresh token.");
  }

  static EntraError codeExpired() {
    return of(
        70008,
        "invalid_grant",
        "The provided authorization code or refresh token has expired due to inactivity. Send a"
            + " new interactive authorization request for this user and resource.");
  }

  static EntraError badGrant() {
    return of(70000, "invalid_grant", "Provided grant is invalid or malformed.");
  }

  static EntraError otherClient() {
    return of(
        700005,
        "invalid_grant",
        "Provided Authorization Code is intended to use against other tenant or client, thus"
            + " rejected.");
  }

  static EntraError otherRedirect(String sent, String original) {
    return of(
        500112,
        "invalid_grant",
        "The reply address '"
            + sent
            + "' does not match the reply address '"
            + original
            + "' provided when requesting Authorization code.");
  }

  static EntraError verifierMismatch() {
    return of(
        501481,
        "invalid_grant",
        "The Code_Verifier does not match the code_challenge supplied in the authorization"
            + " request.");
  }

  static EntraError challengeNeeded() {
    return of(
        50147,
        "invalid_request",
        "The code_challenge parameter is missing or its method is not S256.");
  }

  static EntraError refreshExpired(String issued) {
    return of(
        700082,
        "invalid_grant",
        "The refresh token has expired due to inactivity. The token was issued on "
            + issued
            + " and was inactive for 90.00:00:00.");
  }

  static EntraError refreshRevoked(String from) {
    return of(
        50173,
        "invalid_grant",
        "The provided grant has expired due to it being revoked, a fresh auth token is needed. The"
            + " user might have changed or reset their password. TokensValidFrom date is "
            + from
            + ".");
  }

  static EntraError consentRequired(String client, String name) {
    return of(
            65001,
            "invalid_grant",
            "The user or administrator has not consented to use the application with ID '"
                + client
                + "' named '"
                + name
                + "'. Send an interactive authorization request for this user and resource.")
        .withSuberror("consent_required");
  }

  static EntraError consentDeclined() {
    return of(65004, "access_denied", "User declined to consent to access the app.");
  }

  static EntraError administratorNeeded(String name) {
    return of(
        90094,
        "access_denied",
        name
            + " needs permission to access resources in your organization that only an admin can"
            + " grant. Please ask an admin to grant permission to this app before you can use it.");
  }

  static EntraError accountBlocked() {
    return of(50057, "invalid_grant", "The user account is disabled.");
  }

  static EntraError accountUnknown(String account) {
    return of(
        50034,
        "invalid_grant",
        "The user account "
            + account
            + " does not exist in the directory. To sign into this"
            + " application, the account must be added to the directory.");
  }

  static EntraError silentNotPossible() {
    return of(
        50058, "login_required", "A silent sign-in request was sent but no user is signed in.");
  }

  static EntraError devicePending() {
    return of(
        70016,
        "authorization_pending",
        "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
  }

  static EntraError deviceTooFast() {
    return of(70016, "slow_down", "OAuth 2.0 device flow error. The client polls too often.");
  }

  static EntraError deviceExpired() {
    return of(70019, "expired_token", "Verification code expired. Send a new device code request.");
  }

  static EntraError deviceUnknown() {
    return of(70018, "bad_verification_code", "Invalid verification code.");
  }

  static EntraError deviceDeclined() {
    return of(70016, "authorization_declined", "The end user denied the authorization request.");
  }

  static EntraError blockedByConditionalAccess() {
    return of(
            53003,
            "invalid_grant",
            "Access has been blocked by Conditional Access policies. The access policy does not"
                + " allow token issuance.")
        .withSuberror("message_only");
  }

  static EntraError assertionMalformed(String why) {
    return of(50027, "invalid_client", "JWT token is invalid or malformed: " + why + ".");
  }

  static EntraError assertionKeyUnknown(String thumbprint) {
    return of(
        700027,
        "invalid_client",
        "The certificate with identifier used to sign the client assertion is not registered on"
            + " application. [Reason - The key was not found., Thumbprint of key used by client: '"
            + thumbprint
            + "'].");
  }

  static EntraError assertionKeyExpired(String thumbprint) {
    return of(
        700027,
        "invalid_client",
        "The certificate with identifier used to sign the client assertion is expired on"
            + " application. [Reason - The key used is expired., Thumbprint of key used by client:"
            + " '"
            + thumbprint
            + "'].");
  }

  static EntraError assertionOfAnother(String client) {
    return of(
        700021,
        "invalid_client",
        "Client assertion application identifier doesn't match 'client_id' parameter "
            + client
            + ".");
  }

  static EntraError assertionAudience(String sent, String expected) {
    return of(
        700023,
        "invalid_client",
        "Client assertion audience claim "
            + sent
            + " does not match the expected audience "
            + expected
            + ".");
  }

  static EntraError assertionTime(String now) {
    return of(
        700024,
        "invalid_client",
        "Client assertion is not within its valid time range. Current time: " + now + ".");
  }

  static EntraError grantUnknown(String grant) {
    return of(
        70003,
        "unsupported_grant_type",
        "The app requested an unsupported grant type '" + grant + "'.");
  }

  static EntraError throttled() {
    return of(90055, "temporarily_unavailable", "Too many requests. Retry later.").withStatus(429);
  }
}
