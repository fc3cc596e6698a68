package org.postampel.check.internal.step;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.mail.MailExchangerLookup;

/**
 * Finds out whether the mail of the address goes to another provider than the one it is fetched
 * from. The name service is asked on a daemon thread as soon as the settings are read, so nobody
 * waits for it longer than he wants to. Safe for several threads.
 */
final class MovedMailbox {

  /** Domains that never have an exchanger: RFC 6761 and RFC 6762, and literal addresses. */
  private static final Pattern NOBODYS =
      Pattern.compile("(.*\\.)?(example|test|invalid|localhost|local|internal|arpa)|[0-9.]+|\\[.*");

  private final MailboxConfiguration mailbox;
  private final ProviderPresets presets;
  private final MailExchangerLookup exchangers;
  private final CompletableFuture<List<String>> answer = new CompletableFuture<>();

  MovedMailbox(
      MailboxConfiguration mailbox, ProviderPresets presets, MailExchangerLookup exchangers) {
    this.mailbox = Objects.requireNonNull(mailbox);
    this.presets = Objects.requireNonNull(presets);
    this.exchangers = Objects.requireNonNull(exchangers);
  }

  /**
   * Where the mail goes.
   *
   * @param provider the name of the other provider
   * @param exchanger the preferred host
   * @param intended whether that is usual: a company's own server often gets its mail through the
   *     filter of another provider, or shares the domain with it (hybrid), and nobody has to act
   */
  record Elsewhere(String provider, String exchanger, boolean intended) {}

  /** Asks the name service; returns at once. */
  void ask() {
    String domain = domain();
    if (NOBODYS.matcher(domain).matches()) {
      answer.complete(List.of());
      return;
    }
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(exchangers.exchangersOf(domain));
              } catch (IOException | RuntimeException nobodySays) {
                answer.complete(List.of());
              }
            },
            "postampel-mx");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The other provider, if it is known by then that there is one.
   *
   * @param server the server the mail is fetched from
   * @param longest how long to wait
   */
  Optional<Elsewhere> elsewhere(MailServer server, Duration longest) {
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS).stream()
          .findFirst()
          .flatMap(first -> compared(first, server.host()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException | ExecutionException nobodySaysInTime) {
      return Optional.empty();
    }
  }

  private Optional<Elsewhere> compared(String exchanger, String host) {
    KnownHosts hosts = KnownHosts.builtIn();
    Optional<String> there = hosts.provider(exchanger);
    if (there.isEmpty()
        || isOne(there.get(), mailbox.provider())
        || hosts.provider(host).filter(here -> isOne(there.get(), here)).isPresent()) {
      return Optional.empty();
    }
    String name =
        presets.find(there.get()).map(preset -> preset.name(Locale.ENGLISH)).orElse(there.get());
    return Optional.of(new Elsewhere(name, exchanger, isOwn(host)));
  }

  /** Whether it is one provider; Microsoft has several offers behind one authority. */
  private boolean isOne(String provider, String other) {
    return provider.equals(other)
        || authority(provider)
            .filter(known -> authority(other).equals(Optional.of(known)))
            .isPresent();
  }

  private Optional<URI> authority(String provider) {
    return presets.find(provider).flatMap(ProviderPreset::oauth).map(OAuthPreset::authority);
  }

  /** Whether the server is the company's own, as far as its name or its preset tells. */
  private boolean isOwn(String host) {
    return mailbox.provider().equals("exchange-server")
        || ("." + host).toLowerCase(Locale.ROOT).endsWith("." + domain());
  }

  private String domain() {
    return mailbox
        .address()
        .substring(mailbox.address().lastIndexOf('@') + 1)
        .toLowerCase(Locale.ROOT);
  }
}
