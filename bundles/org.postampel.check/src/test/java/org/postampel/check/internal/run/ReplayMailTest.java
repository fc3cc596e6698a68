package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.ReplayText.Sort.KNOWN;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.CheckRunner;
import org.postampel.check.Evidence;
import org.postampel.check.Finding;
import org.postampel.check.Light;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.check.internal.catalogue.CatalogueListing;
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

/**
 * Every distinct row that a mail server's answer gives away, replayed inside a whole dialogue: the
 * answers lie in {@code replay-mail.txt}.
 */
class ReplayMailTest {

  static final String ANSWERS = "replay-mail.txt";

  @TestFactory
  Stream<DynamicTest> answerNamesItsRowFirstAndACounterfeitDoesNot() {
    return ReplayText.read(ANSWERS).stream()
        .map(answer -> DynamicTest.dynamicTest(answer.toString(), () -> replay(answer)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "imap.login|NO frobnicated 4711",
        "imap.login|NO [X-NEW] frobnicated 4711",
        "imap.mailbox|BAD [ALERT] frobnicated 4711",
        "pop3.login|-ERR [NEW/CODE] frobnicated 4711",
        "pop3.mailbox|-ERR frobnicated 4711",
        "smtp.login|535 5.9.9 frobnicated 4711",
        "smtp.login|535-5.7.139 frobnicated // 535 5.7.139 4711",
        "smtp.login|599 frobnicated 4711",
        "smtp.sender|554 5.9.9 frobnicated 4711",
        "smtp.sender|550 frobnicated 4711",
        "smtp.recipient|550 5.9.9 frobnicated 4711",
        "smtp.recipient|459 frobnicated 4711"
      })
  void wordsThatNobodyKnowsAreShownAndNoRowIsSureOfThem(String place, String words)
      throws IOException {
    for (String signIn : List.of("token", "password")) {
      StepResult result =
          play(new ReplayText.Answer("", List.of(place, signIn, "generic"), KNOWN, words));

      assertThat(result.evidence())
          .extracting(Evidence::text)
          .anyMatch(text -> text.contains("frobnicated") && text.contains("4711"));
      String code = result.finding().orElseThrow().code();
      assertThat(new CatalogueListing().isSure(code)).as(code).isFalse();
    }
  }

  private static void replay(ReplayText.Answer answer) throws IOException {
    assertNamed(answer.row(), answer.sort(), play(answer));
  }

  /** The result of the step at which the answer stands. */
  private static StepResult play(ReplayText.Answer answer) throws IOException {
    String place = answer.head().get(0);
    boolean startTls = ReplayScripts.isBeforeTls(place);
    try (ScriptedServer server =
        startTls
            ? ScriptedServer.startTls(Rig.GOOD, ReplayScripts.of(place, answer.text()))
            : ScriptedServer.tls(Rig.GOOD, ReplayScripts.of(place, answer.text()))) {
      CheckReport report =
          check(
              MailProtocol.valueOf(place.substring(0, 4).toUpperCase(Locale.ROOT)),
              server.port(),
              startTls ? TransportSecurity.STARTTLS : TransportSecurity.TLS,
              answer.head().get(1).equals("token"),
              answer.head().get(2));
      return report.step(new StepId(ReplayScripts.step(place))).orElseThrow();
    }
  }

  /** Fails unless the row is named first, or not at all for a counterfeit. */
  static void assertNamed(String row, ReplayText.Sort sort, StepResult result) {
    String named =
        result
            .finding()
            .map(Finding::reference)
            .orElseGet(() -> new CatalogueListing().rowOf(result.summary().key()));
    if (sort == ReplayText.Sort.COUNTER) {
      assertThat(named).as(result.toString()).isNotEqualTo(row);
    } else {
      assertThat(named).as(result.toString()).isEqualTo(row);
      if (result.finding().isPresent()) {
        assertThat(result.light()).isIn(Light.RED, Light.YELLOW);
        assertThat(result.remedies()).isNotEmpty();
      }
    }
  }

  private static CheckReport check(
      MailProtocol protocol, int port, TransportSecurity security, boolean token, String provider) {
    ServerSignIn signIn = token ? ServerSignIn.oauth() : Rig.signIn();
    MailServer server = new MailServer(protocol, "localhost", port, security, signIn);
    MailboxConfiguration.Builder mailbox =
        Samples.mailbox().provider(provider).trustedCertificates(Rig.trustedFile());
    if (token) {
      mailbox.oauth(Samples.signIn(OAuthFlow.BROWSER, Samples.TENANT)).shared(true);
    }
    boolean outgoing = protocol == MailProtocol.SMTP;
    return runner(token)
        .run(
            (outgoing ? mailbox.outgoing(server) : mailbox.incoming(server)).build(),
            CheckOptions.defaults().withStepTimeout(Duration.ofSeconds(10)),
            CheckListener.NONE,
            new Cancellation());
  }

  private static CheckRunner runner(boolean token) {
    return token
        ? CheckRunner.create(
            new Tokens(), new Tokens(), ProviderPresets.load(), Rig.RESOLVER, Clock.systemUTC())
        : Rig.runner(Rig.RESOLVER);
  }

  /** Hands out a token that nobody can read. */
  private static final class Tokens implements CredentialSource, AccessTokenSource {

    @Override
    public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
      return new CredentialOutcome.Ready(
          new Credential.BearerToken(Samples.PERSON, Secret.ofText("EwB-opaque")));
    }

    @Override
    public AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol) {
      Instant end = Instant.now().plusSeconds(3600);
      return new AccessTokenOutcome.Granted(
          new AccessToken(Secret.ofText("EwB-opaque"), end, new TokenClaims.Opaque()));
    }

    @Override
    public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
      // the next one is as good
    }
  }
}
