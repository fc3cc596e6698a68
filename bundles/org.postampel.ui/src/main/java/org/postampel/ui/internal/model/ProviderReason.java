package org.postampel.ui.internal.model;

import java.util.Locale;
import java.util.Objects;

/**
 * Why the dialog takes a provider for that of the mailbox.
 *
 * @param kind what it is concluded from
 * @param detail the domain, the name of the other mailbox, or the mail exchanger; may be empty
 */
public record ProviderReason(Kind kind, String detail) {

  /** What a provider is concluded from, the most certain first. */
  public enum Kind {
    /** A person said so. */
    CHOSEN,
    /** The domain belongs to the provider. */
    DOMAIN,
    /** Another mailbox of the same domain is there. */
    NEIGHBOUR,
    /** The domain's mail arrives there, by its MX records. */
    EXCHANGER,
    /** A directory (tenant) is named, which only Microsoft has. */
    TENANT,
    /** Shared mailboxes are a thing of Microsoft 365. */
    SHARED,
    /** Nothing is known. */
    UNKNOWN;

    /** The word used in texts. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses null. */
  public ProviderReason {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(detail);
  }
}
