package org.postampel.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTemplatesTest {

  private static final MailboxDraft SHARED =
      MailboxDraft.empty()
          .with(MailboxField.NAME, "Support")
          .with(MailboxField.ADDRESS, "support@musterfirma.example")
          .with(MailboxField.DISPLAY_NAME, "Musterfirma Support")
          .with(MailboxField.PROVIDER, "microsoft365")
          .with(MailboxField.SHARED, "true")
          .with(MailboxField.SIGN_IN_ACCOUNT, "person@musterfirma.example")
          .with(MailboxField.OUTGOING_SIGN_IN_ACCOUNT, "person")
          .with(MailboxField.OAUTH_TENANT, "11111111-2222-3333-4444-555555555555")
          .with(MailboxField.TRUSTED_CERTIFICATES, "company-ca.pem");

  @TempDir private Path folder;
  private MailboxRepository mailboxes;
  private MailboxTemplates templates;

  @BeforeEach
  void open() {
    mailboxes = MailboxRepository.inFolder(folder);
    templates = MailboxTemplates.beside(mailboxes);
  }

  @Test
  void withoutAnyTemplateTheListIsEmptyAndNothingIsMade() {
    assertThat(templates.list()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aTemplateHasNeitherAddressNorPerson() throws Exception {
    MailboxId id = templates.save(" Freigegebenes Postfach ", SHARED);

    assertThat(id).isEqualTo(new MailboxId("freigegebenes-postfach"));
    assertThat(Files.readString(folder.resolve("templates/freigegebenes-postfach.properties")))
        .contains("name = Freigegebenes Postfach", "company-ca.pem", "microsoft365")
        .doesNotContain("support", "person");
    assertThat(((MailboxEntry.Readable) templates.list().get(0)).draft().texts())
        .containsOnlyKeys(
            MailboxField.NAME,
            MailboxField.PROVIDER,
            MailboxField.SHARED,
            MailboxField.OAUTH_TENANT,
            MailboxField.TRUSTED_CERTIFICATES);
  }

  @Test
  void everybodysOwnSignInIsNoPerson() {
    templates.save("T", SHARED.with(MailboxField.SIGN_IN_ACCOUNT, "current-user"));

    MailboxDraft template = ((MailboxEntry.Readable) templates.list().get(0)).draft();
    assertThat(MailboxTemplates.beginning(template).texts())
        .containsEntry(MailboxField.SIGN_IN_ACCOUNT, "current-user")
        .doesNotContainKey(MailboxField.NAME);
  }

  @Test
  void noListOfMailboxesShowsATemplate() {
    templates.save("Vorlage", SHARED);
    mailboxes.save(new MailboxId("support"), SHARED);

    assertThat(mailboxes.list()).extracting(MailboxEntry::id).hasToString("[support]");
  }

  @Test
  void theSameNameReplacesWhateverItsCapitals() {
    templates.save("Vorlage", SHARED);
    MailboxId again = templates.save("VORLAGE", SHARED.with(MailboxField.PROVIDER, "gmx"));

    assertThat(templates.list()).hasSize(1);
    assertThat(templates.named("vorlage")).contains(again);
    assertThat(
            ((MailboxEntry.Readable) templates.list().get(0)).draft().text(MailboxField.PROVIDER))
        .isEqualTo("gmx");
  }

  @Test
  void namesThatLookAlikeAsFilesAreKeptApart() {
    MailboxId one = templates.save("Büro", SHARED);
    MailboxId two = templates.save("Buero", SHARED);

    assertThat(one).isNotEqualTo(two);
    assertThat(templates.remove(one)).isTrue();
    assertThat(templates.remove(one)).isFalse();
    assertThat(templates.named("Büro")).isEmpty();
    assertThat(templates.named("Buero")).contains(two);
  }

  @Test
  void aTemplateNeedsAName() {
    assertThatThrownBy(() -> templates.save(" ", SHARED))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
