package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.NamedFiles;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.fixture.SomeCertificate;

class MailboxValidationTest {

  private final List<Path> touched = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void judgingTouchesNoFileAndLookingTouchesEachNamedOneOnce() {
    Validation validation = validation();

    assertThat(problems(validation)).isEmpty();
    assertThat(touched).isEmpty();

    assertThat(validation.look()).isTrue();
    assertThat(touched).containsExactly(folder.resolve("ca.pem"));
    assertThat(problems(validation)).containsExactly(MailboxField.TRUSTED_CERTIFICATES);
  }

  @Test
  void aFileThatIsMendedIsUsableAfterTheNextLook() throws IOException {
    Validation validation = validation();
    problems(validation);
    validation.look();
    problems(validation);
    assertThat(validation.look()).isFalse();

    Files.writeString(folder.resolve("ca.pem"), SomeCertificate.pem());
    assertThat(problems(validation)).isNotEmpty();
    assertThat(validation.look()).isTrue();
    assertThat(problems(validation)).isEmpty();
  }

  @Test
  void whatIsUsableIsNoNews() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), SomeCertificate.pem());
    Validation validation = validation();
    problems(validation);

    assertThat(validation.look()).isFalse();
  }

  private Validation validation() {
    NamedFiles disk = NamedFiles.onDisk();
    return new MailboxValidation(
        ProviderPresets.load(),
        folder,
        new NamedFiles() {
          @Override
          public Finding trustedCertificates(Path file) {
            touched.add(file);
            return disk.trustedCertificates(file);
          }

          @Override
          public Finding clientCertificate(Path file) {
            touched.add(file);
            return disk.clientCertificate(file);
          }
        });
  }

  private static List<MailboxField> problems(Validation validation) {
    MailboxDraft draft = House.passwordDraft().with(MailboxField.TRUSTED_CERTIFICATES, "ca.pem");
    return validation.validate(new MailboxId("info"), draft).problems().stream()
        .map(FieldProblem::field)
        .toList();
  }
}
