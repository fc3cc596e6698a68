package org.postampel.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MailboxTextTest {

  private static final MailboxId SUPPORT = new MailboxId("support");

  @Test
  void whatIsWrittenIsReadBack() {
    MailboxDraft draft =
        MailboxDraft.empty()
            .with(MailboxField.NAME, "Büro \\ two\nlines")
            .with(MailboxField.OAUTH_CERTIFICATE, " C:\\neu.p12");
    byte[] text = MailboxText.write(draft).getBytes(StandardCharsets.UTF_8);
    assertThat(MailboxText.read(SUPPORT, "x", text))
        .isEqualTo(new MailboxEntry.Readable(SUPPORT, draft));
  }

  @Test
  void aDefectNamesTheSource() {
    byte[] twice = "name = A\nname = B\n".getBytes(StandardCharsets.UTF_8);
    assertThat(MailboxText.read(SUPPORT, "carried/x.properties", twice))
        .isInstanceOfSatisfying(
            MailboxEntry.Broken.class,
            broken -> {
              assertThat(broken.defect().file()).isEqualTo("carried/x.properties");
              assertThat(broken.defect().line()).isEqualTo(2);
              assertThat(broken.defect().code()).isEqualTo("duplicate-key");
            });
  }

  @Test
  void moreThanTheLimitIsNotTaken() {
    byte[] large = new byte[MailboxText.LIMIT + 1];
    assertThat(MailboxText.read(SUPPORT, "x", large))
        .isInstanceOfSatisfying(
            MailboxEntry.Broken.class,
            broken -> assertThat(broken.defect().code()).isEqualTo("too-large"));
  }
}
