package org.postampel.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.ProxySetting;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;

class MailboxValidatorTest {

  @Test
  void nothingTypedNamesEveryFieldThatIsNeeded() {
    assertThat(Drafts.codes(Drafts.judge(MailboxDraft.empty())))
        .containsExactly(
            "name name.missing",
            "address address.missing",
            "incoming.host host.missing",
            "outgoing.host host.missing");
  }

  @Test
  void hostsAloneGiveTheUsualPortsSecurityAndLoginName() {
    MailboxConfiguration mailbox = Drafts.valid(Drafts.generic());
    ServerSignIn login = ServerSignIn.password("support@musterfirma.example");
    assertThat(mailbox.incoming())
        .contains(
            new MailServer(
                MailProtocol.IMAP, "imap.musterfirma.example", 993, TransportSecurity.TLS, login));
    assertThat(mailbox.outgoing())
        .contains(
            new MailServer(
                MailProtocol.SMTP, "smtp.musterfirma.example", 465, TransportSecurity.TLS, login));
    assertThat(mailbox.provider()).isEqualTo("generic");
    assertThat(mailbox.proxy()).isEqualTo(new ProxySetting.SystemProxy());
    assertThat(mailbox.oauth()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "incoming.port,143,993,143,STARTTLS",
    "incoming.port,1993,993,1993,TLS",
    "incoming.security,starttls,993,143,STARTTLS",
    "incoming.security,NONE,993,143,NONE"
  })
  void whatIsTypedOfPortAndSecurityDecidesTheOther(
      String key, String text, int usual, int port, TransportSecurity security) {
    MailServer server =
        Drafts.valid(Drafts.generic().with(MailboxField.ofKey(key).orElseThrow(), text))
            .incoming()
            .orElseThrow();
    assertThat(server.port()).isEqualTo(port);
    assertThat(server.security()).isEqualTo(security);
    assertThat(Drafts.valid(Drafts.generic()).incoming().orElseThrow().port()).isEqualTo(usual);
  }

  @Test
  void emptyServerFieldsComeFromThePresetAndTypedOnesWin() {
    MailboxDraft draft =
        MailboxDraft.empty()
            .with(MailboxField.NAME, "Rechnung")
            .with(MailboxField.ADDRESS, "rechnung@gmx.de")
            .with(MailboxField.PROVIDER, "gmx")
            .with(MailboxField.OUTGOING_HOST, "relay.musterfirma.example")
            .with(MailboxField.OUTGOING_PORT, "587");
    MailboxConfiguration mailbox = Drafts.valid(draft);
    assertThat(mailbox.incoming().orElseThrow().host()).isEqualTo("imap.gmx.net");
    MailServer outgoing = mailbox.outgoing().orElseThrow();
    assertThat(outgoing.host()).isEqualTo("relay.musterfirma.example");
    assertThat(outgoing.security()).isEqualTo(TransportSecurity.STARTTLS);
  }

  @Test
  void pop3TakesThePresetsPop3Server() {
    MailboxDraft draft = Drafts.shared().with(MailboxField.INCOMING_PROTOCOL, "POP3");
    MailServer server = Drafts.valid(draft).incoming().orElseThrow();
    assertThat(server.protocol()).isEqualTo(MailProtocol.POP3);
    assertThat(server.port()).isEqualTo(995);
  }

