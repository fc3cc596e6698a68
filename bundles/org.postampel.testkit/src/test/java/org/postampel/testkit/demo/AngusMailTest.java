package org.postampel.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client library that the product uses for real fetching and sending, against the demo. */
class AngusMailTest {
  @TempDir private static Path folder;
  private DemoTenant tenant;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, Clock.systemUTC());
  }

  @AfterEach
  void stop() throws IOException {
    tenant.close();
  }

  @Test
  void messageSentWithAttachmentIsFetchedByImapAsItWasSent() throws Exception {
    Session session = session();
    send(session, DemoAccount.ANNA, message(session, DemoAccount.SUPPORT, DemoAccount.RECHNUNG));

    try (Store store = session.getStore("imap")) {
      store.connect(
          tenant.host(),
          tenant.imapPort(),
          DemoAccount.RECHNUNG.address(),
          token(DemoAccount.ANNA));
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        assertThat(inbox.getMessageCount()).isEqualTo(2);
        Message arrived = inbox.getMessage(2);
        assertThat(arrived.getSubject()).isEqualTo("Gr\u00fc\u00dfe aus der Demo");
        assertThat(arrived.getFrom()[0].toString()).contains(DemoAccount.SUPPORT.address());
        MimeMultipart parts = (MimeMultipart) arrived.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(((String) parts.getBodyPart(0).getContent()).strip())
            .isEqualTo("Sch\u00f6ne Gr\u00fc\u00dfe");
        Part attachment = parts.getBodyPart(1);
        assertThat(attachment.getFileName()).isEqualTo("liste.csv");
        assertThat(attachment.getContent().toString()).isEqualTo("a;b\r\n.;d\r\n");
        assertThat(arrived.isSet(Flags.Flag.SEEN)).isTrue();
        arrived.setFlag(Flags.Flag.DELETED, true);
        inbox.expunge();
        assertThat(inbox.getMessageCount()).isEqualTo(1);
      }
    }
  }

  @Test
  void messageIsFetchedByPop3() throws Exception {
    Session session = session();
    send(session, DemoAccount.ANNA, message(session, DemoAccount.ANNA, DemoAccount.BERND));

    try (Store store = session.getStore("pop3")) {
      store.connect(
          tenant.host(), tenant.pop3Port(), DemoAccount.BERND.address(), token(DemoAccount.BERND));
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        assertThat(inbox.getMessageCount()).isEqualTo(1);
        assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Gr\u00fc\u00dfe aus der Demo");
        assertThat(inbox.getMessage(1).getContent()).isInstanceOf(MimeMultipart.class);
      }
    }
  }

  @Test
  void copyCanBePutIntoTheSentFolder() throws Exception {
    Session session = session();
    try (Store store = session.getStore("imap")) {
      store.connect(
          tenant.host(), tenant.imapPort(), DemoAccount.SUPPORT.address(), token(DemoAccount.ANNA));
      Folder sent = store.getFolder("Gesendete Elemente");
      sent.appendMessages(new Message[] {message(session, DemoAccount.SUPPORT, DemoAccount.CARLA)});
      assertThat(sent.getMessageCount()).isEqualTo(1);
      assertThat(store.getDefaultFolder().list("*"))
          .extracting(Folder::getName)
          .contains("INBOX", "Entw\u00fcrfe", "Gel\u00f6schte Elemente");
    }
  }

  @Test
  void refusedTokenIsAnAuthenticationFailure() throws Exception {
    try (Store store = session().getStore("imap")) {
      assertThatThrownBy(
              () ->
                  store.connect(
                      tenant.host(),
                      tenant.imapPort(),
                      DemoAccount.SUPPORT.address(),
                      AuthorityClient.text(
                          tenant
                              .tokens()
                              .forPerson(DemoAccount.ANNA)
                              .audience("https://graph.microsoft.com")
                              .issue())))
          .isInstanceOf(AuthenticationFailedException.class)
          .hasMessageContaining("AUTHENTICATE failed.");
    }
  }

  @Test
  void missingSendAsFailsWithTheServersSentence() throws Exception {
    Session session = session();
    Message message = message(session, DemoAccount.SUPPORT, DemoAccount.CARLA);

    assertThatThrownBy(() -> send(session, DemoAccount.BERND, message))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("554 5.2.252 SendAsDenied");
  }

  @Test
  void imapWithStartTlsWorks() throws Exception {
    Properties properties = properties();
    properties.setProperty("mail.imap.ssl.enable", "false");
    properties.setProperty("mail.imap.starttls.enable", "true");
    properties.setProperty("mail.imap.starttls.required", "true");
    try (Store store = session(properties).getStore("imap")) {
      store.connect(
          tenant.host(),
          tenant.imapStartTlsPort(),
          DemoAccount.SUPPORT.address(),
          token(DemoAccount.ANNA));
      assertThat(store.getFolder("INBOX").getMessageCount()).isEqualTo(2);
    }
  }

  private void send(Session session, DemoAccount person, Message message)
      throws MessagingException {
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(tenant.host(), tenant.smtpStartTlsPort(), person.address(), token(person));
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private static Message message(Session session, DemoAccount from, DemoAccount to)
      throws Exception {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from.address(), from.displayName(), "UTF-8"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.address()));
    message.setSubject("Gr\u00fc\u00dfe aus der Demo", "UTF-8");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Sch\u00f6ne Gr\u00fc\u00dfe", "UTF-8");
    MimeBodyPart attachment = new MimeBodyPart();
    attachment.setText("a;b\r\n.;d\r\n", "UTF-8");
    attachment.setFileName("liste.csv");
    message.setContent(new MimeMultipart(text, attachment));
    message.saveChanges();
    return message;
  }

  private String token(DemoAccount person) {
    return AuthorityClient.text(tenant.tokens().forPerson(person).issue());
  }

  private Session session() {
    return session(properties());
  }

  private Session session(Properties properties) {
    for (String protocol : new String[] {"imap", "pop3", "smtp"}) {
      String prefix = "mail." + protocol + ".";
      properties.put(
          prefix + "ssl.socketFactory",
          tenant.certificateAuthority().clientContext().getSocketFactory());
      properties.setProperty(prefix + "socketFactory.fallback", "false");
      properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
      properties.setProperty(prefix + "connectiontimeout", "10000");
      properties.setProperty(prefix + "timeout", "10000");
    }
    return Session.getInstance(properties);
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail.imap.ssl.enable", "true");
    properties.setProperty("mail.pop3.ssl.enable", "true");
    properties.setProperty("mail.pop3.auth.xoauth2.two.line.authentication.format", "true");
    properties.setProperty("mail.smtp.auth", "true");
    properties.setProperty("mail.smtp.starttls.enable", "true");
    properties.setProperty("mail.smtp.starttls.required", "true");
    return properties;
  }
}
