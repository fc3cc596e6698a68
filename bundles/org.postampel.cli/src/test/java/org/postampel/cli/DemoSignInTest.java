package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.testkit.demo.DemoAccount;
import org.postampel.testkit.demo.DemoBrowser;
import org.postampel.testkit.demo.DemoFiles;
import org.postampel.testkit.demo.DemoTenant;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Signing in, sharing, out and for one check only, against the demo tenant. */
class DemoSignInTest {

  private static final Pattern PAGE = Pattern.compile("(https?://\\S+/authorize\\?\\S+)");

  @TempDir Path folder;
  @TempDir Path tenantFolder;
  private DemoTenant tenant;
  private Caller caller;
  private volatile int pages;

  @BeforeEach
  void startTheTenant() throws IOException {
    tenant = DemoTenant.start(tenantFolder, Clock.systemUTC());
    DemoFiles.write(tenant, folder);
    caller = new Caller(folder);
  }

  @AfterEach
  void stopTheTenant() throws IOException {
    tenant.close();
  }

  @Test
  void theSecondMailboxOfAPersonAsksForNothing() {
    browsing(DemoAccount.ANNA);
    assertThat(caller.call("sign-in", "support")).as(caller.err()).isZero();
    assertThat(pages).isEqualTo(1);

    assertThat(caller.call("sign-in", "rechnung")).as(caller.err()).isZero();
    assertThat(pages).isEqualTo(1);
    assertThat(caller.out()).contains("Already signed in as", DemoAccount.ANNA.address());

    assertThat(caller.call("sign-in", "rechnung", "--again")).as(caller.err()).isZero();
    assertThat(pages).isEqualTo(2);
  }

  @Test
  void signingOutNamesTheMailboxesAndWhatOnlyAnAdministratorCanDo() {
    browsing(DemoAccount.ANNA);
    caller.call("sign-in", "support");

    assertThat(caller.call("sign-out", "rechnung")).isZero();
    assertThat(caller.out())
        .contains("Signed out: " + DemoAccount.ANNA.address())
        .contains("support", "rechnung", "info", "rechnung-zertifikat")
        .doesNotContain("bernd")
        .contains("Revoke-MgUserSignInSession -UserId '" + DemoAccount.ANNA.address() + "'")
        .contains("Remove-MgOauth2PermissionGrant", tenant.publicClientId().toString());
    assertThat(caller.call("sign-out", "support")).isZero();
    assertThat(caller.out()).contains("Nobody was signed in");
  }

  @Test
  void signingOutByAccountSaysTheSame() {
    browsing(DemoAccount.ANNA);
    caller.call("sign-in", "support");

    assertThat(caller.call("sign-out", DemoAccount.ANNA.address())).isZero();
    assertThat(caller.out()).contains("support", "rechnung").contains("Revoke-MgUser");
  }

  @Test
  void aCheckForThisOnceSignsInAndLeavesNoFile() throws IOException {
    browsing(DemoAccount.ANNA);
    Set<String> before = files();

    assertThat(caller.call("check", "support", "--ephemeral", "--no-mx"))
        .as(caller.out() + caller.err())
        .isZero();

    assertThat(pages).isEqualTo(1);
    assertThat(caller.out()).contains("Green, 1 point open");
    assertThat(files()).isEqualTo(before);
    assertThat(caller.store()).doesNotExist();
  }

  @Test
  void anApprovalIsAwaitedGivenAndTheSignInGoesOn() throws IOException {
    browsing(DemoAccount.EVA);
    assertThat(caller.call("sign-in", "support-eva")).isEqualTo(2);
    assertThat(caller.err())
        .contains("has to approve", "./run sign-in support-eva", "http://localhost");
    Matcher consent = Pattern.compile("(https?://\\S+/adminconsent\\?\\S+)").matcher(caller.err());
    assertThat(consent.find()).as(caller.err()).isTrue();
    assertThat(caller.call("check", "support-eva", "--no-mx")).isEqualTo(2);

    assertThat(tenant.browser().consentAsAdministrator(URI.create(consent.group(1))))
        .isInstanceOf(DemoBrowser.Visit.Answered.class);

    assertThat(caller.call("sign-in", "support-eva")).as(caller.err()).isZero();
    assertThat(caller.err()).contains("has been waiting");
    assertThat(caller.out()).contains(DemoAccount.EVA.address());
    assertThat(caller.call("check", "support-eva", "--no-mx")).as(caller.out()).isZero();
    assertThat(caller.call("sign-in", "support-eva", "--again")).isZero();
    assertThat(caller.err()).doesNotContain("has been waiting");
  }

  @Test
  void theWrongAccountEndsBeforeAnyMailServerIsContacted() throws IOException {
    browsing(DemoAccount.BERND);
    try (ScriptedServer imap = ScriptedServer.plain(Script.begin());
        ScriptedServer smtp = ScriptedServer.plain(Script.begin())) {
      withServers("support", imap.port(), smtp.port());

      assertThat(caller.call("sign-in", "support")).isEqualTo(2);

      assertThat(pages).isEqualTo(1);
      assertThat(caller.err()).contains(DemoAccount.ANNA.address(), DemoAccount.BERND.address());
      assertThat(imap.connections() + smtp.connections()).isZero();
    }
    assertThat(caller.call("secret", "status")).isZero();
    assertThat(caller.out()).doesNotContain("sign-in of");
  }

  private void withServers(String id, int imap, int smtp) throws IOException {
    Path file = caller.mailboxes().resolve(id + ".properties");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("(?m)^incoming.port = .*$", "incoming.port = " + imap)
            .replaceFirst("(?m)^outgoing.port = .*$", "outgoing.port = " + smtp));
  }

  /** The person opens every page the command names. */
  private void browsing(DemoAccount person) {
    caller.hearing(
        line -> {
          Matcher page = PAGE.matcher(line);
          if (page.find()) {
            pages++;
            URI address = URI.create(page.group(1));
            Thread browser =
                new Thread(
                    () -> {
                      try {
                        tenant.browser().signIn(address, person);
                      } catch (IOException failed) {
                        failed.printStackTrace();
                      }
                    });
            browser.setDaemon(true);
            browser.start();
          }
        });
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
