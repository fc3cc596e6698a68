package org.postampel.core.validation;

/**
 * Every code a {@link FieldProblem} of this package can have; a test compares them with the texts.
 */
final class ProblemCodes {

  static final String TEXT_CONTROL_CHARACTER = "text.control-character";
  static final String TEXT_TOO_LONG = "text.too-long";
  static final String SWITCH_UNKNOWN = "switch.unknown";
  static final String NAME_MISSING = "name.missing";
  static final String ADDRESS_MISSING = "address.missing";
  static final String ADDRESS_MALFORMED = "address.malformed";
  static final String PROVIDER_UNKNOWN = "provider.unknown";
  static final String PROTOCOL_UNKNOWN = "protocol.unknown";
  static final String NO_DIRECTION = "mailbox.no-direction";
  static final String HOST_MISSING = "host.missing";
  static final String HOST_BLANK = "host.blank";
  static final String HOST_SCHEME = "host.scheme";
  static final String HOST_MALFORMED = "host.malformed";
  static final String HOST_LEGACY = "host.legacy";
  static final String PORT_NOT_A_NUMBER = "port.not-a-number";
  static final String PORT_OUT_OF_RANGE = "port.out-of-range";
  static final String PORT_SECURITY_MISMATCH = "port.security-mismatch";
  static final String PORT_OTHER_PROTOCOL = "port.other-protocol";
  static final String SECURITY_UNKNOWN = "security.unknown";
  static final String SECURITY_NONE = "security.none";
  static final String SECURITY_TOKEN = "security.token";
  static final String SIGN_IN_UNKNOWN = "sign-in.unknown";
  static final String SIGN_IN_NO_OAUTH = "sign-in.no-oauth";
  static final String OUTGOING_SIGN_IN_UNKNOWN = "outgoing-sign-in.unknown";
  static final String ACCOUNT_MISSING = "account.missing";
  static final String ACCOUNT_MALFORMED = "account.malformed";
  static final String ACCOUNT_CURRENT_USER_PASSWORD = "account.current-user-password";
  static final String ACCOUNT_SHARED_SYNTAX = "account.shared-syntax";
  static final String ACCOUNT_IS_SHARED_MAILBOX = "account.is-shared-mailbox";
  static final String PASSWORD_MICROSOFT_RECEIVING = "password.microsoft-receiving";
  static final String PASSWORD_MICROSOFT_SENDING = "password.microsoft-sending";
  static final String PASSWORD_NOT_TAKEN = "password.not-taken";
  static final String FLOW_UNKNOWN = "flow.unknown";
  static final String FLOW_NOT_OFFERED = "flow.not-offered";
  static final String TENANT_MALFORMED = "tenant.malformed";
  static final String TENANT_NEEDED = "tenant.needed";
  static final String CLIENT_ID_MISSING = "client-id.missing";
  static final String CLIENT_ID_MALFORMED = "client-id.malformed";
  static final String CLIENT_ID_IS_TENANT = "client-id.is-tenant";
  static final String REDIRECT_MALFORMED = "redirect.malformed";
  static final String REDIRECT_UNPROTECTED = "redirect.unprotected";
  static final String AUTHORITY_MISSING = "authority.missing";
  static final String AUTHORITY_MALFORMED = "authority.malformed";
  static final String AUTHORITY_NOT_HTTPS = "authority.not-https";
  static final String AUTHORITY_WITH_PATH = "authority.with-path";
  static final String AUTHORITY_RETIRED = "authority.retired";
  static final String SCOPES_MISSING = "scopes.missing";
  static final String SCOPES_MALFORMED = "scopes.malformed";
  static final String CERTIFICATE_UNREADABLE = "certificate.unreadable";
  static final String CERTIFICATES_UNREADABLE = "certificates.unreadable";
  static final String CERTIFICATES_NONE = "certificates.none";
  static final String PROXY_MALFORMED = "proxy.malformed";

  private ProblemCodes() {}
}
