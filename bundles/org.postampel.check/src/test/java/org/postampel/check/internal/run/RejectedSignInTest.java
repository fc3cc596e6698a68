package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.Disturbance;
import org.postampel.mail.LoginOutcome;
import org.postampel.mail.MailboxOutcome;
import org.postampel.oauth.TokenClaims;

/** What a login that does not succeed leads to. */
@Timeout(30)
class RejectedSignInTest {

  private final Bench bench = new Bench();
  private final MailboxConfiguration mailbox =
      clearTextButTokens(MailProtocol.IMAP).shared(true).build();

  @Test
  void rejectedTokenIsReplacedOnceOnANewConnection() {
    FakeDialogue[] imap = new FakeDialogue[2];
    bench.dialogues =
        server -> {
          FakeDialogue dialogue = new FakeDialogue(server);
          if (server.protocol() == MailProtocol.IMAP) {
            boolean first = imap[0] == null;
            imap[first ? 0 : 1] = first ? dialogue.answering(rejected()) : dialogue;
          }
          return dialogue;
        };

    CheckReport report = bench.check(mailbox);

    assertThat(bench.invalidated).hasValue(1);
    assertThat(bench.connections).as("two for IMAP, one for SMTP").hasValue(3);
    assertThat(light(report, "imap.login")).isEqualTo(Light.GREEN);
    assertThat(light(report, "imap.mailbox")).isEqualTo(Light.GREEN);
    assertThat(step(report, "imap.login").evidence())
        .as("the first answer is not hidden")
        .extracting(e -> e.text())
        .containsExactly("a1 NO AUTHENTICATE failed.", "a1 OK done");
    assertThat(imap[0].closed).isTrue();
  }

  @Test
  void secondRejectionIsFinal() {
    bench.dialogues =
        server ->
            server.protocol() == MailProtocol.IMAP
                ? new FakeDialogue(server).answering(rejected())
                : new FakeDialogue(server);

    CheckReport report = bench.check(mailbox);

    assertThat(bench.invalidated).hasValue(1);
    assertThat(finding(report, "imap.login")).isEqualTo("imap.token-rejected");
    assertThat(step(report, "imap.login").remedies().get(0).command())
        .isEqualTo(
            "Add-MailboxPermission support@musterfirma.example -User anna@musterfirma.example"
                + " -AccessRights FullAccess");
    assertThat(step(report, "imap.mailbox").reason()).contains(GreyReason.BLOCKED);
  }

  @Test
  void refreshThatIsRefusedAfterARejectionShowsTheAuthoritysWords() {
    bench.credentials =
        (protocol, renewals) ->
            renewals == 0
                ? new CredentialOutcome.Ready(
                    new Credential.BearerToken(Samples.MAILBOX, Secret.ofText("old")))
                : new CredentialOutcome.Refused(
                    new AuthorityFailure(
                        400, "invalid_grant", "", "AADSTS50173: revoked", "trace", "correlation"));
    bench.dialogues =
        server ->
            server.protocol() == MailProtocol.IMAP
                ? new FakeDialogue(server).answering(rejected())
                : new FakeDialogue(server);

    CheckReport report = bench.check(mailbox);

    assertThat(finding(report, "imap.login")).isEqualTo("signin.revoked");
    assertThat(step(report, "imap.login").evidence())
        .extracting(e -> e.text())
        .contains("a1 NO AUTHENTICATE failed.")
        .anyMatch(text -> text.contains("trace id: trace"));
  }

  @Test
  void rejectedPasswordIsNotTriedAgain() {
    MailboxConfiguration withPassword =
        Samples.mailbox().incoming(Samples.clear(MailProtocol.IMAP, 143)).build();
    bench.credentials =
        (protocol, renewals) ->
            new CredentialOutcome.Ready(new Credential.Password("anna", Secret.ofText("geheim")));
    bench.dialogues = server -> new FakeDialogue(server).answering(rejected());

    CheckReport report = bench.check(withPassword);

    assertThat(bench.invalidated).hasValue(0);
    assertThat(bench.connections).hasValue(1);
    assertThat(finding(report, "imap.login")).isEqualTo("imap.password-refused");
  }

  @Test
  void missingPasswordIsFoundBeforeTheLogin() {
    MailboxConfiguration withPassword =
        Samples.mailbox().incoming(Samples.clear(MailProtocol.IMAP, 143)).build();
    bench.credentials =
        (protocol, renewals) ->
            new CredentialOutcome.SecretMissing(SecretName.password(new MailboxId("support")));

    CheckReport report = bench.check(withPassword);

    assertThat(finding(report, "account.secrets")).isEqualTo("secret.password-missing");
    assertThat(step(report, "imap.login").reason()).contains(GreyReason.BLOCKED);
    assertThat(light(report, "imap.greeting")).isEqualTo(Light.GREEN);
  }

