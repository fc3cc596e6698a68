package org.postampel.mail.internal.angus;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.postampel.mail.TestMessage;

/** What a test message looks like on its way. */
final class TestMail {

  private static final String SUBJECT = "Postampel: Testnachricht / test message";

  /** Both languages: whoever finds it need not be who started the check. */
  private static final String BODY =
      "Diese Nachricht hat Postampel verschickt, um das Postfach zu prüfen. Sie wird nach der"
          + " Prüfung wieder entfernt; ist sie noch da, können Sie sie löschen.\r\n\r\n"
          + "Postampel sent this message to check the mailbox. It is removed after the check; if it"
          + " is still here, you can delete it.\r\n";

  private TestMail() {}

  static MimeMessage of(TestMessage message) throws MessagingException {
    Properties properties = new Properties();
    // Otherwise the own host name is looked up for the Message-ID, and goes out in it.
    properties.put("mail.from", message.address());
    MimeMessage mime = new MimeMessage(Session.getInstance(properties));
    InternetAddress from = new InternetAddress(message.address());
    if (!message.displayName().isEmpty()) {
      try {
        from.setPersonal(message.displayName(), StandardCharsets.UTF_8.name());
      } catch (UnsupportedEncodingException e) {
        throw new IllegalStateException("every Java has UTF-8", e);
      }
    }
    mime.setFrom(from);
    mime.setRecipient(Message.RecipientType.TO, new InternetAddress(message.address()));
    mime.setSubject(SUBJECT, StandardCharsets.UTF_8.name());
    mime.setSentDate(Date.from(message.date()));
    mime.setHeader("Auto-Submitted", "auto-generated");
    mime.setHeader("X-Auto-Response-Suppress", "All");
    mime.setHeader(TestMessage.HEADER, message.id());
    mime.setText(BODY, StandardCharsets.UTF_8.name());
    mime.saveChanges();
    return mime;
  }
}