  @ParameterizedTest
  @CsvSource({
    "name,'  ',name.missing",
    "address,support,address.malformed",
    "address,@musterfirma.example,address.malformed",
    "address,a@b@c,address.malformed",
    "address,sup port@musterfirma.example,address.malformed",
    "address,person@musterfirma.example\\support,address.malformed",
    "address,support@,address.malformed",
    "address,<support@musterfirma.example>,address.malformed",
    "provider,nobody,provider.unknown",
    "incoming.protocol,ews,protocol.unknown",
    "incoming.host,imap .example,host.blank",
    "incoming.host,https://imap.example/x,host.scheme",
    "incoming.host,imap.example:993,host.malformed",
    "incoming.host,imap..example,host.malformed",
    "incoming.host,imap.example/inbox,host.malformed",
    "incoming.host,-imap.example,host.malformed",
    "incoming.port,0,port.out-of-range",
    "incoming.port,-1,port.out-of-range",
    "incoming.port,65536,port.out-of-range",
    "incoming.port,99999999999999999999,port.out-of-range",
    "incoming.port,993 tls,port.not-a-number",
    "incoming.port,9.93,port.not-a-number",
    "incoming.security,ssl,security.unknown",
    "outgoing.enabled,yes,switch.unknown",
    "outgoing.host,https://smtp.example,host.scheme",
    "outgoing.port,smtp,port.not-a-number",
    "outgoing.security,auto,security.unknown",
    "sign-in,ntlm,sign-in.unknown",
    "sign-in.account,current-user,account.current-user-password",
    "outgoing.sign-in,other,outgoing-sign-in.unknown",
    "outgoing.sign-in.account,Current-User,account.current-user-password",
    "shared,ja,switch.unknown",
    "proxy,proxy.example,proxy.malformed",
    "proxy,proxy.example:0,proxy.malformed",
    "proxy,http://proxy.example:3128,proxy.malformed"
  })
  void aMistakeIsNamedAtItsFieldAndNowhereElse(String key, String text, String code) {
    MailboxDraft draft = Drafts.generic().with(MailboxField.ofKey(key).orElseThrow(), text);
    ValidationOutcome outcome = Drafts.judge(draft);
    assertThat(outcome).isInstanceOf(ValidationOutcome.Invalid.class);
    assertThat(Drafts.codes(outcome)).containsExactly(key + " " + code);
  }

  @Test
  void theSuggestionForAWebAddressIsItsHost() {
    MailboxDraft draft =
        Drafts.generic().with(MailboxField.INCOMING_HOST, "https://imap.example:993/inbox");
    assertThat(Drafts.judge(draft).problems().get(0).arguments())
        .containsExactly("https://imap.example:993/inbox", "imap.example");
  }

  @ParameterizedTest
  @CsvSource({
    "Imap.Musterfirma.Example.,imap.musterfirma.example",
    "imap.müller.example,imap.xn--mller-kva.example",
    "127.0.0.1,127.0.0.1",
    "[::1],::1",
    "fe80::1,fe80::1",
    "mail_1.intern,mail_1.intern",
    "\u00a0imap.example\u00a0,imap.example"
  })
  void hostsAreReadInTheFormInWhichTheyAreLookedUp(String text, String host) {
    MailboxDraft draft = Drafts.generic().with(MailboxField.INCOMING_HOST, text);
    assertThat(Drafts.valid(draft).incoming().orElseThrow().host()).isEqualTo(host);
  }

  @Test
  void aMailboxThatNeitherReceivesNorSendsIsRefused() {
    MailboxDraft draft =
        Drafts.generic()
            .with(MailboxField.INCOMING_PROTOCOL, "none")
            .with(MailboxField.OUTGOING_ENABLED, "false");
    assertThat(Drafts.codes(Drafts.judge(draft)))
        .containsExactly("incoming.protocol mailbox.no-direction");
  }

