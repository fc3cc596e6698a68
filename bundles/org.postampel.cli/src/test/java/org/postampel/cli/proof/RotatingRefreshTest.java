package org.postampel.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoFiles;
import org.postampel.testkit.demo.DemoTenant;
import org.postampel.tokenstore.TokenStores;
import org.postampel.tokenstore.WrappingKeyChoice;

/**
 * Eight processes with eight threads each on one sign-in whose refresh token works once: whoever
 * uses a spent one ends the sign-in, so a second request in a round or a lost answer shows at once.
 */
@Timeout(3600)
class RotatingRefreshTest {

  private static final int PROCESSES = 8;
  private static final int ROUNDS = ProofSize.of(12, 1000);

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final List<BufferedReader> answers = new ArrayList<>();
  private DemoTenant tenant;

  @BeforeEach
  void annaIsSignedIn() throws IOException {
    tenant = DemoTenant.start(folder.resolve("tenant"), Clock.systemUTC());
    DemoFiles.write(tenant, folder);
    tenant.switches().refreshTokensWorkOnce(true);
    MailboxConfiguration mailbox = DemoSignIns.mailbox(folder.resolve("mailboxes"), "support");
    Path place = folder.resolve("store");
    try (TokenStore store =
        TokenStores.open(place, WrappingKeyChoice.FILE, RefreshProcess.clock(0))) {
      OAuthServices services =
          OAuthServices.create(store, ProviderPresets.load(), RefreshProcess.clock(0), "anna");
      assertThat(DemoSignIns.signIn(services, tenant, mailbox, DemoAccount.ANNA))
          .isInstanceOf(SignInOutcome.Granted.class);
    }
  }

  @AfterEach
  void stop() throws IOException {
    processes.forEach(process -> process.toHandle().destroyForcibly());
    tenant.close();
  }

  @Test
  void sixtyFourCallersOnOneExpiredSignInCauseOneRequestARoundAndAllGetItsToken() throws Exception {
    start(true);
    Set<String> tokens = new TreeSet<>();
    for (int round = 1; round <= ROUNDS; round++) {
      Set<String> seen = round(round);
      assertThat(seen).as("round " + round).hasSize(1).allMatch(word -> word.startsWith("token:"));
      assertThat(tokens.addAll(seen)).as("a new token in round " + round).isTrue();
      assertThat(refreshes()).as("requests after round " + round).isEqualTo(round);
    }
  }

  @Test
  void withoutTheLeaseTheSameCallersSpendATokenTwiceAndLoseTheSignIn() throws Exception {
    start(false);
    Set<String> seen = new TreeSet<>();
    int round = 0;
    while (round < 5 && !seen.contains("SignInNeeded")) {
      seen.addAll(round(++round));
    }
    assertThat(refreshes()).isGreaterThan(round);
    assertThat(seen).contains("SignInNeeded");
  }

  private int refreshes() {
    return tenant.switches().tokenRequests("refresh_token");
  }

  private void start(boolean withLease) throws IOException {
    for (int i = 0; i < PROCESSES; i++) {
      Process process = RefreshProcess.start(folder, withLease);
      processes.add(process);
      answers.add(process.inputReader());
    }
    for (BufferedReader answer : answers) {
      assertThat(answer.readLine()).isEqualTo("ready");
    }
  }

  /** Lets all processes ask at once, and gives what their threads got, each answer once. */
  private Set<String> round(int round) throws IOException {
    tenant.switches().accessTokenLife(RefreshProcess.tokenLife(round));
    for (Process process : processes) {
      PrintWriter line = new PrintWriter(process.outputWriter(), true);
      line.println(round);
    }
    Set<String> seen = new TreeSet<>();
    for (BufferedReader answer : answers) {
      seen.addAll(List.of(String.valueOf(answer.readLine()).split(" ")));
    }
    return seen;
  }
}
