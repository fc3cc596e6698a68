package org.postampel.check.internal.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.check.internal.contribution.ContributedSteps;
import org.postampel.check.internal.step.AccountServices;
import org.postampel.check.internal.step.CheckContext;
import org.postampel.check.internal.step.SecretStore;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.ConnectAttempt;
import org.postampel.mail.ConnectOutcome;
import org.postampel.mail.HostLookup;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.AccessToken;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.AuthorityProbeOutcome;
import org.postampel.oauth.Ending;
import org.postampel.oauth.TokenClaims;

/** A runner whose every neighbour is a fake: everything works until a test says otherwise. */
final class Bench implements CredentialSource, AccessTokenSource {

  static final Instant NOW = Samples.NOW;

  Supplier<TokenClaims> claims = () -> Bench.claims(Samples.PERSON);
  Function<MailProtocol, AccessTokenOutcome> tokens = protocol -> granted();
  BiFunction<MailProtocol, Integer, CredentialOutcome> credentials =
      (protocol, renewals) ->
          new CredentialOutcome.Ready(
              new Credential.BearerToken(Samples.MAILBOX, Secret.ofText("token" + renewals)));
  Function<MailServer, FakeDialogue> dialogues = FakeDialogue::new;
  Supplier<AuthorityProbeOutcome> authority =
      () ->
          new AuthorityProbeOutcome.Reachable(
              "https://login.microsoftonline.com/" + Samples.TENANT + "/v2.0",
              "login.microsoftonline.com",
              Duration.ZERO);
  List<Ending> endings = List.of();
  final AtomicInteger invalidated = new AtomicInteger();
  final AtomicInteger connections = new AtomicInteger();
  final List<String> events = new CopyOnWriteArrayList<>();
  final Cancellation cancellation = new Cancellation();
  CheckOptions options = CheckOptions.defaults();
  ContributedSteps contributed = ContributedSteps.of(List.of());

  static TokenClaims claims(String person) {
    return new TokenClaims.Readable(
        Set.of("https://outlook.office.com"),
        Set.of("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"),
        Set.of(),
        Samples.TENANT,
        person,
        Samples.CLIENT,
        false,
        NOW.plusSeconds(3600),
        NOW.minusSeconds(60));
  }

  AccessTokenOutcome granted() {
    return new AccessTokenOutcome.Granted(
        new AccessToken(Secret.ofText("token"), NOW.plusSeconds(3600), claims.get()));
  }

  CheckReport check(MailboxConfiguration mailbox) {
    CheckListener listener =
        new CheckListener() {
          @Override
          public void started(StepId step) {
            events.add("started " + step);
          }

          @Override
          public void finished(StepResult result) {
            events.add("finished " + result.step());
          }

          @Override
          public void done(CheckReport report) {
            events.add("done");
          }
        };
    return runner().run(mailbox, options, listener, cancellation);
  }

  ParallelCheckRunner runner() {
    return new ParallelCheckRunner(
        new CheckContext.Services(
            this,
            this,
            new AccountServices(
                (mailbox, stop) -> authority.get(), SecretStore.none(), mailbox -> endings),
            ProviderPresets.load(),
            HostLookup.of(host -> List.of(loopback())),
            MailExchangerLookup.none(),
            (trust, limits, stop) -> (server, addresses) -> connect(server, stop),
            Clock.fixed(NOW, ZoneOffset.UTC)),
        contributed);
  }

  private ConnectOutcome connect(MailServer server, Cancellation stop) {
    connections.incrementAndGet();
    FakeDialogue dialogue = dialogues.apply(server);
    stop.onCancel(dialogue::close);
    InetSocketAddress peer = new InetSocketAddress(loopback(), server.port());
    return new ConnectOutcome.Connected(
        dialogue, peer, List.of(new ConnectAttempt(peer, Duration.ZERO, "")));
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
    return credentials.apply(protocol, invalidated.get());
  }

  @Override
  public AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol) {
    return tokens.apply(protocol);
  }

  @Override
  public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
    invalidated.incrementAndGet();
  }
}
