package org.postampel.mail.internal.angus;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.pop3.POP3Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.task.Cancellation;
import org.postampel.core.tls.TrustPolicy;
import org.postampel.mail.AccessOutcome;
import org.postampel.mail.HostResolver;
import org.postampel.mail.MailboxAccess;
import org.postampel.mail.TimeLimits;
import org.postampel.mail.internal.sasl.CredentialCheck;

/** Stores and transports by Angus Mail. */
@Component(service = MailboxAccess.class)
public final class AngusMailboxAccess implements MailboxAccess {

  private final CredentialSource credentials;
  private final TimeLimits limits;
  private final HostResolver resolver;
  private final ScheduledThreadPoolExecutor deadlines;

  /** The service of the framework, with the usual limits. */
  @Activate
  public AngusMailboxAccess(@Reference CredentialSource credentials) {
    this(credentials, TimeLimits.standard(), HostResolver.system());
  }

  /**
   * An access with these limits.
   *
   * @param credentials hands out passwords and tokens
   * @param limits connect and step; all but logout together limit the opening
   * @param resolver finds the addresses of hosts
   */
  public AngusMailboxAccess(
      CredentialSource credentials, TimeLimits limits, HostResolver resolver) {
    this.credentials = credentials;
    this.limits = limits;
    this.resolver = resolver;
    this.deadlines = new ScheduledThreadPoolExecutor(1, AngusMailboxAccess::daemon);
    deadlines.setRemoveOnCancelPolicy(true);
    deadlines.setKeepAliveTime(1, TimeUnit.SECONDS);
    deadlines.allowCoreThreadTimeOut(true);
  }

  @Override
  public AccessOutcome<Store> openStore(MailboxConfiguration mailbox, Cancellation cancellation) {
    return mailbox
        .incoming()
        .<AccessOutcome<Store>>map(server -> open(mailbox, server, cancellation, Store.class::cast))
        .orElseGet(AccessOutcome.NotConfigured::new);
  }

  @Override
  public AccessOutcome<Transport> openTransport(
      MailboxConfiguration mailbox, Cancellation cancellation) {
    return mailbox
        .outgoing()
        .<AccessOutcome<Transport>>map(
            server -> open(mailbox, server, cancellation, Transport.class::cast))
        .orElseGet(AccessOutcome.NotConfigured::new);
  }

  private <T> AccessOutcome<T> open(
      MailboxConfiguration mailbox,
      MailServer server,
      Cancellation cancellation,
      Function<Service, T> type) {
    AccessOutcome<T> first = tryOnce(mailbox, server, cancellation, type);
    // A password stays what it is, and trying it twice brings accounts closer to being locked.
    if (!(first instanceof AccessOutcome.Rejected)
        || !(server.signIn() instanceof ServerSignIn.OAuth)) {
      return first;
    }
    credentials.invalidate(mailbox, server.protocol());
    return tryOnce(mailbox, server, cancellation, type);
  }

  private <T> AccessOutcome<T> tryOnce(
      MailboxConfiguration mailbox,
      MailServer server,
      Cancellation cancellation,
      Function<Service, T> type) {
    if (cancellation.isCancelled()) {
      return new AccessOutcome.Cancelled<>();
    }
    CredentialOutcome outcome = credentials.credentialFor(mailbox, server.protocol());
    if (!(outcome instanceof CredentialOutcome.Ready ready)) {
      return new AccessOutcome.NoCredential<>(outcome);
    }
    Credential credential = ready.credential();
    boolean anonymous = credential instanceof Credential.Anonymous;
    if (!anonymous && CredentialCheck.untransmittable(credential).isPresent()) {
      return new AccessOutcome.Failed<>("login name or secret has a character that cannot be sent");
    }
    if (credential instanceof Credential.BearerToken
        && server.security() == TransportSecurity.NONE) {
      return new AccessOutcome.Failed<>("a token is never sent in clear text");
    }
    try {
      TrustPolicy trust = trustOf(mailbox);
      AccessOutcome<T> last = new AccessOutcome.Failed<>("no address");
      for (Destination one : Destination.of(server, resolver, limits.connect())) {
        SessionSockets sockets = new SessionSockets(server.protocol(), one, cancellation);
        Service service = service(server, credential, trust, sockets);
        last = opened(service, server, credential, sockets, type);
        if (sockets.haveConnected() || !(last instanceof AccessOutcome.Failed)) {
          break;
        }
      }
      return last;
    } catch (IOException | CertificateException e) {
      return new AccessOutcome.Failed<>(String.valueOf(e.getMessage()));
    }
  }

