package org.postampel.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentenceTest {

  private static String validUntil(String until, Locale locale) {
    return Sentence.of("proved.tls", "TLSv1.3", "mail.firma.test", until).in(locale);
  }

  @Test
  void aDateIsWrittenAsTheLanguageWritesDates() {
    assertThat(validUntil("2026-12-02", Locale.GERMAN)).contains("02.12.2026");
    assertThat(validUntil("2026-12-02", Locale.ENGLISH)).contains("Dec 2, 2026");
  }

  @Test
  void whatOnlyLooksLikeADateStaysAsItIs() {
    assertThat(validUntil("2026-02-31", Locale.GERMAN)).contains("2026-02-31");
  }
}