  @Test
  void throttledLoginIsYellowAndWhatComesAfterIsNotTried() {
    bench.dialogues =
        server ->
            new FakeDialogue(server)
                .answering(
                    new LoginOutcome.Unavailable(
                        FakeDialogue.reply(
                            "NO",
                            "a1 NO Request is throttled. Suggested Backoff Time: 299961"
                                + " milliseconds")));

    CheckReport report = bench.check(mailbox);

    assertThat(finding(report, "imap.login")).isEqualTo("limit.throttled");
    assertThat(light(report, "imap.login")).isEqualTo(Light.YELLOW);
    assertThat(step(report, "imap.mailbox").reason()).contains(GreyReason.BLOCKED);
    assertThat(step(report, "imap.login").remedies().get(0).text().in(Locale.ENGLISH))
        .isEqualTo("Wait 300 seconds and check again.");
  }

  @Test
  void authenticatedButNotConnectedIsRedAtTheMailboxAndNamesFullAccess() {
    bench.dialogues =
        server -> {
          FakeDialogue dialogue = new FakeDialogue(server);
          dialogue.mailbox =
              () ->
                  new MailboxOutcome.Refused(
                      FakeDialogue.reply("BAD", "a2 BAD User is authenticated but not connected."));
          return dialogue;
        };

    CheckReport report = bench.check(mailbox);

    assertThat(light(report, "imap.login")).isEqualTo(Light.GREEN);
    assertThat(finding(report, "imap.mailbox")).isEqualTo("mailbox.not-connected");
    assertThat(step(report, "imap.mailbox").finding().orElseThrow().causes().get(0).key())
        .isEqualTo("cause.no-full-access");
  }

  @Test
  void closedConnectionIsRedWithWhatCameBefore() {
    bench.dialogues =
        server -> {
          FakeDialogue dialogue = new FakeDialogue(server);
          dialogue.mailbox = () -> new Disturbance(Disturbance.Kind.CLOSED, "* BYE gone");
          return dialogue;
        };

    StepResult result = step(bench.check(mailbox), "imap.mailbox");

    assertThat(result.finding().orElseThrow().code()).isEqualTo("connection.lost");
    assertThat(result.evidence().get(0).text()).isEqualTo("closed: * BYE gone");
  }

  @Test
  void applicationWithoutASmtpRoleIsLeftToTheServer() {
    MailboxConfiguration application =
        clearTextButTokens(MailProtocol.IMAP)
            .oauth(Samples.signIn(OAuthFlow.CLIENT_CREDENTIALS, Samples.TENANT))
            .shared(true)
            .build();
    bench.claims =
        () ->
            new TokenClaims.Readable(
                Set.of("https://outlook.office365.com"),
                Set.of(),
                Set.of("IMAP.AccessAsApp"),
                Samples.TENANT,
                "",
                Samples.CLIENT,
                true,
                Samples.NOW.plusSeconds(3600),
                Samples.NOW);

    CheckReport report = bench.check(application);

    assertThat(step(report, "oauth.claims").reason()).contains(GreyReason.NOT_INSPECTABLE);
    assertThat(light(report, "smtp.login")).isEqualTo(Light.GREEN);
    assertThat(report.open()).isEqualTo(2);
  }

  private static LoginOutcome rejected() {
    return new LoginOutcome.Rejected(
        "XOAUTH2", FakeDialogue.reply("NO", "a1 NO AUTHENTICATE failed."), Optional.empty());
  }

  private static MailboxConfiguration.Builder clearTextButTokens(MailProtocol incoming) {
    ServerSignIn oauth = ServerSignIn.oauth();
    return Samples.mailbox()
        .provider("microsoft365")
        .incoming(Samples.server(incoming, 143, TransportSecurity.NONE, oauth))
        .outgoing(Samples.server(MailProtocol.SMTP, 25, TransportSecurity.NONE, oauth))
        .oauth(Samples.signIn(OAuthFlow.BROWSER, Samples.TENANT));
  }

  private static StepResult step(CheckReport report, String id) {
    return report.step(new StepId(id)).orElseThrow();
  }

  private static Light light(CheckReport report, String id) {
    return step(report, id).light();
  }

  private static String finding(CheckReport report, String id) {
    return step(report, id).finding().map(f -> f.code()).orElse("none");
  }
}
