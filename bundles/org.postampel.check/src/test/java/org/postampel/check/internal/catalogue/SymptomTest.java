package org.postampel.check.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.check.Finding;
import org.postampel.check.StepId;

/** Which row answers which words: the literal answers of real servers. */
class SymptomTest {

  private final FindingsCatalogue catalogue = FindingsCatalogue.builtIn();

  @ParameterizedTest(name = "{0} {1} <{2}> is {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "account.settings|legacy-host|imap-legacy.office365.com|-|settings.legacy-host",
        "imap.connect|only-ipv6|No route to host|-|connect.only-ipv6",
        "oauth.claims|person-other|bob@x.example|-|token.person-other",
        "oauth.token|refused|Token has been expired or revoked.|provider=gmail,"
            + "error=invalid_grant|signin.google-expired",
        "oauth.token|refused|Bad Request|provider=gmail,error=invalid_grant|signin.google-expired",
        "oauth.token|refused|no|provider=gmail,error=invalid_client|signin.google-client",
        "imap.dns|not-found|nosuch.example|-|dns.not-found",
        "imap.dns|timed-out|-|-|dns.timed-out",
        "imap.connect|refused|Connection refused|-|connect.refused",
        "smtp.connect|timed-out|Connect timed out|-|connect.timed-out",
        "smtp.connect|unreachable|No route to host|-|connect.unreachable",
        "imap.tls|expired|NotAfter: Sat Feb 01|-|tls.certificate-expired",
        "imap.tls|not-yet-valid|NotBefore|-|tls.certificate-not-yet-valid",
        "imap.tls|host-name-mismatch|No subject alternative|-|tls.host-name-mismatch",
        "imap.tls|self-signed|CN=box|-|tls.self-signed",
        "imap.tls|unknown-issuer|PKIX path building failed|-|tls.unknown-issuer",
        "imap.tls|unknown-issuer|PKIX path building failed|product=known|tls.intercepted",
        "imap.tls|unknown-issuer|PKIX path building failed|product=none|tls.unknown-issuer",
        "imap.tls|not-tls|* OK ready|-|tls.not-tls",
        "imap.tls|protocol-or-cipher|protocol_version|-|tls.version",
        "imap.tls|protocol-or-cipher|unrecognized_name|-|tls.client-certificate-wanted",
        "smtp.tls|not-offered|SIZE|-|tls.starttls-missing",
        "smtp.tls|refused|454 TLS not available|-|tls.starttls-refused",
        "smtp.tls|injected|250 x|-|tls.injected",
        "smtp.tls|other|x|-|tls.handshake-failed",
        "imap.tls|reset|Connection reset|-|connection.reset",
        "imap.login|reset|Connection reset|-|connection.lost",
        "imap.greeting|other-service|+OK|-|greeting.other-protocol",
        "imap.greeting|tls-expected|-|-|greeting.tls-expected",
        "imap.greeting|silent|-|-|greeting.silent",
        "imap.greeting|refused|* BYE too busy|-|greeting.refused",
        "smtp.greeting|refused|501 Syntactically invalid EHLO argument|-|greeting.helo-refused",
        "smtp.greeting|refused|421 4.7.66 TLS 1.0 and 1.1 are not supported|-|"
            + "tls.old-version-refused",
        "imap.greeting|pre-authenticated|* PREAUTH|-|greeting.pre-authenticated",
        "imap.greeting|unintelligible|??|-|greeting.other-protocol",
        "imap.login|rejected|a1 NO AUTHENTICATE failed.|sign-in=oauth2|imap.token-rejected",
        "imap.login|rejected|a1 NO AUTHENTICATE failed. BasicAuthBlocked|sign-in=password|"
            + "imap.basic-auth-blocked",
        "imap.login|rejected|a1 NO LOGIN failed.|sign-in=password,family=microsoft|"
            + "imap.basic-auth-blocked",
        "imap.login|rejected|a1 NO [AUTHENTICATIONFAILED] no|sign-in=password,"
            + "code=AUTHENTICATIONFAILED|imap.password-rejected",
        "imap.login|rejected|a1 NO [AUTHORIZATIONFAILED] no|code=AUTHORIZATIONFAILED|"
            + "imap.not-permitted",
        "imap.login|rejected|[ALERT] Application-specific password required|sign-in=password|"
            + "google.app-password-needed",
        "imap.login|rejected|[ALERT] Your account is not enabled for IMAP use|-|"
            + "google.imap-disabled",
        "imap.login|mechanism-missing|PLAIN|sign-in=oauth2|login.no-oauth",
        "imap.login|mechanism-missing|XOAUTH2|sign-in=password|login.no-password-mechanism",
        "imap.login|clear-text-forbidden|LOGINDISABLED|-|login.clear-text-forbidden",
        "imap.login|not-transmittable|-|-|login.not-transmittable",
        "imap.login|unavailable|NO [UNAVAILABLE] later|code=UNAVAILABLE|imap.unavailable",
        "imap.login|unavailable|Request is throttled. Suggested Backoff Time: 299961 milliseconds|"
            + "-|limit.throttled",
        "imap.mailbox|refused|a2 BAD User is authenticated but not connected.|-|"
            + "mailbox.not-connected",
        "imap.mailbox|refused|a2 NO Server Unavailable. 15|-|limit.server-unavailable",
        "imap.mailbox|refused|a2 NO nope|-|mailbox.refused",
        "pop3.login|rejected|-ERR Logon failure: unknown user name or bad password.|"
            + "sign-in=oauth2|pop3.token-rejected",
        "pop3.login|unavailable|-ERR [IN-USE] locked|code=IN-USE|pop3.in-use",
        "pop3.mailbox|refused|-ERR [SYS/PERM] broken|code=SYS/PERM|pop3.server-fault",
        "pop3.mailbox|refused|-ERR [AUTH] Authentication failed.|sign-in=oauth2|"
            + "pop3.token-rejected",
        "smtp.login|rejected|535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is"
            + " disabled for the Tenant.|sign-in=oauth2|smtp.auth-disabled-tenant",
        "smtp.login|rejected|535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is"
            + " disabled for the Mailbox.|sign-in=oauth2|smtp.auth-disabled-mailbox",
        "smtp.login|rejected|535 5.7.139 basic authentication is disabled.|sign-in=password|"
            + "smtp.basic-auth-disabled",
        "smtp.login|rejected|535 5.7.139 locked by your organization's security defaults policy|-|"
            + "smtp.security-defaults",
        "smtp.login|rejected|535 5.7.139 request did not meet the criteria|-|smtp.policy-refused",
        "smtp.login|rejected|535 5.7.139 account locked|-|smtp.account-locked",
        "smtp.login|rejected|535 5.7.139 user credentials were incorrect|sign-in=password|"
            + "smtp.credentials-incorrect",
        "smtp.login|rejected|535 5.7.3 Authentication unsuccessful|sign-in=oauth2|"
            + "smtp.identity-refused",
        "smtp.login|rejected|550 5.7.30 Basic authentication is not supported|sign-in=password|"
            + "smtp.basic-auth-over",
        "smtp.login|rejected|530 5.7.0 Must issue STARTTLS first|sign-in=password|"
            + "smtp.starttls-first",
        "smtp.login|rejected|504 Unrecognized authentication type|sign-in=password|"
            + "smtp.mechanism-refused",
        "smtp.login|rejected|534-5.7.9 Application-specific password required|sign-in=password|"
            + "google.app-password-needed",
        "smtp.login|unavailable|454 4.7.0 Temporary authentication failure|-|"
            + "login.temporary-failure",
        "smtp.login|unavailable|421 later|-|login.unavailable",
        "smtp.login|rejected|535 5.7.8 Error: authentication failed|sign-in=password|"
            + "smtp.password-rejected",
        "smtp.login|rejected|{\"status\":\"401\"} 535 5.7.8 Error|sign-in=oauth2|"
            + "smtp.token-rejected",
        "smtp.sender|sender-refused|550 5.7.60 Client does not have permissions to send as this"
            + " sender|-|sender.send-as-missing",
        "smtp.sender|sender-refused|553 5.7.1 <bob@x>: Sender address rejected: not owned by user"
            + " adele@x|-|sender.not-owned",
        "smtp.sender|sender-refused|530 5.7.57 Client not authenticated to send mail|-|"
            + "sender.not-signed-in",
        "smtp.sender|sender-refused|550 5.1.8 Access denied, bad outbound sender|-|"
            + "sender.blocked-for-spam",
        "smtp.sender|sender-refused|550 no|-|sender.refused",
        "smtp.sender|recipient-refused|550 5.1.1 no such user|-|sender.recipient-refused",
        "smtp.sender|unavailable|451 4.7.1 greylisted|-|sender.unavailable",
        "smtp.sender|unavailable|432 4.3.2 Concurrent connections limit exceeded|-|"
            + "limit.sender-threads",
        "smtp.sender|sender-refused|552 5.2.2 mailbox full|-|limit.mailbox-full",
        "imap.mailbox|closed|-|-|connection.lost",
        "imap.login|timed-out|-|-|connection.silent",
        "imap.mailbox|closed|* BYE Protocol error. Connection is closed. 10|-|"
            + "connection.bad-attempts",
        "oauth.token|sign-in-needed|-|reason=never-signed-in|signin.never",
        "oauth.token|sign-in-needed|-|reason=expired-or-revoked|signin.again",
        "oauth.token|sign-in-needed|AADSTS700082: The refresh token has expired|"
            + "reason=expired-or-revoked|signin.expired",
        "oauth.token|sign-in-needed|AADSTS65001: consent|error=invalid_grant,"
            + "suberror=consent_required|signin.consent-needed",
        "oauth.token|refused|AADSTS7000215: Invalid client secret|error=invalid_client|"
            + "signin.client-secret-wrong",
        "oauth.token|refused|AADSTS7000222: expired|error=invalid_client|"
            + "signin.client-secret-expired",
        "oauth.token|refused|something new|error=invalid_client|signin.client-rejected",
        "oauth.token|refused|AADSTS9999999: brand new|error=brand_new|signin.refused",
        "oauth.token|refused|AADSTS90094: admin|error=x|signin.admin-consent-needed",
        "oauth.token|refused|-|error=temporarily_unavailable|signin.busy",
        "oauth.token|unreachable|Connection refused|-|signin.unreachable",
        "oauth.token|unreachable|PKIX path building failed|-|signin.certificate-untrusted",
        "oauth.token|unreachable|407 Proxy Authentication Required|-|signin.proxy",
        "oauth.token|timed-out|-|-|signin.unreachable",
        "oauth.token|secret-missing|-|secret=client-secret|secret.client-secret-missing",
        "oauth.token|store-failed|-|store=damaged|store.unusable",
        "account.secrets|secret-missing|-|secret=password|secret.password-missing",
        "account.secrets|store-failed|-|store=no-wrapping-key|store.no-key",
        "account.secrets|timed-out|-|-|store.silent",
        "imap.vendor-own|whatever|-|-|check.unexplained"
      })
  void symptomIsAnsweredByItsRow(
      String step, String outcome, String literal, String facts, String code) {
    Symptom symptom =
        new Symptom(new StepId(step), outcome, literal == null ? "" : literal, facts(facts));

    Finding finding = catalogue.diagnose(symptom, FindingsCatalogueTest.PLACES).finding();

    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.remedies().all()).isNotEmpty();
    assertThat(finding.summary().in(Locale.GERMAN)).isNotBlank().doesNotContain("{");
  }

  private static Map<String, String> facts(String text) {
    Map<String, String> facts = new HashMap<>();
    if (text != null) {
      for (String fact : text.split(",")) {
        facts.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
      }
    }
    return facts;
  }
}
