package org.postampel.testkit.demo;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.postampel.core.credential.Secret;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.internal.authority.AuthorityServer;
import org.postampel.testkit.internal.authority.AuthoritySwitches;
import org.postampel.testkit.internal.authority.SigningKey;
import org.postampel.testkit.internal.directory.Directory;
import org.postampel.testkit.internal.directory.MailboxRights;
import org.postampel.testkit.internal.directory.Musterfirma;
import org.postampel.testkit.internal.imap.ImapService;
import org.postampel.testkit.internal.mail.MailAccess;
import org.postampel.testkit.internal.mail.MailStore;
import org.postampel.testkit.internal.mail.ServerName;
import org.postampel.testkit.internal.mail.StoredMessage;
import org.postampel.testkit.internal.mail.TokenVerifier;
import org.postampel.testkit.internal.pop3.Pop3Service;
import org.postampel.testkit.internal.smtp.SmtpService;
import org.postampel.testkit.server.ConnectionHandler;
import org.postampel.testkit.server.LineServer;
import org.postampel.testkit.server.LineServer.Protection;

/**
 * The running demo tenant: authority and mail servers on 127.0.0.1. Safe for several threads.
 *
 * <p>Certificate authority, signing key and, where they are free, the ports stay the same over
 * restarts; accounts, consents, refresh tokens and mail begin anew.
 */
public final class DemoTenant implements Closeable {
  /** How long the certificate of {@link #imapExpiringPort()} is still good after a start. */
  public static final Duration EXPIRING = Duration.ofDays(10);

  private final CertificateAuthority certificates;
  private final Path caFile;
  private final MailStore store;
  private final DemoSwitches switches;
  private final DemoTokens tokens;
  private final AuthorityServer authority;
  private final Deque<Closeable> running = new ArrayDeque<>();
  private final LineServer imap;
  private final LineServer imapStartTls;
  private final LineServer imapExpiring;
  private final LineServer pop3;
  private final LineServer smtpStartTls;
  private final LineServer smtpTls;

  private DemoTenant(Path folder, Clock clock) throws IOException {
    Clock wall = Clock.systemUTC(); // TLS checks certificates by the true time
    certificates = CertificateAuthority.openOrCreate(folder, "Musterfirma Demo-Root", wall);
    caFile = folder.resolve("ca.pem");
    CertificateRequest names = CertificateRequest.forNames("localhost", "127.0.0.1");
    SSLContext tls = certificates.issue(names).serverContext();
    SSLContext expiring = certificates.issue(names.expiringIn(EXPIRING)).serverContext();

    SigningKey key = SigningKey.openOrCreate(folder);
    Directory directory = Musterfirma.directory();
    MailboxRights rights = Musterfirma.mailboxes();
    AuthoritySwitches authoritySwitches = new AuthoritySwitches();
    switches = new DemoSwitches(directory, rights, authoritySwitches);
    store = new MailStore(rights.mailboxes(), clock);
    ServerName name = new ServerName(clock);
    DemoPorts ports = new DemoPorts(folder);
    try {
      authority =
          ports.open(
              "authority",
              port -> AuthorityServer.start(port, tls, directory, key, authoritySwitches, clock));
      running.push(authority);
      tokens = new DemoTokens(key, directory, authority.address(), clock);
      TokenVerifier verifier =
          new TokenVerifier(
              key.publicKey(), authority.issuer().accessTokenIssuer(), directory, clock);
      MailAccess access = new MailAccess(verifier, rights);
      ImapService imapService = new ImapService(access, store, name);
      SmtpService smtp = new SmtpService(access, store, name, directory.domain());
      imap = server(ports, "imap", Protection.TLS, tls, imapService);
      imapStartTls = server(ports, "imap-starttls", Protection.STARTTLS, tls, imapService);
      imapExpiring = server(ports, "imap-expiring", Protection.TLS, expiring, imapService);
      pop3 = server(ports, "pop3", Protection.TLS, tls, new Pop3Service(access, store, name));
      smtpStartTls = server(ports, "smtp-starttls", Protection.STARTTLS, tls, smtp);
      smtpTls = server(ports, "smtp", Protection.TLS, tls, smtp);
      ports.remember("authority", authority.address().getPort());
      ports.save();
    } catch (IOException e) {
      close();
      throw e;
    }
    DemoMail.seed(this);
  }

