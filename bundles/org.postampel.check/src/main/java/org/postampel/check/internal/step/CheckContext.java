package org.postampel.check.internal.step;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.postampel.check.CheckOptions;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.core.tls.TrustPolicy;
import org.postampel.mail.HostLookup;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.mail.TestMessages;
import org.postampel.mail.TimeLimits;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.TokenClaims;

/** What the steps of one check share. Safe for several threads. */
public final class CheckContext {

  /**
   * The services a check works with.
   *
   * @param credentials what servers want to see
   * @param tokens access tokens, of the same store
   * @param account what is asked about the account besides
   * @param presets the known providers
   * @param lookup host names
   * @param exchangers who receives the mail of a domain
   * @param connections connections to servers
   * @param clock what decides whether something is still good
   */
  public record Services(
      CredentialSource credentials,
      AccessTokenSource tokens,
      AccountServices account,
      ProviderPresets presets,
      HostLookup lookup,
      MailExchangerLookup exchangers,
      MailConnections.Factory connections,
      Clock clock) {
    /** Refuses null. */
    public Services {
      Objects.requireNonNull(account);
      Objects.requireNonNull(exchangers);
      Objects.requireNonNull(credentials);
      Objects.requireNonNull(tokens);
      Objects.requireNonNull(presets);
      Objects.requireNonNull(lookup);
      Objects.requireNonNull(connections);
      Objects.requireNonNull(clock);
    }
  }

  private static final String PRIVATE_ACCOUNTS = "consumers";

  private final MailboxConfiguration mailbox;
  private final CheckOptions options;
  private final Services services;
  private final Cancellation stop;
  private final Map<MailProtocol, TokenClaims> claims = new EnumMap<>(MailProtocol.class);
  private final TokenDesk desk;
  private final ClockComparison clock = new ClockComparison();
  private final MovedMailbox moved;
  private final Sharing sharing = new Sharing();
  private MailConnections connections;

  /**
   * A context.
   *
   * @param mailbox the mailbox that is checked
   * @param options how
   * @param services with what
   * @param stop ends everything
   */
  public CheckContext(
      MailboxConfiguration mailbox, CheckOptions options, Services services, Cancellation stop) {
    this.mailbox = Objects.requireNonNull(mailbox);
    this.options = Objects.requireNonNull(options);
    this.services = Objects.requireNonNull(services);
    this.stop = Objects.requireNonNull(stop);
    this.desk = new TokenDesk(mailbox, services.tokens(), tokenProtocols());
    this.moved = new MovedMailbox(mailbox, services.presets(), services.exchangers());
  }

  MailboxConfiguration mailbox() {
    return mailbox;
  }

  CheckOptions options() {
    return options;
  }

  Services services() {
    return services;
  }

  Cancellation stop() {
    return stop;
  }

  /** Where the steps of the sign-in get their tokens, each one once. */
  TokenDesk desk() {
    return desk;
  }

  /** Nobody asks for a token any more. */
  public void closeTokenDesk() {
    desk.close();
  }

  /** What is known about the local clock. */
  ClockComparison clock() {
    return clock;
  }

  /** Whether the mail of the address goes to another provider. */
  MovedMailbox moved() {
    return moved;
  }

  /** What one lane finds out and another one goes on with. */
  Sharing sharing() {
    return sharing;
  }

  /** Test messages, sent and fetched the way the host sends and fetches mail. */
  TestMessages testMessages() {
    TimeLimits limits = limits(options.stepTimeout());
    return TestMessages.using(services.credentials(), limits);
  }

  ProviderPreset preset() {
    return services.presets().find(mailbox.provider()).orElseGet(services.presets()::generic);
  }

  /** Whether the rules and commands of Exchange hold for this mailbox. */
  boolean isMicrosoft() {
    return isOwnExchange()
        || isEntra(preset())
        || mailbox.servers().stream()
            .anyMatch(server -> owner(server).filter(CheckContext::isEntra).isPresent());
  }

  private static boolean isEntra(ProviderPreset preset) {
    return preset.oauth().filter(o -> o.kind() == OAuthPreset.Kind.ENTRA).isPresent();
  }

  /** The provider whose server it is, if it is one we know. */
  private Optional<ProviderPreset> owner(MailServer server) {
    return KnownHosts.builtIn().provider(server.host()).flatMap(services.presets()::find);
  }

  /**
   * Whether Microsoft keeps the mailboxes of organisations there, in whichever cloud; those of
   * private people have rules of their own.
   */
  boolean isExchangeOnline(MailServer server) {
    return Stream.concat(Stream.of(preset()), owner(server).stream())
        .filter(CheckContext::isEntra)
        .flatMap(preset -> preset.oauth().stream())
        .anyMatch(oauth -> !oauth.tenant().equals(PRIVATE_ACCOUNTS));
  }

  /** Whether the mailbox lies in Exchange Online, and not on a company's own Exchange Server. */
  boolean isMicrosoft365() {
    return isMicrosoft() && !isOwnExchange();
  }

  private boolean isOwnExchange() {
    return mailbox.provider().equals("exchange-server");
  }

  /** The protocols whose servers take tokens, in the order of the servers. */
  List<MailProtocol> tokenProtocols() {
    return mailbox.servers().stream()
        .filter(server -> server.signIn() instanceof ServerSignIn.OAuth)
        .map(MailServer::protocol)
        .toList();
  }

  /** Decides whom the connections believe; before any of them is opened. */
  synchronized void trust(TrustPolicy policy) {
    connections = services.connections().open(policy, limits(options.stepTimeout()), stop);
  }

  /** A login gets twice the time: servers answer a wrong one slowly on purpose. */
  private static TimeLimits limits(Duration single) {
    Duration second = Duration.ofSeconds(1);
    Duration farewell = single.compareTo(second) < 0 ? single : second;
    return new TimeLimits(single, single, single, single.multipliedBy(2), farewell);
  }

  synchronized MailConnections connections() {
    return Objects.requireNonNull(connections, "the settings come before the connections");
  }

  synchronized void remember(MailProtocol protocol, TokenClaims what) {
    claims.put(protocol, what);
  }

  synchronized Optional<TokenClaims> claims(MailProtocol protocol) {
    return Optional.ofNullable(claims.get(protocol));
  }

  /** A symptom without a server: of the settings, the secrets or the sign-in. */
  Symptom symptom(StepId step, String outcome, String literal, Map<String, String> facts) {
    Map<String, String> all = new HashMap<>(facts());
    all.putAll(facts);
    return new Symptom(step, outcome, literal, all);
  }

  /** What is known about the mailbox, for the catalogue. */
  Map<String, String> facts() {
    return Map.of(
        "provider", mailbox.provider(),
        "family", isMicrosoft() ? "microsoft" : "other",
        "own-exchange", isOwnExchange() ? "yes" : "no",
        "t-online", mailbox.provider().equals("t-online") ? "yes" : "no",
        "shared", mailbox.shared() ? "yes" : "no",
        "flow", mailbox.oauth().map(OAuthSignIn::flow).map(flow -> flow.id()).orElse("none"));
  }
}
