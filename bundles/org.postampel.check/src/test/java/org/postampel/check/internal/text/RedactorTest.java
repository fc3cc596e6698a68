package org.postampel.check.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.check.Evidence;

class RedactorTest {

  private static final String JWT =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sifQ.c2lnbmF0dXJl";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sifQ.c2lnSECRET",
        "Authorization: Bearer EwBSECRETabc",
        "a1 AUTHENTICATE XOAUTH2 dXNlcj1hbm5hAWF1dGg9QmVhcmVyIFNFQ1JFVAEB",
        "AUTH PLAIN AGFubmEASECRETSECRET",
        "a2 LOGIN anna SECRET",
        "PASS SECRET",
        "{\"access_token\":\"SECRET\",\"expires_in\":3600}",
        "grant_type=x&client_secret=SECRET&scope=y",
        "refresh_token=0.AXkASECRET",
        "ya29.a0ARrdaMSECRETxyz",
        "opaque EwBwA8l6BAAUbDba3x2OMJElkF7gJ4z7VbCPEz0AASECRET0000aaaBBB999"
      })
  void whatLooksLikeASecretIsRemoved(String text) {
    assertThat(Redactor.redact(text)).doesNotContain("SECRET").contains(Redactor.REMOVED);
  }

  @Test
  void base64OfACredentialIsRemovedHoweverShort() {
    String plain = base64("\0anna\0geheim");
    String xoauth2 = base64("user=a\u0001auth=Bearer t\u0001\u0001");

    assertThat(Redactor.redact("sent " + plain + " and " + xoauth2))
        .isEqualTo("sent " + Redactor.REMOVED + " and " + Redactor.REMOVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1 NO AUTHENTICATE failed.",
        "NO LOGIN failed.",
        "NO AUTHENTICATE failed. BasicAuthBlocked",
        "250-AUTH LOGIN XOAUTH2 PLAIN",
        "* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR",
        "535 5.7.3 Authentication unsuccessful [FR4P281CA0146.DEUP281.PROD.OUTLOOK.COM"
            + " 2026-03-01T10:00:00.000Z 08DE6FAB1234ABCD]",
        "AADSTS65001: The user or administrator has not consented to use the application with ID"
            + " '99999999-8888-7777-6666-555555555555' named 'Postampel'. Trace ID:"
            + " 11111111-2222-3333-4444-555555555555",
        "CN=mail.example, O=Musterfirma GmbH & Co. KG; SHA-256 AB:CD:EF:01:23:45:67:89",
        "scp = IMAP.AccessAsUser.All SMTP.Send",
        "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
        "/home/anna/.local/share/postampel/store/store.properties",
        "Unsupported or unrecognized SSL message"
      })
  void whatPeopleNeedToReadStays(String text) {
    assertThat(Redactor.redact(text)).isEqualTo(text);
  }

  @Test
  void evidenceCannotHoldAToken() {
    assertThat(new Evidence(Evidence.Kind.SERVER_ANSWER, "got " + JWT).text())
        .isEqualTo("got " + Redactor.REMOVED);
  }

  @Test
  void evidenceIsBounded() {
    String flood = "x y ".repeat(100_000);

    assertThat(new Evidence(Evidence.Kind.SERVER_ANSWER, flood).text()).hasSize(2003);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