  private <T> AccessOutcome<T> opened(
      Service service,
      MailServer server,
      Credential credential,
      SessionSockets sockets,
      Function<Service, T> type) {
    Optional<MessagingException> trouble = connectInTime(service, server, credential, sockets);
    if (sockets.isStopped()) {
      closeQuietly(service);
      return new AccessOutcome.Cancelled<>();
    } else if (sockets.isExpired()) {
      closeQuietly(service);
      return new AccessOutcome.Failed<>("not open within " + longest().toSeconds() + " s");
    }
    return trouble
        .map(known -> AngusMailboxAccess.<T>failure(known, credential))
        .orElseGet(() -> new AccessOutcome.Opened<>(type.apply(service)));
  }

  private Service service(
      MailServer server, Credential credential, TrustPolicy trust, SessionSockets sockets) {
    SSLSocketFactory verified = trust.newContext().getSocketFactory();
    Properties properties =
        SessionProperties.of(
            server,
            credential,
            limits,
            server.security() == TransportSecurity.TLS
                ? new TlsFirstSockets(verified, sockets, server)
                : new ClearSockets(sockets),
            new EncryptedSockets(verified, sockets),
            deadlines);
    Session session = Session.getInstance(properties);
    return switch (server.protocol()) {
      case IMAP -> new GuardedImapStore(session, server, credential);
      case POP3 -> new POP3Store(session, null);
      case SMTP -> new GuardedSmtpTransport(session, server, credential);
    };
  }

  /** Single bytes that keep coming would otherwise extend every wait for the server. */
  private Optional<MessagingException> connectInTime(
      Service service, MailServer server, Credential credential, SessionSockets sockets) {
    ScheduledFuture<?> end =
        deadlines.schedule(sockets::expire, longest().toMillis(), TimeUnit.MILLISECONDS);
    boolean connected = false;
    try {
      Optional<MessagingException> trouble = connect(service, server, credential);
      connected = trouble.isEmpty();
      if (connected) {
        sockets.signedIn();
      }
      return trouble;
    } finally {
      end.cancel(false);
      if (!connected) {
        closeQuietly(service);
        sockets.abandon();
      }
    }
  }

  private Duration longest() {
    return limits.connect().plus(limits.handshake()).plus(limits.greeting()).plus(limits.step());
  }

  /** Connects and proves that the sign-in really happened; what went wrong, if anything did. */
  private static Optional<MessagingException> connect(
      Service service, MailServer server, Credential credential) {
    try {
      if (credential instanceof Credential.Anonymous) {
        service.connect(server.host(), server.port(), null, null);
      } else {
        String secret = CredentialCheck.secretOf(credential).use(String::new);
        service.connect(server.host(), server.port(), credential.loginName(), secret);
        prove(service, credential);
      }
      return Optional.empty();
    } catch (MessagingException e) {
      return Optional.of(e);
    }
  }

  /** Angus Mail takes a token refused by POP3 for a success. */
  private static void prove(Service service, Credential credential) throws MessagingException {
    if (service instanceof POP3Store store) {
      Folder inbox = store.getFolder("INBOX");
      try {
        inbox.open(Folder.READ_ONLY);
        inbox.close(false);
      } catch (MessagingException e) {
        if (credential instanceof Credential.BearerToken && AngusTrouble.isRefusedStat(e)) {
          throw new AuthenticationFailedException(AngusTrouble.wordsOf(e), e);
        }
        throw e;
      }
    }
  }

  private static <T> AccessOutcome<T> failure(MessagingException trouble, Credential credential) {
    String literal = AngusTrouble.literalOf(trouble, credential);
    if (AngusTrouble.isMissingMechanism(trouble)) {
      return credential instanceof Credential.BearerToken
          ? new AccessOutcome.MechanismMissing<>()
          : new AccessOutcome.Failed<>(literal);
    }
    return AngusTrouble.isRejection(trouble)
        ? new AccessOutcome.Rejected<>(literal)
        : new AccessOutcome.Failed<>(literal);
  }

  private static TrustPolicy trustOf(MailboxConfiguration mailbox)
      throws IOException, CertificateException {
    return mailbox.trustedCertificates().isPresent()
        ? TrustPolicy.withCertificates(mailbox.trustedCertificates().get())
        : TrustPolicy.standard();
  }

  private static void closeQuietly(Service service) {
    try {
      service.close();
    } catch (MessagingException e) {
      // It never opened properly; there is nothing to lose.
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "postampel-mail-limit");
    thread.setDaemon(true);
    return thread;
  }
}
