package org.postampel.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.text.Texts;

class FileValidationTest {

  @TempDir private Path folder;

  @Test
  void aMissingPemFileIsNamed() {
    assertThat(sentenceForCertificates("company-ca.pem"))
        .contains("“company-ca.pem” cannot be read");
  }

  @Test
  void aPemFileThatIsNoneIsNamed() throws IOException {
    Files.writeString(folder.resolve("company-ca.pem"), "PK\u0003\u0004");
    assertThat(sentenceForCertificates("company-ca.pem"))
        .contains("“company-ca.pem” contains no usable certificate");
  }

  @Test
  void aFolderOrAnImpossibleNameIsNotReadAsPem() throws IOException {
    Files.createDirectory(folder.resolve("certificates"));
    assertThat(sentenceForCertificates("certificates")).contains("cannot be read");
    assertThat(sentenceForCertificates("x/".repeat(2000))).contains("cannot be read");
  }

  @Test
  void filesAreRelativeToTheFolderAndBecomeAbsolute() throws IOException {
    Path certificate = folder.resolve("postampel.p12");
    Files.writeString(certificate, "opened later, with its passphrase");
    ValidationOutcome outcome =
        Drafts.judge(
            Drafts.shared()
                .with(MailboxField.OAUTH_FLOW, "client-credentials")
                .with(MailboxField.OAUTH_CERTIFICATE, "x/../postampel.p12"),
            folder);
    assertThat(outcome).isInstanceOf(ValidationOutcome.Valid.class);
    MailboxConfiguration mailbox = ((ValidationOutcome.Valid) outcome).configuration();
    assertThat(mailbox.oauth().orElseThrow().certificate()).contains(certificate);
    assertThat(certificate).isAbsolute();
  }

  @Test
  void whoeverKnowsWhatIsInAFileIsAskedInsteadOfTheDisk() {
    NamedFiles known =
        new NamedFiles() {
          @Override
          public Finding trustedCertificates(Path file) {
            return file.equals(folder.resolve("nowhere.pem"))
                ? Finding.USABLE
                : Finding.WITHOUT_CERTIFICATE;
          }

          @Override
          public Finding clientCertificate(Path file) {
            return Finding.UNREADABLE;
          }
        };
    MailboxValidator validator = new MailboxValidator(ProviderPresets.load(), known);
    MailboxDraft draft = Drafts.generic().with(MailboxField.TRUSTED_CERTIFICATES, "nowhere.pem");

    assertThat(validator.validate(new MailboxId("x"), draft, folder))
        .isInstanceOf(ValidationOutcome.Valid.class);
    assertThat(
            validator
                .validate(
                    new MailboxId("x"),
                    draft.with(MailboxField.TRUSTED_CERTIFICATES, "other.pem"),
                    folder)
                .problems())
        .extracting(FieldProblem::code)
        .containsExactly(ProblemCodes.CERTIFICATES_NONE);
  }

  private String sentenceForCertificates(String name) {
    ValidationOutcome outcome =
        Drafts.judge(Drafts.generic().with(MailboxField.TRUSTED_CERTIFICATES, name), folder);
    assertThat(outcome).isInstanceOf(ValidationOutcome.Invalid.class);
    assertThat(outcome.problems()).hasSize(1);
    return outcome.problems().get(0).sentence(Texts.beside(Texts.class, Locale.ENGLISH));
  }
}
