package org.postampel.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.testkit.demo.RawClient.xoauth2;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;

class SmtpTranscriptTest {
  private static final String ANNA = DemoAccount.ANNA.address();
  private static final String SUPPORT = DemoAccount.SUPPORT.address();

  @TempDir private static Path folder;
  private final SettableClock clock = new SettableClock();
  private DemoTenant tenant;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, clock);
  }

  @AfterEach
  void stop() throws IOException {
    tenant.close();
  }

  @Test
  void delegateSignsInAsHerselfAndSendsAsTheSharedMailbox() throws IOException {
    try (RawClient client = RawClient.plain(tenant, tenant.smtpStartTlsPort())) {
      assertThat(client.hear()).startsWith("220 ").contains("Microsoft ESMTP MAIL Service ready");
      client.say("EHLO me");
      assertThat(client.hearUntil("250 "))
          .contains("250-STARTTLS")
          .noneMatch(line -> line.contains("AUTH"));
      client.say("STARTTLS");
      assertThat(client.hear()).isEqualTo("220 2.0.0 SMTP server ready");
      client.startTls();
      client.say("EHLO me");
      assertThat(client.hearUntil("250 "))
          .contains("250-AUTH LOGIN XOAUTH2")
          .doesNotContain("250-STARTTLS");
      client.say("AUTH XOAUTH2 " + xoauth2(ANNA, token(DemoAccount.ANNA)));
      assertThat(client.hear()).startsWith("235 2.7.0 ");
      client.say("MAIL FROM:<" + SUPPORT + ">");
      assertThat(client.hear()).isEqualTo("250 2.1.0 Sender OK");
      client.say("RCPT TO:<" + DemoAccount.RECHNUNG.address() + ">");
      assertThat(client.hear()).isEqualTo("250 2.1.5 Recipient OK");
      client.say("DATA");
      assertThat(client.hear()).startsWith("354 ");
      client.say("From: Support <" + SUPPORT + ">").say("Subject: Hallo").say("");
      client.say("..Punkt").say(".");
      assertThat(client.hear()).startsWith("250 2.0.0 OK ");
      client.say("QUIT");
      assertThat(client.hear()).startsWith("221 ");
    }
    List<String> inbox = tenant.inbox(DemoAccount.RECHNUNG);
    assertThat(inbox.get(inbox.size() - 1))
        .startsWith("Received: ")
        .contains("Subject: Hallo")
        .endsWith("\r\n.Punkt\r\n");
    assertThat(tenant.folder(DemoAccount.ANNA, "Gesendete Elemente"))
        .as("the copy lies with the person")
        .hasSize(1);
  }

  @Test
  void sharedAddressAsIdentityOfAPersonIsRefused() throws IOException {
    assertThat(signIn(SUPPORT, token(DemoAccount.ANNA)))
        .startsWith("535 5.7.3 Authentication unsuccessful [");
    assertThat(signIn(ANNA, token(DemoAccount.ANNA))).startsWith("235 ");
  }

  @Test
  void tokenOfAnotherPersonIsRefused() throws IOException {
    assertThat(signIn(ANNA, token(DemoAccount.BERND))).startsWith("535 5.7.3 ");
  }

  @Test
  void tokenWithOneThingWrongIsRefused() throws IOException {
    DemoTokens.Draft good = tenant.tokens().forPerson(DemoAccount.ANNA);
    assertThat(signIn(ANNA, good.issue())).startsWith("235 ");

    assertThat(signIn(ANNA, good.signedByAnotherKey().issue())).startsWith("535 5.7.3 ");
    assertThat(signIn(ANNA, good.audience("https://graph.microsoft.com").issue()))
        .startsWith("535 5.7.3 ");
    assertThat(signIn(ANNA, good.permissions("IMAP.AccessAsUser.All").issue()))
        .startsWith("535 5.7.3 ");
    assertThat(signIn(ANNA, good.life(Duration.ofSeconds(-1)).issue())).startsWith("535 5.7.3 ");
  }

  @Test
  void submissionOffForTheMailboxIsNamedUntilSwitchedOn() throws IOException {
    String dieter = DemoAccount.DIETER.address();
    assertThat(signIn(dieter, token(DemoAccount.DIETER)))
        .startsWith(
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for"
                + " the Mailbox. Visit https://aka.ms/smtp_auth_disabled");

    tenant.switches().smtpAuth(DemoAccount.DIETER, Optional.of(true));

    assertThat(signIn(dieter, token(DemoAccount.DIETER))).startsWith("235 ");
  }

  @Test
  void submissionOffForTheTenantIsNamedAndTheMailboxSettingBeatsIt() throws IOException {
    tenant.switches().smtpAuthOffForTenant(true);
    assertThat(signIn(ANNA, token(DemoAccount.ANNA)))
        .startsWith(
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for"
                + " the Tenant. Visit https://aka.ms/smtp_auth_disabled");

    tenant.switches().smtpAuth(DemoAccount.ANNA, Optional.of(true));

    assertThat(signIn(ANNA, token(DemoAccount.ANNA))).startsWith("235 ");
  }

  @Test
  void passwordIsRefusedInExchangesWords() throws IOException {
    try (RawClient client = greeted()) {
      client.say("AUTH LOGIN");
      assertThat(client.hear()).isEqualTo("334 VXNlcm5hbWU6");
      client.say("YW5uYQ==");
      assertThat(client.hear()).isEqualTo("334 UGFzc3dvcmQ6");
      client.say("c2VjcmV0");
      assertThat(client.hear())
          .startsWith(
              "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [");
      client.say("AUTH PLAIN AGFubmEAc2VjcmV0");
      assertThat(client.hear()).startsWith("504 5.7.4 ");
    }
  }

  @Test
  void senderWithoutSendAsIsAcceptedAtMailFromAndRefusedAfterData() throws IOException {
    assertThat(submit(DemoAccount.BERND, SUPPORT, SUPPORT))
        .startsWith(
            "554 5.2.252 SendAsDenied; bernd.kollege@musterfirma.example not allowed to send as"
                + " support@musterfirma.example; STOREDRV.Submission.Exception:");
    assertThat(tenant.inbox(DemoAccount.CARLA)).isEmpty();

    tenant.switches().sendAs(DemoAccount.SUPPORT, DemoAccount.BERND, true);

    assertThat(submit(DemoAccount.BERND, SUPPORT, SUPPORT)).startsWith("250 2.0.0 OK ");
    assertThat(tenant.inbox(DemoAccount.CARLA)).hasSize(1);
  }

  @Test
  void headerFromCountsLikeTheEnvelope() throws IOException {
    assertThat(submit(DemoAccount.BERND, DemoAccount.BERND.address(), SUPPORT))
        .startsWith("554 5.2.252 SendAsDenied;");
  }

  @Test
  void unknownRecipientAndForeignDomainAreRefused() throws IOException {
    try (RawClient client = signedIn(DemoAccount.ANNA)) {
      client.say("MAIL FROM:<" + ANNA + "> SIZE=100");
      client.hear();
      client.say("RCPT TO:<niemand@musterfirma.example>");
      assertThat(client.hear()).startsWith("550 5.1.10 RESOLVER.ADR.RecipientNotFound;");
      client.say("RCPT TO:<kunde@kunde.example>");
      assertThat(client.hear()).startsWith("550 5.7.54 ");
      client.say("DATA");
      assertThat(client.hear()).startsWith("503 ");
    }
  }

  @Test
  void nothingIsTakenWithoutSignIn() throws IOException {
    try (RawClient client = greeted()) {
      client.say("MAIL FROM:<" + ANNA + ">");
      assertThat(client.hear()).startsWith("530 5.7.57 Client not authenticated to send mail.");
    }
    try (RawClient client = RawClient.plain(tenant, tenant.smtpStartTlsPort())) {
      client.hear();
      client.say("EHLO me").hearUntil("250 ");
      client.say("AUTH XOAUTH2 " + xoauth2(ANNA, token(DemoAccount.ANNA)));
      assertThat(client.hear()).startsWith("530 5.7.0 Must issue a STARTTLS command first");
    }
  }

  @Test
  void applicationSendsAsTheMailboxItWasGivenAndNoOther() throws IOException {
    Secret token = tenant.tokens().forApplication().issue();
    assertThat(signIn(SUPPORT, token)).startsWith("235 ");
    assertThat(signIn(DemoAccount.RECHNUNG.address(), token)).startsWith("535 5.7.3 ");
    assertThat(
            signIn(
                SUPPORT, tenant.tokens().forApplication().permissions("IMAP.AccessAsApp").issue()))
        .startsWith("535 5.7.3 ");
  }

  private Secret token(DemoAccount person) {
    return tenant.tokens().forPerson(person).issue();
  }

  private RawClient greeted() throws IOException {
    RawClient client = RawClient.tls(tenant, tenant.smtpTlsPort());
    client.hear();
    client.say("EHLO me").hearUntil("250 ");
    return client;
  }

  private RawClient signedIn(DemoAccount person) throws IOException {
    RawClient client = greeted();
    client.say("AUTH XOAUTH2").hear();
    client.say(xoauth2(person.address(), token(person)));
    assertThat(client.hear()).startsWith("235 ");
    return client;
  }

  private String signIn(String user, Secret token) throws IOException {
    try (RawClient client = greeted()) {
      client.say("AUTH XOAUTH2 " + xoauth2(user, token));
      return client.hear();
    }
  }

  private String submit(DemoAccount person, String envelope, String from) throws IOException {
    try (RawClient client = signedIn(person)) {
      client.say("MAIL FROM:<" + envelope + ">");
      assertThat(client.hear()).isEqualTo("250 2.1.0 Sender OK");
      client.say("RCPT TO:<" + DemoAccount.CARLA.address() + ">");
      client.hear();
      client.say("DATA").hear();
      client.say("From: \"Name, mit Komma\" <" + from + ">").say("").say("Text").say(".");
      return client.hear();
    }
  }
}
