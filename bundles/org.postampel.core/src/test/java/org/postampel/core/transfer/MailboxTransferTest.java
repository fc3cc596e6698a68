package org.postampel.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.credential.TokenStoreStatus;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.text.Texts;
import org.postampel.core.tls.PemCertificates;
import org.postampel.core.transfer.MailboxImport.Clash;

class MailboxTransferTest {

  private static final MailboxId INFO = new MailboxId("info");
  private static final MailboxDraft GMX =
      MailboxDraft.empty()
          .with(MailboxField.NAME, "Info")
          .with(MailboxField.ADDRESS, "info@gmx.de")
          .with(MailboxField.PROVIDER, "gmx");

  @TempDir private Path folder;
  private Path here;
  private Path elsewhere;
  private MailboxRepository mailboxes;
  private final PasswordNames store = new PasswordNames();
  private MailboxImport imports;

  @BeforeEach
  void open() throws IOException {
    here = folder.resolve("here");
    elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    mailboxes = MailboxRepository.inFolder(here);
    imports = new MailboxImport(mailboxes, store, ProviderPresets.load());
  }

  @Test
  void whatWasExportedIsImportedAsTheSameMailbox() throws IOException {
    MailboxExport.Exported exported =
        MailboxExport.write(
            new MailboxEntry.Readable(INFO, GMX), here, elsewhere.resolve("info.properties"));

    assertThat(exported.leftBehind()).isEmpty();
    assertThat(imports.store(only(exported.file()), Clash.SKIP))
        .isEqualTo(new ImportOutcome.Stored(INFO, false));
    assertThat(stored("info")).isEqualTo(GMX);
  }

  @Test
  void ofAFolderTheMailboxFilesAreMeantAndNothingElse() throws IOException {
    write("info.properties", "name = Info\naddress = info@gmx.de\n");
    write("Büro Köln.properties", "address = koeln@gmx.de\n");
    write(".info.properties.1.tmp.properties", "half");
    write("company-ca.pem", "no mailbox");
    Files.createDirectories(elsewhere.resolve("templates"));
    write("templates/vorlage.properties", "provider = gmx\n");

    List<FoundMailbox> found =
        imports.find(List.of(elsewhere, elsewhere.resolve("info.properties")));

    assertThat(found).hasOnlyElementsOfType(FoundMailbox.Usable.class).hasSize(2);
    FoundMailbox.Usable first = (FoundMailbox.Usable) found.get(0);
    assertThat(first.id()).isEqualTo(new MailboxId("buero-koeln"));
    assertThat(first.draft().texts())
        .containsEntry(MailboxField.NAME, "buero-koeln")
        .containsEntry(MailboxField.PROVIDER, "gmx");
    assertThat(here).doesNotExist();
  }

  @Test
  void anUnusableFileIsNamedWithItsFieldAndTheOthersAreFound() throws IOException {
    write("a.properties", "name = A\naddress = a@gmx.de\n");
    write("b.properties", "name = B\naddress = b@gmx.de\nincoming.port = many\n");
    write("c.properties", "name = C\npassword = geheim\n");

    List<FoundMailbox> found = imports.find(List.of(elsewhere));

    assertThat(found.get(0)).isInstanceOf(FoundMailbox.Usable.class);
    assertThat(((FoundMailbox.Unusable) found.get(1)).sentences(german()))
        .singleElement()
        .asString()
        .startsWith("b.properties, incoming.port: Der Port „many“");
    assertThat(((FoundMailbox.Unusable) found.get(2)).sentences(german()))
        .singleElement()
        .asString()
        .contains("c.properties", "Zeile 2", "password")
        .doesNotContain("geheim");
  }

  @Test
  void aFileThatIsNotThereIsUnusableAndAFolderThatIsNotThereToo() throws IOException {
    assertThat(imports.find(List.of(folder.resolve("nowhere"))))
        .singleElement()
        .isInstanceOfSatisfying(
            FoundMailbox.Unusable.class,
            missing -> assertThat(missing.sentences(german()).get(0)).contains("nowhere"));
  }

  @Test
  void anIdInUseIsReplacedOrKeptBesideOrSkippedAsOneWishes() throws IOException {
    mailboxes.save(INFO, GMX.with(MailboxField.NAME, "Before"));
    write("info.properties", "name = After\naddress = info@gmx.de\n");
    FoundMailbox.Usable found = only(elsewhere);
    assertThat(imports.isTaken(found.id())).isTrue();

    assertThat(imports.store(found, Clash.SKIP)).isEqualTo(new ImportOutcome.Skipped(INFO));
    assertThat(stored("info").text(MailboxField.NAME)).isEqualTo("Before");
    assertThat(imports.store(found, Clash.KEEP_BOTH))
        .isEqualTo(new ImportOutcome.Stored(new MailboxId("info-2"), false));
    assertThat(stored("info").text(MailboxField.NAME)).isEqualTo("Before");
    assertThat(imports.store(found, Clash.REPLACE)).isEqualTo(new ImportOutcome.Stored(INFO, true));
    assertThat(stored("info").text(MailboxField.NAME)).isEqualTo("After");
    assertThat(mailboxes.list()).hasSize(2);
  }

  @Test
  void aPasswordIsNotHandedToTheServersOfAnotherMailbox() throws IOException {
    mailboxes.save(INFO, GMX);
    store.names.addAll(
        List.of(SecretName.password(INFO), SecretName.password(new MailboxId("other"))));
    write("info.properties", "name = I\naddress = info@gmx.de\nincoming.host = evil.example\n");

    imports.store(only(elsewhere), Clash.KEEP_BOTH);
    assertThat(store.names).hasSize(2);
    imports.store(only(elsewhere), Clash.REPLACE);
    assertThat(store.names).containsExactly(SecretName.password(new MailboxId("other")));
  }