  /**
   * Starts the demo tenant.
   *
   * @param folder keeps certificate authority, signing key (mode 0600) and ports; made if missing
   * @param clock decides about tokens and dates of mail; certificates follow the true time
   * @throws IOException if the folder cannot be used or no port is free
   */
  public static DemoTenant start(Path folder, Clock clock) throws IOException {
    Files.createDirectories(folder);
    return new DemoTenant(folder, clock);
  }

  private LineServer server(
      DemoPorts ports,
      String name,
      Protection protection,
      SSLContext tls,
      ConnectionHandler handler)
      throws IOException {
    LineServer server =
        ports.open(
            name,
            port -> LineServer.start("demo-" + name, port, protection, Optional.of(tls), handler));
    running.push(server);
    ports.remember(name, server.port());
    return server;
  }

  /** Returns the authority's base address without tenant, for instance https://localhost:41234. */
  public URI authority() {
    return authority.address();
  }

  /** Returns the name under which all servers are reached, "localhost". */
  public String host() {
    return "localhost";
  }

  /** Returns the port of IMAP over TLS. */
  public int imapPort() {
    return imap.port();
  }

  /** Returns the port of IMAP with STARTTLS. */
  public int imapStartTlsPort() {
    return imapStartTls.port();
  }

  /** Returns the port of IMAP over TLS whose certificate ends after {@link #EXPIRING}. */
  public int imapExpiringPort() {
    return imapExpiring.port();
  }

  /** Returns the port of POP3 over TLS. */
  public int pop3Port() {
    return pop3.port();
  }

  /** Returns the port of SMTP with STARTTLS, the one that is 587 elsewhere. */
  public int smtpStartTlsPort() {
    return smtpStartTls.port();
  }

  /** Returns the port of SMTP over TLS, the one that is 465 elsewhere. */
  public int smtpTlsPort() {
    return smtpTls.port();
  }

  /** Returns the PEM file of the authority that issued all certificates. */
  public Path caFile() {
    return caFile;
  }

  /** Returns the certificate authority, to issue more. */
  public CertificateAuthority certificateAuthority() {
    return certificates;
  }

  /** Returns the directory (tenant) id. */
  public UUID tenantId() {
    return Musterfirma.TENANT;
  }

  /** Returns the domain of all addresses. */
  public String domain() {
    return Musterfirma.DOMAIN;
  }

  /** Returns the client id of the public client: browser or device code, no secret. */
  public UUID publicClientId() {
    return Musterfirma.DESKTOP.id();
  }

  /** Returns the client id of the confidential client: browser and secret. */
  public UUID confidentialClientId() {
    return Musterfirma.SERVER.id();
  }

  /** Returns a copy of the confidential client's secret. */
  public Secret confidentialClientSecret() {
    return Musterfirma.SERVER.secret().orElseThrow().copy();
  }

  /** Returns a copy of a secret of the confidential client that was good once. */
  public Secret expiredClientSecret() {
    return Musterfirma.SERVER.expiredSecret().orElseThrow().copy();
  }

  /** Returns the client id of the application that acts without a person, on support@ only. */
  public UUID applicationClientId() {
    return Musterfirma.SERVICE.id();
  }

  /** Returns a copy of that application's secret. */
  public Secret applicationSecret() {
    return Musterfirma.SERVICE.secret().orElseThrow().copy();
  }

  /** Returns the object id of that application's service principal. */
  public UUID applicationObjectId() {
    return Musterfirma.SERVICE.servicePrincipal();
  }

  /** Returns what can be switched and counted. */
  public DemoSwitches switches() {
    return switches;
  }

  /** Returns access tokens without a sign-in. */
  public DemoTokens tokens() {
    return tokens;
  }

  /** Returns a new browser without a window that trusts the demo tenant. */
  public DemoBrowser browser() {
    return new DemoBrowser(certificates.clientContext());
  }

  /** Returns the messages in an inbox as they arrived, the oldest first. */
  public List<String> inbox(DemoAccount mailbox) {
    return folder(mailbox, "INBOX");
  }

  /** Returns the messages in a folder, named as over the wire, the oldest first. */
  public List<String> folder(DemoAccount mailbox, String name) {
    return store.folder(mailbox.address(), name).stream()
        .flatMap(folder -> folder.messages().stream())
        .map(StoredMessage::content)
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .toList();
  }

  /**
   * Puts a message into an inbox, as if it came from outside.
   *
   * @param mailbox whose inbox
   * @param message header, blank line and body, lines ending with CR LF
   */
  public void deliver(DemoAccount mailbox, String message) {
    store.deliver(mailbox.address(), message.getBytes(StandardCharsets.UTF_8));
  }

  /** Stops all servers. */
  @Override
  public void close() throws IOException {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
