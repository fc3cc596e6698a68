package org.postampel.core.validation;

import java.nio.file.Path;
import java.util.Objects;
import org.postampel.core.mailbox.MailboxDraft;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;

/**
 * Turns what was typed into a {@link org.postampel.core.mailbox.MailboxConfiguration}, or says
 * field by field why not.
 *
 * <p>Pure: no network, and of the disk only the trusted-certificates and client-certificate files
 * are looked at. Safe for use by several threads.
 */
public final class MailboxValidator {

  private final ProviderPresets presets;

  /**
   * A validator over the given presets.
   *
   * @param presets where host, port, security, scopes and the authority come from when not typed
   */
  public MailboxValidator(ProviderPresets presets) {
    this.presets = Objects.requireNonNull(presets);
  }

  /**
   * The configuration, or every problem of every field.
   *
   * @param id the key the mailbox has or will have
   * @param draft the typed texts
   * @param folder the folder against which relative file names are resolved
   */
  public ValidationOutcome validate(MailboxId id, MailboxDraft draft, Path folder) {
    throw new UnsupportedOperationException(presets + " " + id + draft + folder);
  }
}
