package org.postampel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.postampel.core.mailbox.TransportSecurity.NONE;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.testkit.server.Script;
import org.postampel.testkit.server.ScriptedServer;

/** Rights, folders and space of an open mailbox. */
@Timeout(30)
class ImapQuestionsTest {

  private static final String DOVECOT =
      "* OK [CAPABILITY IMAP4rev1 LIST-EXTENDED SPECIAL-USE ACL RIGHTS=texk QUOTA] ready";
  private static final String EXCHANGE =
      "* OK [CAPABILITY IMAP4 IMAP4rev1 AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE UNSELECT LITERAL+] hi";

  @Test
  void foldersWithASpecialUseTakeOneQuestion() throws IOException {
    Script script =
        Script.begin()
            .send(DOVECOT)
            .expect("{tag} LIST (SPECIAL-USE) \"\" *")
            .reply(
                "* LIST (\\HasNoChildren \\Sent) \".\" INBOX.Gesendet",
                "* LIST (\\HasNoChildren \\Trash) \".\" \"INBOX.Papier korb\"",
                "{tag} OK done");
    assertThat(folders(script))
        .extracting(MailFolder::leaf)
        .containsExactly("Gesendet", "Papier korb");
  }

  @Test
  void namesInUtf7InLiteralsAndInsideTheInboxAreRead() throws IOException {
    Script script =
        Script.begin()
            .send(EXCHANGE)
            .expect("{tag} LIST \"\" %")
            .reply(
                "* LIST (\\Marked \\HasChildren) \"/\" inbox",
                "* LIST (\\HasNoChildren) \"/\" \"Gel&APY-schte Elemente\"",
                "* LIST () NIL {6}",
                "Ab \"c\"",
                "{tag} OK LIST completed.")
            .expect("{tag} LIST \"\" INBOX/%")
            .reply("* LIST (\\HasNoChildren) \"/\" INBOX/Sent", "{tag} OK LIST completed.");
    assertThat(folders(script))
        .extracting(MailFolder::name)
        .containsExactly("inbox", "Gelöschte Elemente", "Ab \"c\"", "INBOX/Sent");
  }

  @Test
  void refusedListIsAnAnswerAndNoDisturbance() throws IOException {
    Script script =
        Script.begin().send(EXCHANGE).expect("{tag} LIST \"\" %").reply("{tag} NO LIST failed.");
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.folders()).isInstanceOf(FoldersOutcome.Refused.class);
    }
  }

  @Test
  void aThousandFoldersAreNoMisbehaviourAndAMillionAre() throws IOException {
    String[] many = new String[1001];
    for (int i = 0; i < 1000; i++) {
      many[i] = "* LIST (\\HasNoChildren) \"/\" \"Projekt " + i + "\"";
    }
    many[1000] = "{tag} OK done";
    assertThat(
            folders(Script.begin().send(EXCHANGE).expect("{tag} LIST \"\" %").then(answer(many))))
        .hasSize(1000);
    Script endless =
        Script.begin().send(EXCHANGE).expectAny().endlessLines("* LIST () \"/\" \"Projekt\"");
    try (ScriptedServer server = ScriptedServer.plain(endless);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.folders())
          .asInstanceOf(type(Disturbance.class))
          .extracting(Disturbance::kind)
          .isEqualTo(Disturbance.Kind.TOO_MUCH);
    }
  }

  @Test
  void quotaOfAllResourcesIsRead() throws IOException {
    Script script =
        Script.begin()
            .send(DOVECOT)
            .expect("{tag} GETQUOTAROOT INBOX")
            .reply(
                "* QUOTAROOT INBOX \"User quota\"",
                "* QUOTA \"User quota\" (STORAGE 950 1000 MESSAGE 7 0)",
                "{tag} OK Getquotaroot completed.");
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.quota())
          .asInstanceOf(type(QuotaOutcome.Known.class))
          .satisfies(
              known -> {
                assertThat(known.usages())
                    .containsExactly(
                        new QuotaOutcome.Usage("STORAGE", 950, 1000),
                        new QuotaOutcome.Usage("MESSAGE", 7, 0));
                assertThat(known.usages().get(0).percent()).isEqualTo(95);
              });
    }
  }

  @Test
  void rightsOfAReaderAreReadOnly() throws IOException {
    Script script =
        Script.begin()
            .send(DOVECOT)
            .expect("{tag} MYRIGHTS INBOX")
            .reply("* MYRIGHTS INBOX lr", "{tag} OK done")
            .expect("{tag} MYRIGHTS INBOX")
            .reply("* MYRIGHTS \"INBOX\" \"lrswipkxte\"", "{tag} OK done");
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.rights())
          .asInstanceOf(type(RightsOutcome.Known.class))
          .matches(RightsOutcome.Known::isReadOnly);
      assertThat(imap.rights())
          .asInstanceOf(type(RightsOutcome.Known.class))
          .matches(known -> !known.isReadOnly());
    }
  }

  @Test
  void exchangeIsAskedForNeitherRightsNorSpace() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().send(EXCHANGE).expectClose());
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      assertThat(imap.quota()).isInstanceOf(QuotaOutcome.NotOffered.class);
      assertThat(imap.rights()).isInstanceOf(RightsOutcome.NotOffered.class);
    }
  }

  private static Script answer(String... lines) {
    return Script.begin().send(lines).expectClose();
  }

  private static List<MailFolder> folders(Script script) throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(script);
        ImapDialogue imap = Rig.imap(server, NONE)) {
      imap.greeting();
      return ((FoldersOutcome.Listed) imap.folders()).folders();
    }
  }
}
