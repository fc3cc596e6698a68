package org.postampel.oauth.internal;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;

/** A program with its store in front of an OpenID provider on loopback. */
final class OpenIdDesk implements AutoCloseable {

  static final Duration SLOW_DOWN = Duration.ofSeconds(1);

  final MemoryTokenStore store = new MemoryTokenStore();
  final OpenIdAuthority authority;
  final OAuthServices services;
  MailboxConfiguration mailbox;

  private final Path trust;

  OpenIdDesk(Path folder) throws Exception {
    authority = new OpenIdAuthority();
    trust = authority.trust(folder);
    use(oauth());
    services = services(Clock.systemUTC());
  }

  /** How the mailbox signs in unless a test wants it otherwise. */
  OAuthSignIn.Builder oauth() {
    return OAuthSignIn.builder()
        .account(new SignInAccount.Person(Mailboxes.PERSON))
        .authority(authority.address())
        .clientId(OpenIdAuthority.CLIENT)
        .scopes(MailProtocol.IMAP, Set.of("mail"))
        .scopes(MailProtocol.SMTP, Set.of("mail"));
  }

  /** From now on the mailbox signs in like this. */
  void use(OAuthSignIn.Builder oauth) {
    mailbox = Mailboxes.mailbox("support", trust, oauth.build());
  }

  /** Services over the same store, as another process at this time has them. */
  OAuthServices services(Clock clock) {
    return Composition.compose(
        store,
        Mailboxes.presets(),
        clock,
        "user",
        new TimeLimits(
            Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofMinutes(1), SLOW_DOWN));
  }

  SignInOutcome signIn() {
    return signIn(page -> {}, new Cancellation());
  }

  /**
   * Signs in through a browser.
   *
   * @param seen gets the last page
   */
  SignInOutcome signIn(Consumer<HttpResponse<String>> seen, Cancellation cancellation) {
    HttpClient browser =
        HttpClient.newBuilder()
            .sslContext(authority.certificates().clientContext())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();
    SignInPrompt prompt =
        address ->
            browser
                .sendAsync(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .thenAccept(seen);
    return services.signInService().signIn(mailbox, prompt, cancellation);
  }

  AccessTokenOutcome acquire(Clock clock) {
    return services(clock).accessTokenSource().acquire(mailbox, MailProtocol.IMAP);
  }

  static Clock later(int hours) {
    return Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
  }

  /** The word of the refusal; fails when there was none. */
  static String word(SignInOutcome outcome) {
    return outcome
        .authorityFailure()
        .orElseThrow(() -> new AssertionError("no refusal: " + outcome))
        .error();
  }

  List<String> refreshTokensSent() {
    return authority.tokenRequests.stream()
        .filter(form -> "refresh_token".equals(form.get("grant_type")))
        .map(form -> form.get("refresh_token"))
        .toList();
  }

  @Override
  public void close() {
    authority.close();
  }
}
