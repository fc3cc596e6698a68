package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postampel.check.internal.run.DemoMailboxes.finding;
import static org.postampel.check.internal.run.DemoMailboxes.step;
import static org.postampel.core.mailbox.MailProtocol.IMAP;
import static org.postampel.core.mailbox.TransportSecurity.TLS;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.check.CheckReport;
import org.postampel.check.GreyReason;
import org.postampel.check.Light;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Rights, folders and space: each unusual state is seen yellow, and green when it is over. */
@Timeout(60)
class MailboxQuestionsTest {

  private static final String SIMPLE = "IMAP4rev1 SASL-IR AUTH=PLAIN";

  @Test
  void rightsForReadingOnlyAreYellowAndFullOnesGreen() throws IOException {
    CheckReport yellow =
        check(
            opened(SIMPLE + " ACL")
                .expect("{tag} MYRIGHTS INBOX")
                .reply("* MYRIGHTS INBOX lr", "{tag} OK done")
                .then(folders()));
    assertThat(finding(yellow, "imap.mailbox")).isEqualTo("mailbox.read-only");
    assertThat(yellow.light()).isEqualTo(Light.YELLOW);

    CheckReport green =
        check(
            opened(SIMPLE + " ACL")
                .expect("{tag} MYRIGHTS INBOX")
                .reply("* MYRIGHTS INBOX lrswipkxte", "{tag} OK done")
                .then(folders()));
    assertThat(green.light()).as(green.steps().toString()).isEqualTo(Light.GREEN);
  }

  @ParameterizedTest
  @CsvSource({
    "500, GREEN, none",
    "899, GREEN, none",
    "900, YELLOW, limit.nearly-full",
    "1000, YELLOW, limit.quota-full"
  })
  void mailboxThatRunsFullIsYellowInTime(long used, Light light, String code) throws IOException {
    CheckReport report =
        check(
            opened(SIMPLE + " QUOTA")
                .then(folders())
                .expect("{tag} GETQUOTAROOT INBOX")
                .reply(
                    "* QUOTAROOT INBOX user",
                    "* QUOTA user (STORAGE " + used + " 1000)",
                    "{tag} OK")
                .expectStart("{tag} LOGOUT"));
    assertThat(step(report, "imap.quota").light()).isEqualTo(light);
    assertThat(finding(report, "imap.quota")).isEqualTo(code);
    assertThat(report.light()).isEqualTo(light);
  }

  @Test
  void serverWithoutQuotaIsNotAskedAndNothingIsOpen() throws IOException {
    CheckReport report = check(opened(SIMPLE).then(folders()));
    assertThat(step(report, "imap.quota").reason()).contains(GreyReason.NOT_APPLICABLE);
    assertThat(report.open()).isZero();
  }

  @Test
  void folderOfSentMailIsNamedByItsUseOrByAKnownName() throws IOException {
    CheckReport byUse =
        check(
            opened(SIMPLE + " LIST-EXTENDED SPECIAL-USE")
                .expect("{tag} LIST (SPECIAL-USE) \"\" *")
                .reply("* LIST (\\Sent) \"/\" Ausgang", "{tag} OK done"));
    assertThat(step(byUse, "imap.folders").summary().in(Locale.GERMAN)).contains("„Ausgang“");

    CheckReport byName =
        check(
            opened(SIMPLE)
                .expect("{tag} LIST \"\" %")
                .reply(
                    "* LIST (\\HasNoChildren) \"/\" INBOX",
                    "* LIST (\\HasNoChildren) \"/\" \"&AMk-l&AOk-ments envoy&AOk-s\"",
                    "{tag} OK done"));
    assertThat(step(byName, "imap.folders").summary().in(Locale.GERMAN))
        .contains("„Éléments envoyés“");
  }

  @Test
  void foldersNobodyListsAndServersThatMisbehaveOverThemAreNoRedMailbox() throws IOException {
    CheckReport refused =
        check(opened(SIMPLE).expect("{tag} LIST \"\" %").reply("{tag} NO LIST failed."));
    assertThat(finding(refused, "imap.folders")).isEqualTo("folders.refused");
    assertThat(refused.light()).isEqualTo(Light.YELLOW);

    CheckReport flooded =
        check(
            opened(SIMPLE).expect("{tag} LIST \"\" %").endlessLines("* LIST () \"/\" \"Projekt\""));
    assertThat(finding(flooded, "imap.folders")).isEqualTo("folders.unanswered");
    assertThat(flooded.light()).isEqualTo(Light.YELLOW);
    assertThat(flooded.duration()).isLessThan(Duration.ofSeconds(30));
  }

  private static CheckReport check(Script script) throws IOException {
    try (ScriptedServer server = ScriptedServer.tls(Rig.GOOD, script)) {
      return Rig.check(IMAP, server.port(), TLS);
    }
  }

  private static Script opened(String capabilities) {
    return Script.begin()
        .send("* OK [CAPABILITY " + capabilities + "] ready.")
        .expectStart("{tag} AUTHENTICATE PLAIN ")
        .reply("{tag} OK Logged in")
        .expect("{tag} EXAMINE INBOX")
        .reply("* 3 EXISTS", "{tag} OK [READ-ONLY] Examine completed");
  }

  private static Script folders() {
    return Script.begin()
        .expect("{tag} LIST \"\" %")
        .reply("* LIST (\\HasNoChildren) \"/\" INBOX", "{tag} OK List completed");
  }
}