  @Test
  void theUnusedDirectionIsNotJudged() {
    MailboxDraft receiveOnly =
        Drafts.generic()
            .with(MailboxField.OUTGOING_ENABLED, "false")
            .with(MailboxField.OUTGOING_PORT, "many");
    assertThat(Drafts.valid(receiveOnly).outgoing()).isEmpty();
    MailboxDraft sendOnly =
        Drafts.generic()
            .with(MailboxField.INCOMING_PROTOCOL, "none")
            .with(MailboxField.INCOMING_HOST, "left over");
    assertThat(Drafts.valid(sendOnly).incoming()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "incoming.port,993,incoming.security,starttls,incoming.port port.security-mismatch?",
    "incoming.port,143,incoming.security,tls,incoming.port port.security-mismatch?",
    "outgoing.port,587,outgoing.security,tls,outgoing.port port.security-mismatch?",
    "outgoing.port,465,outgoing.security,starttls,outgoing.port port.security-mismatch?",
    "incoming.port,995,incoming.security,tls,incoming.port port.other-protocol?",
    "incoming.port,143,incoming.security,none,incoming.security security.none?",
    "incoming.host,imap-legacy.office365.com,name,X,incoming.host host.legacy?"
  })
  void whatLooksUnintendedIsAWarningAndCanBeSaved(
      String key, String text, String otherKey, String otherText, String warning) {
    MailboxDraft draft =
        Drafts.generic()
            .with(MailboxField.ofKey(key).orElseThrow(), text)
            .with(MailboxField.ofKey(otherKey).orElseThrow(), otherText);
    ValidationOutcome outcome = Drafts.judge(draft);
    assertThat(outcome).isInstanceOf(ValidationOutcome.Valid.class);
    assertThat(Drafts.codes(outcome)).contains(warning);
  }

  /** RFC 5321, section 4.5.3.1.1; a longer one cannot be asked about at the server. */
  @Test
  void localPartHasAtMostSixtyFourCharacters() {
    assertThat(
            Drafts.judge(
                Drafts.generic().with(MailboxField.ADDRESS, "a".repeat(64) + "@firma.example")))
        .isInstanceOf(ValidationOutcome.Valid.class);
    assertThat(
            Drafts.codes(
                Drafts.judge(
                    Drafts.generic()
                        .with(MailboxField.ADDRESS, "a".repeat(65) + "@firma.example"))))
        .containsExactly("address address.malformed");
  }

  @Test
  void clearTextOnATlsPortIsWarnedAboutTwice() {
    MailboxDraft draft = Drafts.generic().with(MailboxField.INCOMING_SECURITY, "none");
    assertThat(Drafts.codes(Drafts.judge(draft.with(MailboxField.INCOMING_PORT, "993"))))
        .containsExactly(
            "incoming.port port.security-mismatch?", "incoming.security security.none?");
  }

  @Test
  void anUnknownProviderDoesNotDragProblemsAlongThatItsPresetWouldHaveSolved() {
    MailboxDraft draft = Drafts.shared().with(MailboxField.PROVIDER, "microsoft-356");
    assertThat(Drafts.codes(Drafts.judge(draft))).containsExactly("provider provider.unknown");
  }

  @Test
  void aControlCharacterIsRefusedInEveryField() {
    for (MailboxField field : MailboxField.values()) {
      MailboxDraft draft = Drafts.generic().with(field, "a\r\nb");
      assertThat(Drafts.codes(Drafts.judge(draft)))
          .contains(field.key() + " text.control-character");
    }
  }

  @Test
  void anEndlessTextIsRefusedAndNotRepeatedInFull() {
    MailboxDraft draft = Drafts.generic().with(MailboxField.INCOMING_HOST, "x.".repeat(5000));
    ValidationOutcome outcome = Drafts.judge(draft);
    assertThat(Drafts.codes(outcome)).contains("incoming.host text.too-long");
    assertThat(outcome.problems().stream().flatMap(p -> p.arguments().stream()))
        .allMatch(argument -> argument.length() <= 81);
  }

  @ParameterizedTest
  @CsvSource({"system", "none", "Proxy.Example:3128"})
  void theProxyIsTheSystemsNoneOrACertainOne(String text) {
    ProxySetting proxy = Drafts.valid(Drafts.generic().with(MailboxField.PROXY, text)).proxy();
    assertThat(Arrays.asList(proxy))
        .isSubsetOf(
            new ProxySetting.SystemProxy(),
            new ProxySetting.Direct(),
            new ProxySetting.Fixed("proxy.example", 3128));
    assertThat(proxy.getClass().getSimpleName())
        .isEqualTo(
            switch (text) {
              case "system" -> "SystemProxy";
              case "none" -> "Direct";
              default -> "Fixed";
            });
  }
}
