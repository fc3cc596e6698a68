package org.postampel.cli.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;
import org.postampel.oauth.OAuthServices;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

/**
 * One of several processes of an ERP on one sign-in: for every number on standard input, all its
 * threads ask for a token at that hour at once, and standard output says what they got.
 */
final class RefreshProcess {

  static final int THREADS = 8;

  private RefreshProcess() {}

  /** Starts this program over the demo's folder, with or without the lease of the store. */
  static Process start(Path folder, boolean withLease) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=off");
    command.add("-D" + TokenStores.CACHE_PROPERTY + "=" + folder.resolve("cache"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RefreshProcess.class.getName());
    command.addAll(List.of(folder.toString(), String.valueOf(withLease)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The clock at the beginning of a round: one hour later than in the round before. */
  static Clock clock(int round) {
    return Clock.offset(Clock.systemUTC(), Duration.ofHours(round));
  }

  /** How long a token must live to be good in this round and not in the next one. */
  static Duration tokenLife(int round) {
    return Duration.ofHours(round).plusMinutes(30);
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    MailboxConfiguration mailbox = DemoSignIns.mailbox(folder.resolve("mailboxes"), "support");
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    BufferedReader rounds =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (TokenStore real =
        TokenStores.open(folder.resolve("store"), WrappingKeyChoice.UNCHOSEN, Clock.systemUTC())) {
      TokenStore store = Boolean.parseBoolean(arguments[1]) ? real : new StoreWithoutLease(real);
      System.out.println("ready");
      for (String round = rounds.readLine(); round != null; round = rounds.readLine()) {
        AccessTokenSource tokens =
            OAuthServices.create(
                    store, ProviderPresets.load(), clock(Integer.parseInt(round)), "anna")
                .accessTokenSource();
        System.out.println(String.join(" ", atOnce(threads, tokens, mailbox)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Set<String> atOnce(
      ExecutorService threads, AccessTokenSource tokens, MailboxConfiguration mailbox)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(
          threads.submit(
              () -> {
                start.await();
                return word(tokens.acquire(mailbox, MailProtocol.IMAP));
              }));
    }
    Set<String> words = new TreeSet<>();
    for (Future<String> each : all) {
      words.add(each.get());
    }
    return words;
  }

  /** The fingerprint of the token, or what came instead of one. */
  private static String word(AccessTokenOutcome outcome) throws GeneralSecurityException {
    if (outcome instanceof AccessTokenOutcome.Granted granted) {
      try (Secret token = granted.token().value()) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return "token:" + HexFormat.of().formatHex(token.useUtf8(digest::digest), 0, 8);
      }
    }
    return outcome.getClass().getSimpleName();
  }
}
