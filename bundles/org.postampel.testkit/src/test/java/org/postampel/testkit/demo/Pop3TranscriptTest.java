package org.postampel.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.testkit.demo.RawClient.xoauth2;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;

class Pop3TranscriptTest {
  private static final String SUPPORT = DemoAccount.SUPPORT.address();
  private static final String REFUSED =
      "-ERR Authentication failure: unknown user name or bad password.";

  @TempDir private static Path folder;
  private DemoTenant tenant;

  @BeforeEach
  void start() throws IOException {
    tenant = DemoTenant.start(folder, new SettableClock());
  }

  @AfterEach
  void stop() throws IOException {
    tenant.close();
  }

  @Test
  void delegateReadsTheSharedMailboxWithTheTokenOnALineOfItsOwn() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.pop3Port())) {
      assertThat(client.hear()).startsWith("+OK The Microsoft Exchange POP3 service is ready.");
      client.say("CAPA");
      assertThat(client.hearUntil("."))
          .containsExactly("+OK", "TOP", "UIDL", "SASL PLAIN XOAUTH2", "USER", ".");
      client.say("AUTH XOAUTH2");
      assertThat(client.hear()).startsWith("+ ");
      client.say(xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      assertThat(client.hear()).isEqualTo("+OK User successfully authenticated.");
      client.say("STAT");
      assertThat(client.hear()).matches("\\+OK 2 \\d+");
      client.say("UIDL");
      assertThat(client.hearUntil(".")).endsWith("1 D1", "2 D2", ".");
      client.say("TOP 2 1");
      assertThat(client.hearUntil("."))
          .contains("Subject: Frage zur Rechnung 4711", "Hallo,")
          .doesNotContain("kann die Rechnung an eine andere Adresse gehen?");
      client.say("DELE 1");
      assertThat(client.hear()).isEqualTo("+OK");
      client.say("QUIT");
      assertThat(client.hear()).startsWith("+OK ");
      assertThat(tenant.inbox(DemoAccount.SUPPORT)).hasSize(1);
    }
  }

  @Test
  void tokenOnTheSameLineIsAProtocolError() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.pop3Port())) {
      client.hear();
      client.say("AUTH XOAUTH2 " + xoauth2(SUPPORT, token(DemoAccount.ANNA)));
      assertThat(client.hear()).isEqualTo("-ERR Protocol error. Connection is closed. 10");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void passwordIsRefused() throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.pop3Port())) {
      client.hear();
      client.say("USER anna.beispiel@musterfirma.example");
      client.hear();
      client.say("PASS secret");
      assertThat(client.hear()).isEqualTo("-ERR Logon failure: unknown user name or bad password.");
      client.say("STAT");
      assertThat(client.hear()).startsWith("-ERR ");
    }
  }

  @Test
  void tokenWithoutThePopScopeIsRefused() throws IOException {
    assertThat(
            signIn(
                tenant
                    .tokens()
                    .forPerson(DemoAccount.ANNA)
                    .permissions("IMAP.AccessAsUser.All")
                    .issue()))
        .isEqualTo(REFUSED);
  }

  @Test
  void tokenSignedByAnotherKeyIsRefused() throws IOException {
    assertThat(signIn(tenant.tokens().forPerson(DemoAccount.ANNA).signedByAnotherKey().issue()))
        .isEqualTo(REFUSED);
  }

  @Test
  void personWithoutFullAccessIsRefusedUntilGranted() throws IOException {
    assertThat(signIn(token(DemoAccount.CARLA))).isEqualTo(REFUSED);

    tenant.switches().fullAccess(DemoAccount.SUPPORT, DemoAccount.CARLA, true);

    assertThat(signIn(token(DemoAccount.CARLA))).startsWith("+OK ");
  }

  @Test
  void mailboxWithPopOffIsRefused() throws IOException {
    assertThat(signIn(token(DemoAccount.ANNA))).startsWith("+OK ");

    tenant.switches().pop3(DemoAccount.SUPPORT, false);

    assertThat(signIn(token(DemoAccount.ANNA))).isEqualTo(REFUSED);
  }

  @Test
  void applicationReadsTheMailboxItWasGiven() throws IOException {
    assertThat(signIn(tenant.tokens().forApplication().issue())).startsWith("+OK ");
    assertThat(signIn(tenant.tokens().forApplication().permissions("IMAP.AccessAsApp").issue()))
        .isEqualTo(REFUSED);
  }

  private Secret token(DemoAccount person) {
    return tenant.tokens().forPerson(person).issue();
  }

  private String signIn(Secret token) throws IOException {
    try (RawClient client = RawClient.tls(tenant, tenant.pop3Port())) {
      client.hear();
      client.say("AUTH XOAUTH2");
      client.hear();
      client.say(xoauth2(SUPPORT, token));
      return client.hear();
    }
  }
}
