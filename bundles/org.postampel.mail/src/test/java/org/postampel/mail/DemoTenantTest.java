package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.core.mailbox.TransportSecurity.STARTTLS;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.task.Cancellation;
import org.postampel.core.tls.TrustPolicy;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoTenant;

/** The check's dialogue and the host's Jakarta Mail against servers with Exchange's rules. */
@Timeout(60)
class DemoTenantTest {

  private static final TimeLimits LIMITS = TimeLimits.each(Duration.ofSeconds(10));

  @TempDir static Path folder;
  private static DemoTenant tenant;

  @BeforeAll
  static void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
  }

  @AfterAll
  static void stop() throws IOException {
    tenant.close();
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void delegateReachesTheSharedMailboxBothWays(MailProtocol protocol) throws Exception {
    assertThat(checkSays(protocol, DemoAccount.ANNA)).isTrue();
    assertThat(accessSays(protocol, DemoAccount.ANNA)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = MailProtocol.class,
      names = {"IMAP", "POP3"})
  void colleagueWithoutRightsReachesItNeitherWay(MailProtocol protocol) throws Exception {
    assertThat(checkSays(protocol, DemoAccount.CARLA)).isFalse();
    assertThat(accessSays(protocol, DemoAccount.CARLA)).isFalse();
  }

  @Test
  void delegateWhoseSmtpAuthIsOffSendsNeitherWay() throws Exception {
    assertThat(checkSays(MailProtocol.SMTP, DemoAccount.DIETER)).isFalse();
    assertThat(accessSays(MailProtocol.SMTP, DemoAccount.DIETER)).isFalse();
  }

  @Test
  void whatIsSentCanBeFetched() throws Exception {
    MailboxAccess access = access(MailProtocol.SMTP, DemoAccount.ANNA);
    try (Transport transport = opened(access.openTransport(mailbox(server(MailProtocol.SMTP))))) {
      Message message = new MimeMessage(Session.getInstance(new Properties()));
      message.setFrom(new InternetAddress(DemoAccount.SUPPORT.address()));
      message.setRecipient(
          Message.RecipientType.TO, new InternetAddress(DemoAccount.RECHNUNG.address()));
      message.setSubject("Größe der Lieferung");
      message.setText("Guten Tag");
      message.saveChanges();
      transport.sendMessage(message, message.getAllRecipients());
    }
    Credential credential = credential(MailProtocol.IMAP, DemoAccount.ANNA, DemoAccount.RECHNUNG);
    try (Store store =
        opened(
            MailboxAccess.using(new FakeCredentials(credential), LIMITS)
                .openStore(mailbox(server(MailProtocol.IMAP))))) {
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      assertThat(inbox.getMessage(inbox.getMessageCount()).getSubject())
          .isEqualTo("Größe der Lieferung");
    }
  }

  @ParameterizedTest
  @EnumSource(MailProtocol.class)
  void rejectedTokenIsRenewedOnceAndTheSecondRejectionIsFinal(MailProtocol protocol) {
    Credential good = credential(protocol, DemoAccount.ANNA, DemoAccount.SUPPORT);
    Credential expired =
        new Credential.BearerToken(
            good.loginName(),
            tenant.tokens().forPerson(DemoAccount.ANNA).life(Duration.ofHours(-1)).issue());
    FakeCredentials renewed = new FakeCredentials(expired, good);
    assertThat(open(protocol, renewed)).isInstanceOf(AccessOutcome.Opened.class);
    assertThat(renewed.invalidations()).isEqualTo(1);
    FakeCredentials hopeless = new FakeCredentials(expired, expired, good);
    assertThat(open(protocol, hopeless)).isInstanceOf(AccessOutcome.Rejected.class);
    assertThat(hopeless.invalidations()).isEqualTo(1);
  }

  private static boolean checkSays(MailProtocol protocol, DemoAccount person) {
    MailServer server = server(protocol);
    ConnectOutcome connected =
        new MailConnector(
                TrustPolicy.withCertificates(List.of(tenant.certificateAuthority().certificate())),
                LIMITS,
                new Cancellation())
            .connect(server, Rig.loopback());
    try (MailDialogue dialogue = ((ConnectOutcome.Connected) connected).dialogue()) {
      if (server.security() == TLS) {
        assertThat(dialogue.handshake()).isInstanceOf(TlsOutcome.Secured.class);
      }
      assertThat(dialogue.greeting()).isInstanceOf(GreetingOutcome.Greeted.class);
      if (server.security() == STARTTLS) {
        assertThat(dialogue.startTls()).isInstanceOf(TlsOutcome.Secured.class);
      }
      LoginOutcome login = dialogue.login(credential(protocol, person, DemoAccount.SUPPORT));
      boolean open = login instanceof LoginOutcome.Accepted && use(dialogue);
      dialogue.logout();
      return open;
    }
  }

  private static boolean use(MailDialogue dialogue) {
    if (dialogue instanceof ImapDialogue imap) {
      return imap.openMailbox() instanceof MailboxOutcome.Opened;
    }
    if (dialogue instanceof Pop3Dialogue pop3) {
      return pop3.openMailbox() instanceof MailboxOutcome.Opened;
    }
    String support = DemoAccount.SUPPORT.address();
    return ((SmtpDialogue) dialogue).probeSender(support, support)
        instanceof SenderOutcome.Accepted;
  }

  /** For IMAP the host has the same surprise as the check: only the folder tells. */
  private static boolean accessSays(MailProtocol protocol, DemoAccount person) throws Exception {
    AccessOutcome<?> outcome =
        open(protocol, new FakeCredentials(credential(protocol, person, DemoAccount.SUPPORT)));
    if (!(outcome instanceof AccessOutcome.Opened<?> opened)) {
      return false;
    }
    try (AutoCloseable service = (AutoCloseable) opened.service()) {
      if (service instanceof Store store) {
        store.getFolder("INBOX").open(Folder.READ_ONLY);
      }
      return true;
    } catch (jakarta.mail.MessagingException e) {
      return false;
    }
  }

  private static AccessOutcome<?> open(MailProtocol protocol, CredentialSource credentials) {
    MailboxAccess access = MailboxAccess.using(credentials, LIMITS);
    MailboxConfiguration mailbox = mailbox(server(protocol));
    return protocol == MailProtocol.SMTP
        ? access.openTransport(mailbox)
        : access.openStore(mailbox);
  }

  private static MailboxAccess access(MailProtocol protocol, DemoAccount person) {
    return MailboxAccess.using(
        new FakeCredentials(credential(protocol, person, DemoAccount.SUPPORT)), LIMITS);
  }

  /** Microsoft's rule: reading wants the mailbox address, sending the person. */
  private static Credential credential(
      MailProtocol protocol, DemoAccount person, DemoAccount mailbox) {
    String name = protocol == MailProtocol.SMTP ? person.address() : mailbox.address();
    return new Credential.BearerToken(name, tenant.tokens().forPerson(person).issue());
  }

  private static MailServer server(MailProtocol protocol) {
    int port =
        switch (protocol) {
          case IMAP -> tenant.imapPort();
          case POP3 -> tenant.pop3Port();
          case SMTP -> tenant.smtpStartTlsPort();
        };
    return new MailServer(
        protocol,
        tenant.host(),
        port,
        protocol == MailProtocol.SMTP ? STARTTLS : TLS,
        ServerSignIn.oauth());
  }

  private static MailboxConfiguration mailbox(MailServer server) {
    return SampleMailbox.with(server, tenant.caFile());
  }

  private static <T> T opened(AccessOutcome<T> outcome) {
    assertThat(outcome).isInstanceOf(AccessOutcome.Opened.class);
    return ((AccessOutcome.Opened<T>) outcome).service();
  }
}
