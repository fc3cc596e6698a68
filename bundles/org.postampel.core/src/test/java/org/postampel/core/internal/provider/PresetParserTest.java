package org.postampel.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.provider.ProviderPreset;
import org.postampel.core.provider.SaslIdentity;

class PresetParserTest {

  private static final String SMALLEST = "id = x\nname = X\nsign-in = password\n";

  @Test
  void theSmallestPresetTakesPasswordsAndKnowsNoServer() throws IOException {
    ProviderPreset preset = parse(SMALLEST);
    assertThat(preset.servers()).isEmpty();
    assertThat(preset.passwordSignIn()).isTrue();
    assertThat(preset.oauth()).isEmpty();
  }

  @Test
  void serversKeepTheOrderOfTheirNumbersNotOfTheirText() throws IOException {
    ProviderPreset preset =
        parse(SMALLEST + "server.10 = imap late 993 tls\nserver.2 = imap early 993 tls\n");
    assertThat(preset.server(MailProtocol.IMAP).orElseThrow().host()).isEqualTo("early");
  }

  @Test
  void theFinerIdentityWins() throws IOException {
    ProviderPreset preset =
        parse(
            SMALLEST
                + "identity.delegated.imap.shared = mailbox-address\n"
                + "identity.delegated.imap = sign-in-account\n");
    assertThat(preset.identities().identityFor(true, MailProtocol.IMAP, true))
        .isEqualTo(SaslIdentity.MAILBOX_ADDRESS);
    assertThat(preset.identities().identityFor(true, MailProtocol.IMAP, false))
        .isEqualTo(SaslIdentity.SIGN_IN_ACCOUNT);
  }

  @Test
  void umlautsAreReadAsUtf8() throws IOException {
    assertThat(parse(SMALLEST + "name.de = Müller\n").name(Locale.GERMAN)).isEqualTo("Müller");
  }

  @ParameterizedTest
  @CsvSource({
    "hots = imap.example, unknown keys",
    "id = y, twice",
    "server.1 = imap host 993, protocol host port security",
    "server.1 = imap host 70000 tls, 70000",
    "server.one = imap host 993 tls, one",
    "server.1 = nntp host 563 tls, NNTP",
    "login = nickname, nickname",
    "identity.delegated.imap = somebody, somebody",
    "identity.delegated.imap.often = mailbox-address, often",
    "oauth.kind = entra, unknown keys"
  })
  void aMistakeIsRefusedAndNamed(String line, String named) {
    assertThatThrownBy(() -> parse(SMALLEST + line + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void anAuthorityWithoutTlsIsRefused() {
    assertThatThrownBy(
            () ->
                parse(
                    "id = x\nname = X\nsign-in = oauth2\noauth.kind = openid\n"
                        + "oauth.authority = http://login.example\n"))
        .hasMessageContaining("not https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "redirect_uri", "code_challenge", "client_secret", "a b"})
  void whatTheSignInItselfSaysIsNotTakenFromAPreset(String name) {
    assertThatThrownBy(
            () ->
                parse(
                    "id = x\nname = X\nsign-in = oauth2\noauth.kind = openid\n"
                        + "oauth.authority = https://login.example\n"
                        + "oauth.authorize."
                        + name.replace(" ", "\\ ")
                        + " = x\n"))
        .hasMessageContaining("not a further parameter: " + name);
  }

  @Test
  void latin1IsRefusedInsteadOfBeingGuessed() {
    byte[] latin1 = (SMALLEST + "name.de = Müller\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> PresetParser.parse(new ByteArrayInputStream(latin1)))
        .isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void anEndlessFileIsRefused() {
    byte[] large = ("#" + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> PresetParser.parse(new ByteArrayInputStream(large)))
        .hasMessageContaining("larger than");
  }

  private static ProviderPreset parse(String text) throws IOException {
    return PresetParser.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
