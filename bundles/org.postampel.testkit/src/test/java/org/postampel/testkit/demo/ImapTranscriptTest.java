package org.postampel.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.testkit.demo.RawClient.xoauth2;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;

class ImapTranscriptTest {
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
  void delegateReadsTheSharedMailboxUnderItsAddress() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      assertThat(client.hear()).startsWith("* OK The Microsoft Exchange IMAP4 service is ready.");
      client.say("a1 CAPABILITY");
      assertThat(client.hear())
          .isEqualTo(
              "* CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID"
                  + " UNSELECT CHILDREN IDLE NAMESPACE LITERAL+");
      assertThat(client.hear()).isEqualTo("a1 OK CAPABILITY completed.");
      client.say("a2 AUTHENTICATE XOAUTH2 " + xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      assertThat(client.hear()).isEqualTo("a2 OK AUTHENTICATE completed.");
      client.say("a3 EXAMINE INBOX");
      List<String> examined = client.hearUntil("a3 ");
      assertThat(examined).contains("* 2 EXISTS");
      assertThat(examined.get(examined.size() - 1))
          .isEqualTo("a3 OK [READ-ONLY] EXAMINE completed.");
      client.say("a4 UID FETCH 1:* (FLAGS BODY.PEEK[HEADER.FIELDS (FROM)])");
      assertThat(client.hearUntil("a4 "))
          .contains("* 1 FETCH (FLAGS () BODY[HEADER.FIELDS (FROM)] {54}")
          .contains("From: Otto Ordentlich <otto@kunde.example>")
          .endsWith("a4 OK UID FETCH completed.");
      client.say("a5 LOGOUT");
      assertThat(client.hear()).startsWith("* BYE ");
      assertThat(client.hear()).isEqualTo("a5 OK LOGOUT completed.");
    }
  }

  @Test
  void responseMayComeOnALineOfItsOwn() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 AUTHENTICATE XOAUTH2");
      assertThat(client.hear()).startsWith("+");
      client.say(xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      assertThat(client.hear()).isEqualTo("a1 OK AUTHENTICATE completed.");
    }
  }

  @Test
  void clearTextConnectionOffersStartTlsAndNoSignIn() throws IOException {
    try (RawClient client = RawClient.plain(tenant, tenant.imapStartTlsPort())) {
      client.hear();
      client.say("a1 CAPABILITY");
      assertThat(client.hear()).contains(" LOGINDISABLED STARTTLS ").doesNotContain("AUTH=");
      client.hear();
      client.say("a2 AUTHENTICATE XOAUTH2 " + xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      assertThat(client.hear()).isEqualTo("a2 BAD Command received in Invalid state.");
      client.say("a3 STARTTLS");
      assertThat(client.hear()).startsWith("a3 OK ");
      client.startTls();
      client.say("a4 CAPABILITY");
      assertThat(client.hear()).contains("AUTH=XOAUTH2").doesNotContain("STARTTLS");
      client.hear();
      client.say("a5 AUTHENTICATE XOAUTH2 " + xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      assertThat(client.hear()).isEqualTo("a5 OK AUTHENTICATE completed.");
    }
  }

  @Test
  void passwordIsRefusedInExchangesWords() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 LOGIN \"anna.beispiel@musterfirma.example\" \"secret\"");
      assertThat(client.hear()).isEqualTo("a1 NO LOGIN failed.");
      client.say("a2 AUTHENTICATE PLAIN AGFubmEAc2VjcmV0");
      assertThat(client.hear()).isEqualTo("a2 NO AUTHENTICATE failed. BasicAuthBlocked");
    }
  }

  @Test
  void tokenSignedByAnotherKeyIsRefused() throws IOException {
    assertRefused(tenant.tokens().forPerson(DemoAccount.ANNA).signedByAnotherKey().issue());
  }

  @Test
  void tokenForGraphOrForTheManagementNameIsRefused() throws IOException {
    assertRefused(
        tenant
            .tokens()
            .forPerson(DemoAccount.ANNA)
            .audience("https://graph.microsoft.com")
            .issue());
    assertRefused(
        tenant.tokens().forPerson(DemoAccount.ANNA).audience("https://ps.outlook.com").issue());
  }

  @Test
  void tokenIsGoodUntilItExpires() throws IOException {
    Secret token = token(DemoAccount.ANNA);
    clock.advance(Duration.ofMinutes(59));
    assertThat(signIn(SUPPORT, token)).isEqualTo("a1 OK AUTHENTICATE completed.");

    clock.advance(Duration.ofMinutes(2));

    assertRefused(token);
  }

  @Test
  void tokenOfAnotherTenantIsRefused() throws IOException {
    assertRefused(tenant.tokens().forPerson(DemoAccount.ANNA).ofTenant(UUID.randomUUID()).issue());
  }

  @Test
  void tokenWithoutTheScopeOfThisProtocolIsRefused() throws IOException {
    assertRefused(
        tenant
            .tokens()
            .forPerson(DemoAccount.ANNA)
            .permissions("POP.AccessAsUser.All", "SMTP.Send")
            .issue());
  }

  @Test
  void garbageInsteadOfATokenIsRefused() throws IOException {
    assertRefused(Secret.ofText("no.token.atall"));
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 AUTHENTICATE XOAUTH2 ***");
      assertThat(client.hear()).isEqualTo("a1 NO AUTHENTICATE failed.");
    }
  }

  @Test
  void unknownMailboxIsRefused() throws IOException {
    assertThat(signIn("nobody@musterfirma.example", token(DemoAccount.ANNA)))
        .isEqualTo("a1 NO AUTHENTICATE failed.");
  }

  @Test
  void personWithoutFullAccessIsAuthenticatedButNotConnectedUntilGranted() throws IOException {
    assertNotConnected(SUPPORT, token(DemoAccount.CARLA));

    tenant.switches().fullAccess(DemoAccount.SUPPORT, DemoAccount.CARLA, true);

    assertConnected(SUPPORT, token(DemoAccount.CARLA));
  }

  @Test
  void withdrawnFullAccessIsNoticed() throws IOException {
    assertConnected(SUPPORT, token(DemoAccount.ANNA));

    tenant.switches().fullAccess(DemoAccount.SUPPORT, DemoAccount.ANNA, false);

    assertNotConnected(SUPPORT, token(DemoAccount.ANNA));
  }

  @Test
  void mailboxWithImapOffGivesTheSameAmbiguousAnswerUntilSwitchedOn() throws IOException {
    assertNotConnected(DemoAccount.INFO.address(), token(DemoAccount.ANNA));

    tenant.switches().imap(DemoAccount.INFO, true);

    assertConnected(DemoAccount.INFO.address(), token(DemoAccount.ANNA));
  }

  @Test
  void applicationOpensOnlyTheMailboxItWasGiven() throws IOException {
    Secret token = tenant.tokens().forApplication().issue();
    assertConnected(SUPPORT, token);
    assertNotConnected(DemoAccount.RECHNUNG.address(), token);

    tenant.switches().applicationAccess(DemoAccount.SUPPORT, false);

    assertNotConnected(SUPPORT, token);
  }

  @Test
  void applicationWithoutTheRoleOfThisProtocolIsRefused() throws IOException {
    assertRefused(
        tenant.tokens().forApplication().permissions("POP.AccessAsApp", "SMTP.SendAsApp").issue());
  }

  @Test
  void searchStoreAndExpungeWork() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 AUTHENTICATE XOAUTH2 " + xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      client.hear();
      client.say("a2 SELECT \"INBOX\"").hearUntil("a2 OK [READ-WRITE]");
      client.say("a3 SEARCH UNSEEN SUBJECT rechnung");
      assertThat(client.hear()).isEqualTo("* SEARCH 2");
      client.hear();
      client.say("a4 UID SEARCH OR (HEADER From klara) (HEADER From nobody)");
      assertThat(client.hear()).isEqualTo("* SEARCH 1");
      client.hear();
      client.say("a5 UID STORE 1 +FLAGS (\\Seen \\Deleted)");
      assertThat(client.hear()).isEqualTo("* 1 FETCH (FLAGS (\\Deleted \\Seen) UID 1)");
      client.hear();
      client.say("a6 EXPUNGE");
      assertThat(client.hear()).isEqualTo("* 1 EXPUNGE");
      client.hear();
      client.say("a7 STATUS INBOX (MESSAGES UNSEEN UIDNEXT)");
      assertThat(client.hear()).isEqualTo("* STATUS \"INBOX\" (MESSAGES 1 UNSEEN 1 UIDNEXT 3)");
      client.hear();
      client.say("a8 FETCH 1 BODY[TEXT]<0.5>");
      assertThat(client.hear()).isEqualTo("* 1 FETCH (BODY[TEXT]<0> {5}");
    }
  }

  @Test
  void examinedFolderCannotBeChanged() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 AUTHENTICATE XOAUTH2 " + xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      client.hear();
      client.say("a2 EXAMINE INBOX").hearUntil("a2 ");
      client.say("a3 STORE 1 +FLAGS (\\Seen)");
      assertThat(client.hear()).startsWith("a3 NO ");
      client.say("a4 FETCH 1 (BODY[] FLAGS)").hearUntil("a4 ");
      client.say("a5 SEARCH SEEN");
      assertThat(client.hear()).isEqualTo("* SEARCH");
    }
  }

  @Test
  void idleTellsOfMailThatArrives() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 AUTHENTICATE XOAUTH2 " + xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      client.hear();
      client.say("a2 SELECT INBOX").hearUntil("a2 ");
      client.say("a3 IDLE");
      assertThat(client.hear()).startsWith("+ IDLE");

      tenant.deliver(DemoAccount.SUPPORT, "Subject: neu\r\n\r\nHallo\r\n");

      assertThat(client.hear()).isEqualTo("* 3 EXISTS");
      client.say("DONE");
      assertThat(client.hear()).isEqualTo("a3 OK IDLE completed.");
    }
  }

  @Test
  void foldersAreListedWithTheirGermanNames() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 AUTHENTICATE XOAUTH2 " + xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      client.hear();
      client.say("a2 LIST \"\" \"*\"");
      assertThat(client.hearUntil("a2 "))
          .contains(
              "* LIST (\\Marked \\HasNoChildren) \"/\" \"INBOX\"",
              "* LIST (\\HasNoChildren) \"/\" \"Gesendete Elemente\"");
      client.say("a3 EXAMINE Nirgendwo");
      assertThat(client.hear()).isEqualTo("a3 NO Nirgendwo doesn't exist.");
    }
  }

  @Test
  void clientThatTalksNonsenseIsCutOffAfterTenTimes() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      for (int i = 1; i < 10; i++) {
        client.say("x NONSENSE");
        assertThat(client.hear()).startsWith("x BAD ");
      }
      client.say("x NONSENSE");
      assertThat(client.hear()).isEqualTo("* BYE Protocol error. Connection is closed. 10");
      assertThat(client.isClosed()).isTrue();
    }
  }

  private Secret token(DemoAccount person) {
    return tenant.tokens().forPerson(person).issue();
  }

  private String signIn(String user, Secret token) throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 AUTHENTICATE XOAUTH2 " + xoauth2(user, token));
      return client.hear();
    }
  }

  private void assertRefused(Secret token) throws IOException {
    assertThat(signIn(SUPPORT, token)).isEqualTo("a1 NO AUTHENTICATE failed.");
  }

  private void assertConnected(String user, Secret token) throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 AUTHENTICATE XOAUTH2 " + xoauth2(user, token));
      assertThat(client.hear()).isEqualTo("a1 OK AUTHENTICATE completed.");
      client.say("a2 EXAMINE INBOX");
      assertThat(client.hear()).endsWith(" EXISTS");
    }
  }

  private void assertNotConnected(String user, Secret token) throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.imapPort())) {
      client.hear();
      client.say("a1 AUTHENTICATE XOAUTH2 " + xoauth2(user, token));
      assertThat(client.hear()).isEqualTo("a1 OK AUTHENTICATE completed.");
      client.say("a2 EXAMINE INBOX");
      assertThat(client.hear()).isEqualTo("a2 BAD User is authenticated but not connected.");
      assertThat(client.hear()).isEqualTo("* BYE Connection closed. 14");
      assertThat(client.isClosed()).isTrue();
    }
  }
}
