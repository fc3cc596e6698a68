package org.postampel.check.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionProductsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issuer: CN=ESET SSL Filter CA, O=ESET, spol. s r. o.|ESET",
        "issuer: CN=Avast Web/Mail Shield Root|Avast",
        "issuer: CN=Kaspersky Anti-Virus Personal Root Certificate|Kaspersky",
        "issuer: cn=ZSCALER Root CA|Zscaler",
        "issuer: CN=Zscaler Intermediate Root CA (zscalerthree.net)|Zscaler",
        "issuer: CN=Sophos SSL CA_4711|Sophos",
        "issuer: CN=FGT60F, O=Fortinet, C=US|Fortinet",
        "issuer: CN=Squid Proxy CA|Squid"
      })
  void productIsRecognisedByTheIssuerItWrites(String issuer, String product) {
    assertThat(ProtectionProducts.issuing(issuer)).contains(product);
    assertThat(ProtectionProducts.fact(issuer)).isEqualTo("known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issuer: CN=R11, O=Let's Encrypt",
        "issuer: CN=Musterfirma Root",
        "issuer: CN=Resettlement CA",
        "issuer: CN=Squidward Holding CA"
      })
  void othersAreNone(String issuer) {
    assertThat(ProtectionProducts.issuing(issuer)).isEmpty();
    assertThat(ProtectionProducts.fact(issuer)).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* OK avast! Mail Shield ready|mail.firma.de|true",
        "220 fortimail.firma.de ESMTP Smtpd|mail.firma.de|false",
        "220 Barracuda ESMTP|mail.firma.de|false",
        "220 fortimail.firma.de ESMTP Smtpd|smtp.office365.com|true",
        "220 smtp.office365.com ESMTP|smtp.office365.com|false"
      })
  void gatewayIsACompanysOwnServerButNotThatOfAPublicProvider(
      String banner, String host, boolean recognised) {
    assertThat(ProtectionProducts.greeting(banner, host).isPresent()).isEqualTo(recognised);
  }
}
