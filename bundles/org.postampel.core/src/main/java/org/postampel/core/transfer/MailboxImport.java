package org.postampel.core.transfer;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.postampel.core.credential.SecretName;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.mailbox.MailboxText;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.FieldProblem;
import org.postampel.core.validation.MailboxValidator;

/**
 * Brings mailboxes from files into a repository: {@link #find} reads and judges, {@link #store}
 * stores one of them. Blocking disk access, on one thread at a time.
 */
public final class MailboxImport {

  /** What happens to a mailbox whose id is in use. */
  public enum Clash {
    /** It takes the place of the stored one. */
    REPLACE,
    /** It gets an id of its own. */
    KEEP_BOTH,
    /** It is left out. */
    SKIP
  }

  private final MailboxRepository mailboxes;
  private final TokenStore store;
  private final ProviderPresets presets;

  /**
   * An import into these mailboxes.
   *
   * @param store loses the passwords of a mailbox that is replaced
   * @param presets what settings are judged by
   */
  public MailboxImport(MailboxRepository mailboxes, TokenStore store, ProviderPresets presets) {
    this.mailboxes = Objects.requireNonNull(mailboxes);
    this.store = Objects.requireNonNull(store);
    this.presets = Objects.requireNonNull(presets);
  }

  /**
   * What can be imported from these places, each file once; nothing is stored yet.
   *
   * @param places files, and folders whose {@code .properties} files are meant
   * @throws IOException when a folder cannot be read
   */
  public List<FoundMailbox> find(List<Path> places) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (Path place : places) {
      Path absolute = place.toAbsolutePath().normalize();
      if (Files.isDirectory(absolute)) {
        files.addAll(mailboxFiles(absolute));
      } else {
        files.add(absolute);
      }
    }
    return files.stream().map(this::judge).toList();
  }

  /** Whether the id is in use. */
  public boolean isTaken(MailboxId id) {
    return mailboxes.find(id).isPresent();
  }

  /**
   * Stores a mailbox, with the certificates it trusts beside it. Where it replaces another one, the
   * passwords stored for that one are removed: they were not meant for the servers it names.
   *
   * @param clash counts when the id is in use
   * @throws IOException when the certificates could not be brought along
   * @throws org.postampel.core.mailbox.MailboxStorageException when it could not be stored
   * @throws org.postampel.core.credential.TokenStoreException when a password could not be removed
   */
  public ImportOutcome store(FoundMailbox.Usable found, Clash clash) throws IOException {
    boolean taken = isTaken(found.id());
    if (taken && clash == Clash.SKIP) {
      return new ImportOutcome.Skipped(found.id());
    }
    MailboxId id =
        taken && clash == Clash.KEEP_BOTH
            ? MailboxId.suggested(found.id().value(), this::isTaken)
            : found.id();
    boolean replaced = taken && id.equals(found.id());
    if (replaced) {
      forgetPasswords(id);
    }
    MailboxDraft draft = found.draft();
    if (certificates(draft, found.file().getParent()).isPresent()) {
      Files.createDirectories(mailboxes.folder());
      draft = CarriedCertificates.carry(draft, id, found.file().getParent(), mailboxes.folder());
    }
    mailboxes.save(id, draft);
    return new ImportOutcome.Stored(id, replaced);
  }

  /**
   * The settings of a new mailbox with what can be concluded: a missing name from the id, a missing
   * provider from the address.
   */
  public static MailboxDraft completed(MailboxId id, MailboxDraft typed, ProviderPresets presets) {
    MailboxDraft named =
        typed.trimmed(MailboxField.NAME).isEmpty()
            ? typed.with(MailboxField.NAME, id.value())
            : typed;
    if (!named.trimmed(MailboxField.PROVIDER).isEmpty()) {
      return named;
    }
    return presets
        .proposedFor(named.trimmed(MailboxField.ADDRESS))
        .map(preset -> named.with(MailboxField.PROVIDER, preset.id()))
        .orElse(named);
  }

  private void forgetPasswords(MailboxId id) {
    List<SecretName> stored = store.names();
    for (SecretName own : List.of(SecretName.password(id), SecretName.outgoingPassword(id))) {
      if (stored.contains(own)) {
        store.remove(own);
      }
    }
  }

  private FoundMailbox judge(Path file) {
    String name = file.getFileName().toString();
    String stem =
        name.endsWith(MailboxExport.ENDING)
            ? name.substring(0, name.length() - MailboxExport.ENDING.length())
            : name;
    MailboxId id =
        MailboxId.isLegal(stem) ? new MailboxId(stem) : MailboxId.suggested(stem, any -> false);
    MailboxEntry entry = MailboxText.read(id, file);
    if (entry instanceof MailboxEntry.Broken broken) {
      MailboxFileDefect defect = broken.defect();
      return new FoundMailbox.Unusable(file, Optional.of(defect), List.of());
    }
    MailboxDraft draft = completed(id, ((MailboxEntry.Readable) entry).draft(), presets);
    String keyFile = missingKeyFile(draft);
    List<FieldProblem> errors = errors(id, draft, file.getParent(), !keyFile.isEmpty());
    return errors.isEmpty()
        ? new FoundMailbox.Usable(file, id, draft, keyFile)
        : new FoundMailbox.Unusable(file, Optional.empty(), errors);
  }

  private String missingKeyFile(MailboxDraft draft) {
    boolean there =
        CarriedCertificates.file(draft, MailboxField.OAUTH_CERTIFICATE, mailboxes.folder())
            .isPresent();
    return there ? "" : draft.trimmed(MailboxField.OAUTH_CERTIFICATE);
  }

  private List<FieldProblem> errors(
      MailboxId id, MailboxDraft draft, Path beside, boolean withoutKeyFile) {
    MailboxDraft judged =
        certificates(draft, beside)
            .map(file -> draft.with(MailboxField.TRUSTED_CERTIFICATES, file.toString()))
            .orElse(draft);
    return new MailboxValidator(presets)
        .validate(id, judged, mailboxes.folder()).problems().stream()
            .filter(problem -> problem.severity() == FieldProblem.Severity.ERROR)
            .filter(problem -> !withoutKeyFile || problem.field() != MailboxField.OAUTH_CERTIFICATE)
            .toList();
  }

  /** The trusted certificates beside the imported file, which go before equally named ones here. */
  private static Optional<Path> certificates(MailboxDraft draft, Path beside) {
    return CarriedCertificates.file(draft, MailboxField.TRUSTED_CERTIFICATES, beside);
  }

  private static List<Path> mailboxFiles(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + MailboxExport.ENDING)) {
      for (Path file : all) {
        if (!file.getFileName().toString().startsWith(".")) {
          files.add(file);
        }
      }
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    files.sort(null);
    return files;
  }
}