  @Test
  void trustedCertificatesGoAlongAndAPrivateKeyBesideThemStays() throws Exception {
    String certificate = pem(0);
    Files.createDirectories(here);
    Files.writeString(
        here.resolve("company-ca.pem"),
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n" + certificate);
    MailboxDraft trusting = GMX.with(MailboxField.TRUSTED_CERTIFICATES, "company-ca.pem");

    MailboxExport.write(
        new MailboxEntry.Readable(INFO, trusting), here, elsewhere.resolve("info.properties"));

    assertThat(elsewhere.resolve("company-ca.pem")).hasContent(certificate);
    Path third = folder.resolve("third");
    MailboxRepository others = MailboxRepository.inFolder(third);
    MailboxImport further = new MailboxImport(others, store, ProviderPresets.load());
    further.store((FoundMailbox.Usable) further.find(List.of(elsewhere)).get(0), Clash.SKIP);
    assertThat(third.resolve("company-ca.pem")).hasContent(certificate);
    assertThat(draft(others, "info")).isEqualTo(trusting);
  }

  @Test
  void differentCertificatesOfTheSameNameDoNotTakeEachOthersPlace() throws Exception {
    Files.createDirectories(here);
    Files.writeString(here.resolve("company-ca.pem"), pem(0));
    Files.writeString(elsewhere.resolve("company-ca.pem"), pem(1));
    write(
        "info.properties",
        "name = I\naddress = info@gmx.de\ntls.trusted-certificates = company-ca.pem\n");

    imports.store(only(elsewhere.resolve("info.properties")), Clash.SKIP);

    assertThat(here.resolve("company-ca.pem")).hasContent(pem(0));
    assertThat(here.resolve("info-trusted.pem")).hasContent(pem(1));
    assertThat(stored("info").text(MailboxField.TRUSTED_CERTIFICATES))
        .isEqualTo("info-trusted.pem");
  }

  @Test
  void aMissingTrustedCertificateIsSaidAtItsField() throws IOException {
    write("info.properties", "name = I\naddress = i@gmx.de\ntls.trusted-certificates = ca.pem\n");

    assertThat(imports.find(List.of(elsewhere)).get(0))
        .isInstanceOfSatisfying(
            FoundMailbox.Unusable.class,
            found ->
                assertThat(found.problems().get(0).field())
                    .isEqualTo(MailboxField.TRUSTED_CERTIFICATES));
  }

  @Test
  void aFileWithAPrivateKeyStaysAndItsAbsenceIsSaid() throws IOException {
    Files.createDirectories(here);
    Files.writeString(here.resolve("postampel.p12"), "a private key");
    MailboxDraft application =
        MailboxDraft.empty()
            .with(MailboxField.NAME, "App")
            .with(MailboxField.ADDRESS, "app@musterfirma.example")
            .with(MailboxField.PROVIDER, "microsoft365")
            .with(MailboxField.SIGN_IN, "oauth2")
            .with(MailboxField.OAUTH_FLOW, "client-credentials")
            .with(MailboxField.OAUTH_TENANT, "11111111-2222-3333-4444-555555555555")
            .with(MailboxField.OAUTH_CLIENT_ID, "99999999-8888-7777-6666-555555555555")
            .with(MailboxField.OAUTH_CERTIFICATE, "postampel.p12");

    MailboxExport.Exported exported =
        MailboxExport.write(
            new MailboxEntry.Readable(INFO, application),
            here,
            elsewhere.resolve("info.properties"));

    assertThat(exported.leftBehind()).isEqualTo("postampel.p12");
    assertThat(elsewhere).isDirectoryNotContaining("glob:**.p12");
    assertThat(only(elsewhere).missingKeyFile()).isEmpty();
    Files.delete(here.resolve("postampel.p12"));
    assertThat(only(elsewhere).missingKeyFile()).isEqualTo("postampel.p12");
    imports.store(only(elsewhere), Clash.SKIP);
    assertThat(stored("info")).isEqualTo(application);
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnErrorAndNothingElse() {
    assertThatThrownBy(
            () ->
                MailboxExport.write(
                    new MailboxEntry.Readable(INFO, GMX),
                    here,
                    folder.resolve("not-there/info.properties")))
        .isInstanceOf(IOException.class);
  }

  private FoundMailbox.Usable only(Path place) throws IOException {
    return (FoundMailbox.Usable) imports.find(List.of(place)).get(0);
  }

  private MailboxDraft stored(String id) {
    return draft(mailboxes, id);
  }

  private static MailboxDraft draft(MailboxRepository from, String id) {
    return ((MailboxEntry.Readable) from.find(new MailboxId(id)).orElseThrow()).draft();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(elsewhere.resolve(name), text);
  }

  private static Texts german() {
    return Texts.beside(Texts.class, Locale.GERMAN);
  }

  /** One of the certificates this Java trusts anyway. */
  private static String pem(int which) throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    X509Certificate[] trusted =
        ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
    return PemCertificates.text(List.of(trusted[which]));
  }

  /** A store of which only the names count here. */
  private static final class PasswordNames implements TokenStore {
    private final List<SecretName> names = new ArrayList<>();

    @Override
    public Optional<Secret> read(SecretName name) {
      return Optional.empty();
    }

    @Override
    public void write(SecretName name, Secret secret) {
      names.add(name);
    }

    @Override
    public boolean remove(SecretName name) {
      return names.remove(name);
    }

    @Override
    public List<SecretName> names() {
      return List.copyOf(names);
    }

    @Override
    public <T> T exclusively(SecretName name, Function<Optional<Secret>, Change<T>> change) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TokenStoreStatus status() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
