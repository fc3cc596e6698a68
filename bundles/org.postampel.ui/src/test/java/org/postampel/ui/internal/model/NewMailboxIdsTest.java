package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postampel.core.mailbox.MailboxId;

class NewMailboxIdsTest {

  @ParameterizedTest
  @CsvSource({
    "Support, a@b.example, support",
    "Rechnungen & Mahnungen, a@b.example, rechnungen-mahnungen",
    "Büro Größe, a@b.example, buero-groesse",
    "Café Ñandú, a@b.example, cafe-nandu",
    "日本, vertrieb@b.example, vertrieb",
    "!!!, '', mailbox",
    "Con, a@b.example, mailbox-con",
    "'  - x - ', a@b.example, x"
  })
  void theIdIsMadeOfWhatAPersonTyped(String name, String address, String id) {
    assertThat(NewMailboxIds.freeId(name, address, taken -> false)).isEqualTo(new MailboxId(id));
  }

  @Test
  void anIdInUseGetsANumber() {
    Set<MailboxId> taken = Set.of(new MailboxId("support"), new MailboxId("support-2"));

    assertThat(NewMailboxIds.freeId("Support", "", taken::contains))
        .isEqualTo(new MailboxId("support-3"));
  }

  @Test
  void aVeryLongNameGivesALegalId() {
    assertThat(NewMailboxIds.freeId("ä".repeat(300), "", taken -> false).value())
        .hasSizeLessThan(60);
  }
}
