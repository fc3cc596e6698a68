package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.SomeCertificate;

class TrustedCertificateTest {

  private static final MailboxId SUPPORT = new MailboxId("support");

  @TempDir Path folder;
  private MailboxRepository mailboxes;

  @BeforeEach
  void open() {
    mailboxes = MailboxRepository.inFolder(folder);
  }

  @Test
  void theCertificateLiesBesideItsMailboxWhichNamesIt() throws IOException {
    mailboxes.save(SUPPORT, House.sharedDraft());

    TrustedCertificate.add(mailboxes, SUPPORT, SomeCertificate.pem());

    assertThat(trusted()).isEqualTo("support-trusted.pem");
    assertThat(folder.resolve(trusted())).hasContent(SomeCertificate.pem());
    try (var files = Files.list(folder)) {
      assertThat(files).as("nothing temporary is left").hasSize(2);
    }
  }

  @Test
  void whatWasTrustedBeforeStaysTrustedAndItsFileIsNotChanged() throws IOException {
    Files.writeString(folder.resolve("company-ca.pem"), "the company's\n");
    mailboxes.save(
        SUPPORT, House.sharedDraft().with(MailboxField.TRUSTED_CERTIFICATES, "company-ca.pem"));

    TrustedCertificate.add(mailboxes, SUPPORT, SomeCertificate.pem());
    TrustedCertificate.add(mailboxes, SUPPORT, SomeCertificate.pem());

    assertThat(folder.resolve("company-ca.pem")).hasContent("the company's\n");
    assertThat(folder.resolve(trusted())).hasContent("the company's\n" + SomeCertificate.pem());
  }

  @Test
  void aMailboxWhoseTrustedFileIsMissingStaysAsItIs() {
    mailboxes.save(
        SUPPORT, House.sharedDraft().with(MailboxField.TRUSTED_CERTIFICATES, "missing.pem"));

    assertThatThrownBy(() -> TrustedCertificate.add(mailboxes, SUPPORT, SomeCertificate.pem()))
        .isInstanceOf(IOException.class);
    assertThat(trusted()).isEqualTo("missing.pem");
  }

  @Test
  void aCertificateBesideAnUnsavedMailboxTouchesNoFileThatIsInUse() throws IOException {
    mailboxes.save(SUPPORT, House.sharedDraft());
    TrustedCertificate.add(mailboxes, SUPPORT, "former\n");

    String name = TrustedCertificate.beside(folder, SUPPORT, trusted(), SomeCertificate.pem());

    assertThat(name).isEqualTo("support-trusted-2.pem");
    assertThat(folder.resolve(name)).hasContent("former\n" + SomeCertificate.pem());
    assertThat(trusted()).isEqualTo("support-trusted.pem");
    assertThat(folder.resolve(trusted())).hasContent("former\n");
  }

  @Test
  void aMailboxThatIsGoneTrustsNobody() throws IOException {
    assertThat(TrustedCertificate.add(mailboxes, SUPPORT, SomeCertificate.pem())).isEmpty();
  }

  private String trusted() {
    MailboxDraft draft = ((MailboxEntry.Readable) mailboxes.find(SUPPORT).orElseThrow()).draft();
    return draft.trimmed(MailboxField.TRUSTED_CERTIFICATES);
  }
}
