package org.postampel.mail;

import java.net.URI;
import java.nio.file.Path;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;

/** A mailbox with one server, as the repository would give it. */
final class SampleMailbox {

  private SampleMailbox() {}

  static MailboxConfiguration with(MailServer server, Path certificates) {
    MailboxConfiguration.Builder builder =
        MailboxConfiguration.builder()
            .id(new MailboxId("support"))
            .name("Support")
            .address("support@musterfirma.example")
            .trustedCertificates(certificates)
            .oauth(
                OAuthSignIn.builder()
                    .flow(OAuthFlow.BROWSER)
                    .account(new SignInAccount.Person("anna@musterfirma.example"))
                    .authority(URI.create("https://localhost/"))
                    .tenant("musterfirma.example")
                    .clientId("client")
                    .redirect(URI.create("http://localhost"))
                    .build());
    return (server.protocol() == MailProtocol.SMTP
            ? builder.outgoing(server)
            : builder.incoming(server))
        .build();
  }
}
