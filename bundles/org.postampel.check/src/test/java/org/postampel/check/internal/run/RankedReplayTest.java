package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.Finding;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessToken;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.TokenClaims;
import org.postampel.testkit.server.ScriptedServer;

/** The same refusal over a socket; what the other steps saw decides which cause comes first. */
class RankedReplayTest {

  @ParameterizedTest(name = "{0} {1}, login {2}, token of {3} for <{4}>: {5}")
  @CsvSource(
      delimiter = '|',
      value = {
        "imap.login|NO AUTHENTICATE failed.|mailbox|anna|IMAP.AccessAsUser.All|no-full-access",
        "imap.login|NO AUTHENTICATE failed.|mailbox|bob|IMAP.AccessAsUser.All|token-person",
        "imap.login|NO AUTHENTICATE failed.|mailbox|anna|SMTP.Send|token-scope",
        "imap.mailbox|BAD User is authenticated but not connected.|mailbox|anna"
            + "|IMAP.AccessAsUser.All|no-full-access",
        "imap.mailbox|BAD User is authenticated but not connected.|mailbox|bob"
            + "|IMAP.AccessAsUser.All|token-person",
        "pop3.login|-ERR Authentication failure: unknown user name or bad password.|mailbox|anna"
            + "|POP.AccessAsUser.All|no-full-access",
        "pop3.login|-ERR Logon failure: 4711|mailbox|anna|SMTP.Send|token-scope",
        "smtp.login|535 5.7.3 Authentication unsuccessful|mailbox|anna|SMTP.Send|smtp-identity",
        "smtp.login|535 5.7.3 Authentication unsuccessful|person|anna|SMTP.Send"
            + "|smtp-auth-off-tenant",
        "smtp.login|535 5.7.3 Authentication unsuccessful|person|anna|IMAP.AccessAsUser.All"
            + "|token-scope",
        "smtp.login|334 {\"status\":\"401\"} // 535 5.7.8 no|mailbox|anna|SMTP.Send|smtp-identity",
        "smtp.login|334 {\"status\":\"401\"} // 535 5.7.8 no|person|bob|SMTP.Send|token-person",
        "imap.mailbox|NO this folder cannot be opened|mailbox|anna|IMAP.AccessAsUser.All"
            + "|no-full-access"
      })
  void evidenceOfTheOtherStepsDecidesWhichCauseComesFirst(
      String place, String answer, String login, String person, String scope, String cause)
      throws IOException {
    Source source =
        new Source(
            login.equals("mailbox") ? Samples.MAILBOX : Samples.PERSON,
            person + "@musterfirma.example",
            scope);
    MailProtocol protocol = MailProtocol.valueOf(place.substring(0, 4).toUpperCase(Locale.ROOT));
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, ReplayScripts.of(place, answer))) {
      Finding finding =
          check(protocol, server.port(), source)
              .step(new StepId(place))
              .orElseThrow()
              .finding()
              .orElseThrow();

      assertThat(finding.causes().get(0).key()).isEqualTo("cause." + cause);
    }
  }

  private static CheckReport check(MailProtocol protocol, int port, Source source) {
    MailServer server =
        new MailServer(protocol, "localhost", port, TransportSecurity.TLS, ServerSignIn.oauth());
    MailboxConfiguration.Builder mailbox =
        Samples.mailbox()
            .provider("microsoft365")
            .trustedCertificates(Rig.trustedFile())
            .oauth(Samples.signIn(OAuthFlow.BROWSER, Samples.TENANT))
            .shared(true);
    boolean outgoing = protocol == MailProtocol.SMTP;
    return CheckRunner.create(
            source, source, ProviderPresets.load(), Rig.RESOLVER, Clock.systemUTC())
        .run(
            (outgoing ? mailbox.outgoing(server) : mailbox.incoming(server)).build(),
            CheckOptions.defaults().withStepTimeout(Duration.ofSeconds(10)),
            CheckListener.NONE,
            new Cancellation());
  }

  /** Hands out a readable token of this person. */
  private record Source(String login, String person, String scope)
      implements CredentialSource, AccessTokenSource {

    @Override
    public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
      return new CredentialOutcome.Ready(
          new Credential.BearerToken(login, Secret.ofText("a.token.value")));
    }

    @Override
    public AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol) {
      Instant now = Instant.now();
      TokenClaims.Readable claims =
          new TokenClaims.Readable(
              Set.of("https://outlook.office.com"),
              Set.of(scope),
              Set.of(),
              Samples.TENANT,
              person,
              Samples.CLIENT,
              false,
              now.plusSeconds(3600),
              now.minusSeconds(60));
      return new AccessTokenOutcome.Granted(
          new AccessToken(Secret.ofText("a.token.value"), claims.expiresAt(), claims));
    }

    @Override
    public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
      // the next one is as good
    }
  }
}
