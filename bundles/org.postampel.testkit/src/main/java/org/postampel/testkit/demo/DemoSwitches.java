package org.postampel.testkit.demo;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.postampel.testkit.internal.authority.AuthoritySwitches;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;
import org.postampel.testkit.internal.directory.MailboxRights;
import org.postampel.testkit.internal.directory.MailboxRights.Protocol;
import org.postampel.testkit.internal.directory.Musterfirma;

/** What an administrator or bad luck can change in the demo tenant; every change counts at once. */
public final class DemoSwitches {
  private final Directory directory;
  private final MailboxRights rights;
  private final AuthoritySwitches authority;

  DemoSwitches(Directory directory, MailboxRights rights, AuthoritySwitches authority) {
    this.directory = directory;
    this.rights = rights;
    this.authority = authority;
  }

  /** Switches SMTP AUTH off for all mailboxes without a setting of their own, or on again. */
  public void smtpAuthOffForTenant(boolean off) {
    rights.submissionOffForTenant(off);
  }

  /**
   * Sets a mailbox's own SMTP AUTH setting, which beats the tenant's.
   *
   * @param mailbox the mailbox that signs in
   * @param on on or off, or nothing to follow the tenant
   */
  public void smtpAuth(DemoAccount mailbox, Optional<Boolean> on) {
    rights.submission(mailbox.address(), on);
  }

  /** Switches IMAP of a mailbox. */
  public void imap(DemoAccount mailbox, boolean on) {
    rights.protocol(mailbox.address(), Protocol.IMAP, on);
  }

  /** Switches POP3 of a mailbox. */
  public void pop3(DemoAccount mailbox, boolean on) {
    rights.protocol(mailbox.address(), Protocol.POP3, on);
  }

  /** Grants or takes "read and manage" (full access) on a mailbox. */
  public void fullAccess(DemoAccount mailbox, DemoAccount person, boolean granted) {
    rights.fullAccess(mailbox.address(), person.address(), granted);
  }

  /** Grants or takes "send as" on a mailbox. */
  public void sendAs(DemoAccount mailbox, DemoAccount person, boolean granted) {
    rights.sendAs(mailbox.address(), person.address(), granted);
  }

  /** Grants or takes the application's full access and send as on a mailbox. */
  public void applicationAccess(DemoAccount mailbox, boolean granted) {
    String principal = Musterfirma.SERVICE.servicePrincipal().toString();
    rights.fullAccess(mailbox.address(), principal, granted);
    rights.sendAs(mailbox.address(), principal, granted);
  }

  /**
   * Registers the certificate by which an application may prove who it is, as the portal does.
   *
   * @param clientId a confidential client
   * @param certificate with an RSA key
   */
  public void registerCertificate(UUID clientId, X509Certificate certificate) {
    directory.register(client(clientId), certificate);
  }

  /** Forgets the registered certificates of an application. */
  public void forgetCertificates(UUID clientId) {
    directory.forgetCertificates(client(clientId));
  }

  /** Takes an application permission such as {@code IMAP.AccessAsApp} away, or gives it back. */
  public void withdrawApplicationPermission(String permission, boolean withdraw) {
    directory.withdrawRole(permission, withdraw);
  }

  /** Blocks an account's sign-in, or allows it again. */
  public void block(DemoAccount account, boolean block) {
    directory.block(account.person(), block);
  }

  /** Records the administrator's consent to an application for all people. */
  public void consentForAll(UUID clientId) {
    directory.consentForAll(client(clientId));
  }

  /** Forgets every consent to an application. */
  public void withdrawConsent(UUID clientId) {
    directory.withdrawConsent(client(clientId));
  }

  /** Lets Conditional Access forbid the device code flow, or allow it again. */
  public void forbidDeviceCodes(boolean forbid) {
    authority.forbidDeviceCodes(forbid);
  }

  /** Makes every refresh token issued so far worthless. */
  public void revokeRefreshTokens() {
    authority.revokeRefreshTokens();
  }

  /**
   * Chooses whether a refresh token is refused after its first use, and its second use ends all of
   * the person's with this client; Entra keeps it good.
   */
  public void refreshTokensWorkOnce(boolean once) {
    authority.refreshTokensWorkOnce(once);
  }

  /** Sets how long access tokens issued from now on are good; one hour at the beginning. */
  public void accessTokenLife(Duration life) {
    authority.accessTokenLife(life);
  }

  /**
   * Answers the next token requests with 429.
   *
   * @param requests how many; 0 ends it
   * @param retryAfter the header's value, in whole seconds
   */
  public void throttle(int requests, Duration retryAfter) {
    authority.throttle(requests, retryAfter);
  }

  /** Returns how many token requests have come, throttled and refused ones included. */
  public int tokenRequests() {
    return authority.tokenRequests();
  }

  /**
   * Returns how many token requests have come with a grant type.
   *
   * @param grantType as sent, for instance {@code refresh_token}
   */
  public int tokenRequests(String grantType) {
    return authority.tokenRequests(grantType);
  }

  private Client client(UUID id) {
    return directory
        .client(id.toString())
        .orElseThrow(() -> new IllegalArgumentException("no such client: " + id));
  }
}
