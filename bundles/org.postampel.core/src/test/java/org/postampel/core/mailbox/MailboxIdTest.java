package org.postampel.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxIdTest {

  @ParameterizedTest
  @CsvSource({
    "Support,support",
    "Büro Köln,buero-koeln",
    "Straße & Söhne GmbH,strasse-soehne-gmbh",
    "u\u0308ber,ueber",
    "Ærø Łódź café,aeroe-lodz-cafe",
    "'  --x.. ',x",
    "'',mailbox",
    "邮箱,mailbox",
    "../../etc/passwd,etc-passwd",
    "CON,mailbox-con",
    "nul.2024,mailbox-nul.2024"
  })
  void anIdIsMadeOfAName(String name, String id) {
    assertThat(MailboxId.suggested(name, any -> false)).hasToString(id);
  }

  @Test
  void aTakenIdGetsANumber() {
    Set<MailboxId> taken = Set.of(new MailboxId("support"), new MailboxId("support-2"));
    assertThat(MailboxId.suggested("Support", taken::contains)).hasToString("support-3");
  }

  @Test
  void aLongNameIsShortenedToALegalId() {
    assertThat(MailboxId.suggested("Ü".repeat(500), any -> false).value()).hasSize(56);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", ".x", "a/b", "a\\b", "..", "a.", "ä", "a b", "con", "com1.x"})
  void whatIsNoFileNameEverywhereIsNoId(String value) {
    assertThat(MailboxId.isLegal(value)).isFalse();
    assertThatThrownBy(() -> new MailboxId(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
