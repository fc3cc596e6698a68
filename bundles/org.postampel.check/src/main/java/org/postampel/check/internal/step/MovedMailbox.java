package org.postampel.check.internal.step;

import java.io.IOException;
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
   */
  record Elsewhere(String provider, String exchanger) {}

  /** Asks the name service; returns at once. */
  void ask() {
    String domain = mailbox.address().substring(mailbox.address().lastIndexOf('@') + 1);
    if (NOBODYS.matcher(domain.toLowerCase(Locale.ROOT)).matches()) {
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
        || there.equals(hosts.provider(host))
        || there.get().equals(mailbox.provider())) {
      return Optional.empty();
    }
    String name =
        presets.find(there.get()).map(preset -> preset.name(Locale.ENGLISH)).orElse(there.get());
    return Optional.of(new Elsewhere(name, exchanger));
  }
}
