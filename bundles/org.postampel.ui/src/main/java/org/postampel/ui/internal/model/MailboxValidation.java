package org.postampel.ui.internal.model;

import java.nio.file.Path;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.NamedFiles;
import org.postampel.core.validation.ValidationOutcome;

/** The judgement of core's validator, which never waits for the disk. Safe for several threads. */
public final class MailboxValidation implements Validation {

  private final MailboxValidator validator;
  private final Path folder;
  private final RememberedFiles files;

  /**
   * A judgement that knows nothing of any file yet.
   *
   * @param folder the folder against which relative file names are resolved
   * @param files touches the disk
   */
  public MailboxValidation(ProviderPresets presets, Path folder, NamedFiles files) {
    this.files = new RememberedFiles(files);
    this.validator = new MailboxValidator(presets, this.files);
    this.folder = folder;
  }

  @Override
  public ValidationOutcome validate(MailboxId id, MailboxDraft draft) {
    return validator.validate(id, draft, folder);
  }

  @Override
  public boolean look() {
    return files.look();
  }
}
