package org.postampel.ui.internal.model;

import java.util.Map;
import org.postampel.check.OtherPort;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxField;

/** What taking over another port means for the fields of a mailbox. */
public final class PortChange {

  private PortChange() {}

  /** The fields and what stands in them then: the port and the protection that is usual there. */
  public static Map<MailboxField, String> of(OtherPort other) {
    boolean outgoing = other.protocol() == MailProtocol.SMTP;
    return Map.of(
        outgoing ? MailboxField.OUTGOING_PORT : MailboxField.INCOMING_PORT,
        String.valueOf(other.port()),
        outgoing ? MailboxField.OUTGOING_SECURITY : MailboxField.INCOMING_SECURITY,
        other.security().id());
  }
}
